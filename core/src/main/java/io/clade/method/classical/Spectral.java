package io.clade.method.classical;

import io.clade.data.Dataset;
import io.clade.data.preprocessing.Preprocessing;
import io.clade.data.preprocessing.Scaling;
import io.clade.distance.DistancesTo;
import io.clade.distance.Metric;
import io.clade.input.Hyperparameter;
import io.clade.input.Require;
import io.clade.method.Method;
import io.clade.method.Paper;
import io.clade.method.Settings;
import io.clade.model.Model;
import io.clade.model.part.FittedClusters;
import io.clade.network.backbone.Architecture;
import io.clade.network.backbone.Nystrom;
import io.clade.network.cluster.prototype.NearestPrototypeHead;
import io.clade.network.weight.Weights;
import io.clade.partition.DistinctSamples;
import io.clade.partition.RandomSubset;
import io.clade.partition.kmeans.KMeansResult;
import io.clade.partition.spectral.AffinityGraph;
import io.clade.partition.spectral.GraphSettings;
import io.clade.partition.spectral.GraphSettings.Affinity;
import io.clade.partition.spectral.SpectralEmbedding;
import io.clade.tensor.runtime.Workers;
import io.clade.training.session.Session;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * Spectral clustering: connects samples that are near each other into a graph and cuts it where few and weak edges are lost, so that
 * clusters may have any shape.
 *
 * <p>Steps: let one sample stand for all equal ones; weigh edges by exp(−d²/(2σ²)), σ one for all or each sample's own; take
 * the k leading eigenvectors of the normalised affinities, one row for each sample; scale rows to length 1; find clusters of
 * rows by k-means. New samples get their row by Nyström's formula. Where there are more than {@code landmarks} samples, so do
 * all but {@code landmarks} random ones.
 *
 * <p>Departures: edges from the nearest neighbours beside the paper's full graph, by default with a width for every sample (L.
 * Zelnik-Manor and P. Perona, Self-tuning spectral clustering, NIPS 2004), so that groups may differ in density; Shi
 * and Malik's rows, not of length 1, by {@code unit_rows=false}.
 */
@Paper(
        title = "On spectral clustering: analysis and an algorithm",
        authors = "Ng, Jordan, Weiss",
        venue = "NIPS",
        year = 2001,
        url = "https://papers.nips.cc/paper/2092-on-spectral-clustering-analysis-and-an-algorithm")
public final class Spectral implements Method {

    /** Name under {@code -m}. */
    public static final String NAME = "spectral";

    /**
     * @param clusters k
     * @param preparation of the samples
     * @param comparison of two samples
     * @param graph of samples that are near each other
     * @param unitRows whether rows of eigenvectors are brought to length 1
     * @param landmarks samples that the graph is made of, at most
     */
    public record Hyperparameters(
            int clusters,
            Preprocessing preparation,
            Comparison comparison,
            GraphSettings graph,

            @Hyperparameter(
                    value =
                            "Whether rows of eigenvectors are scaled to length 1 (Ng, Jordan and Weiss) or left unscaled (Shi and Malik).",
                    name = "unit_rows")
            boolean unitRows,

            @Hyperparameter(
                    value = "Maximum number of samples in the graph; larger data are sampled at random.",
                    least = 2,
                    most = 40_000)
            int landmarks)
            implements Settings {

        @Override
        public Preprocessing preparation() {
            return comparison.prepared(preparation);
        }

        @Override
        public boolean comparesDirections() {
            return comparison.comparesDirections();
        }
    }

    private final Hyperparameters settings;

    public Spectral(Hyperparameters settings) {
        this.settings = settings;
    }

    /** The ε-connected Gaussian affinity of the deep tensor kernel clustering thesis, section 8.4.2.1. */
    public static Hyperparameters paper(int clusters) {
        return new Hyperparameters(
                clusters,
                Preprocessing.scaled(Scaling.AUTO, 0),
                Comparison.EUCLIDEAN,
                new GraphSettings(Affinity.EPSILON, 10, 0, 0),
                true,
                10_000);
    }

    /** A graph of the ten nearest neighbours, which dense and sparse clusters have alike. */
    public static Hyperparameters recommended(int clusters) {
        return new Hyperparameters(
                clusters,
                Preprocessing.automatic(),
                Comparison.EUCLIDEAN,
                new GraphSettings(Affinity.NEIGHBOURS, 10, 0, 0),
                true,
                10_000);
    }

    @Override
    public Model fit(Dataset data, Session session) {
        settings.comparison().requireSuitable(data);
        try (ClassicalFit fit = ClassicalFit.begin(NAME, settings, data, session)) {
            List<float[]> all = fit.samples();
            settings.comparison().warnOfZeros(fit, all);
            List<float[]> landmarks = landmarks(all, fit.seed());
            int k = settings.clusters();
            Require.clusters(k, landmarks.size());
            DistinctSamples distinct =
                    DistinctSamples.of(landmarks, settings.comparison().metric());
            AffinityGraph graph = graph(fit, distinct);
            int vectors = Math.min(k, graph.size());
            SpectralEmbedding embedding =
                    SpectralEmbedding.of(graph, vectors, fit.seed(), fit.updates("eigenvectors, round"));
            KMeansResult found = embedding.cluster(k, distinct.places(), settings.unitRows(), fit.seed());
            warnAbout(fit, graph, embedding);
            if (landmarks.size() == all.size()) {
                fit.keep(new FittedClusters(found.clusters()));
            }
            Weights weights = weights(distinct, graph, embedding, found);
            return fit.model(
                    backbone(distinct.samples(), graph, vectors),
                    new NearestPrototypeHead(),
                    k,
                    weights,
                    fit.once("inertia", found.inertia()));
        }
    }

    private List<float[]> landmarks(List<float[]> all, long seed) {
        int[] chosen = RandomSubset.ascending(all.size(), settings.landmarks(), seed);
        return Arrays.stream(chosen).mapToObj(all::get).toList();
    }

    private AffinityGraph graph(ClassicalFit fit, DistinctSamples distinct) {
        DistancesTo distancesTo = settings.comparison().metric().distancesTo(distinct.samples(), fit.channels());
        IntConsumer measured = fit.counter("measuring", distancesTo.size(), "");
        AffinityGraph graph =
                Workers.run(workers -> AffinityGraph.of(distancesTo, settings.graph(), workers, measured));
        return graph.counted(distinct.copies());
    }

    private void warnAbout(ClassicalFit fit, AffinityGraph graph, SpectralEmbedding embedding) {
        if (graph.parts() > settings.clusters()) {
            String more = settings.graph().affinity() == Affinity.EPSILON ? "epsilon" : "neighbours";
            fit.warn(
                    "The graph of samples falls into %s unconnected parts, more than -k %s, so small parts count as clusters: --set %s=N with"
                                    .formatted(graph.parts(), settings.clusters(), more)
                            + " a larger N connects them.");
        }
        if (!embedding.converged()) {
            fit.warn("The eigenvectors did not converge, so clusters may be inaccurate. Maybe another number of"
                    + " neighbours or clusters suits the data.");
        }
    }

    private Weights weights(
            DistinctSamples distinct, AffinityGraph graph, SpectralEmbedding embedding, KMeansResult found) {
        Weights.Builder weights = SampleModel.landmarks(distinct.samples())
                .put(
                        "coefficients",
                        new long[] {graph.size(), found.prototypes().columns()},
                        embedding.coefficients())
                .put("prototypes", found.prototypes());
        double[] scales = graph.scales();
        if (settings.graph().isLocal()) {
            return SampleModel.putLocal(weights, distinct, scales).build();
        }
        float divisor = (float) (2 * scales[0] * scales[0]);
        return weights.put("divisor", new long[] {1}, new float[] {divisor}).build();
    }

    private Architecture backbone(List<float[]> landmarks, AffinityGraph graph, int vectors) {
        Metric metric = settings.comparison().metric();
        GraphSettings edges = settings.graph();
        if (edges.isLocal()) {
            return SampleModel.local(metric, landmarks, vectors, edges.neighbours(), settings.unitRows());
        }
        int nearest = edges.affinity() == Affinity.EPSILON ? 0 : edges.neighbours() + 1;
        int width = SampleModel.width(landmarks);
        return new Nystrom(metric, landmarks.size(), width, vectors, nearest, graph.epsilon(), settings.unitRows());
    }
}
