package io.clade.method.classical;

import io.clade.data.Dataset;
import io.clade.data.Labels;
import io.clade.data.Matrix;
import io.clade.data.preprocessing.Preprocessing;
import io.clade.data.preprocessing.Scaling;
import io.clade.distance.DistancesTo;
import io.clade.distance.Metric;
import io.clade.evaluation.quality.Stability;
import io.clade.input.Hyperparameter;
import io.clade.input.Require;
import io.clade.method.Method;
import io.clade.method.Paper;
import io.clade.method.Settings;
import io.clade.model.Model;
import io.clade.model.part.FittedClusters;
import io.clade.network.cluster.FittedHead;
import io.clade.network.weight.Weights;
import io.clade.partition.DistinctSamples;
import io.clade.partition.Neighbourhoods;
import io.clade.partition.PrincipalComponents;
import io.clade.partition.RandomSubset;
import io.clade.partition.manifold.FuzzyGraph;
import io.clade.partition.manifold.UmapLayout;
import io.clade.partition.manifold.UmapSettings;
import io.clade.partition.mixture.Mixture;
import io.clade.partition.mixture.MixtureSettings;
import io.clade.partition.mixture.MixtureSettings.Covariance;
import io.clade.partition.spectral.LocalScales;
import io.clade.random.Seeds;
import io.clade.tensor.Ops;
import io.clade.tensor.runtime.Scope;
import io.clade.tensor.runtime.Workers;
import io.clade.training.session.Session;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Tensor;

/**
 * Clusters of a UMAP embedding: embeds samples so that neighbours stay together, and fits a Gaussian mixture to the embedding.
 *
 * <p>Steps: let one sample stand for all equal ones; weigh the edges to the nearest neighbours; start at principal
 * components; pull neighbours together and push random pairs away; fit a mixture of normal distributions to the places. With
 * several layouts, take the clusters that those of the others agree with most. A new sample's place is the mean of those of its
 * nearest samples. Where there are more than {@code landmarks} samples, so is that of all but {@code landmarks} random ones.
 *
 * <p>Departures: the paper embeds and does not cluster; the mixture on it is that of R. McConville et al., N2D: (Not Too)
 * Deep clustering via clustering the local manifold of an autoencoded embedding, ICPR 2020, without the autoencoder.
 */
@Paper(
        title = "UMAP: Uniform Manifold Approximation and Projection for dimension reduction",
        authors = "McInnes, Healy, Melville",
        venue = "arXiv:1802.03426",
        year = 2018,
        url = "https://arxiv.org/abs/1802.03426")
public final class Umap implements Method {

    /** Name under {@code -m}. */
    public static final String NAME = "umap";

    /** The square of UMAP's least distance: no cluster of places is meant to be narrower. */
    private static final double FLOOR = 0.01;

    /**
     * @param clusters k
     * @param preparation of the samples
     * @param embedding of the samples
     * @param search for the components of the mixture
     * @param landmarks samples that are embedded, at most
     * @param layouts embeddings from different random numbers
     */
    public record Hyperparameters(
            int clusters,
            Preprocessing preparation,
            UmapSettings embedding,
            MixtureSettings search,

            @Hyperparameter(
                    value = "Maximum number of samples in the graph; larger data are sampled at random.",
                    least = 2,
                    most = 40_000)
            int landmarks,

            @Hyperparameter(
                    value =
                            "Number of embeddings from different random numbers; the clusters of the one that those of the others agree"
                                    + " with most are kept. With two, it is the first.",
                    least = 1)
            int layouts)
            implements Settings {

        /** The same with as many layouts. */
        public Hyperparameters withLayouts(int other) {
            return new Hyperparameters(clusters, preparation, embedding, search, landmarks, other);
        }
    }

    private final Hyperparameters settings;

    public Umap(Hyperparameters settings) {
        this.settings = settings;
    }

    /** The settings that N2D gives both steps: 20 neighbours, k dimensions, full covariance matrices. */
    public static Hyperparameters paper(int clusters) {
        return new Hyperparameters(
                clusters,
                Preprocessing.scaled(Scaling.AUTO, 0),
                new UmapSettings(20, Math.max(1, clusters), 200, 5),
                MixtureSettings.RECOMMENDED.withRestarts(1),
                10_000,
                1);
    }

    /** UMAP's usual settings in ten dimensions, and components of one shape, which were best over many tables. */
    public static Hyperparameters recommended(int clusters) {
        return new Hyperparameters(
                clusters,
                Preprocessing.automatic(),
                UmapSettings.RECOMMENDED,
                MixtureSettings.RECOMMENDED.withCovariance(Covariance.TIED).withFloor(FLOOR),
                10_000,
                1);
    }

    @Override
    public Model fit(Dataset data, Session session) {
        return fitAll(List.of(settings), data, session).get(0);
    }

    /**
     * Models of mixtures on the same embeddings: the same as those of one fit each, in less time.
     *
     * @param variants one or more, which differ in their mixtures alone
     */
    public static List<Model> fitAll(List<Hyperparameters> variants, Dataset data, Session session) {
        ClassicalFit.requireVectors(data, "UMAP");
        List<Model> models = new ArrayList<>();
        Embedding embedding = null;
        for (Hyperparameters each : variants) {
            Session own = models.isEmpty() ? session : session.within("variant-" + models.size());
            try (ClassicalFit fit = ClassicalFit.begin(NAME, each, data, own)) {
                Umap method = new Umap(each);
                embedding = embedding == null ? method.embed(fit) : embedding;
                models.add(method.cluster(fit, embedding));
            }
        }
        return models;
    }

    /**
     * Embeddings of distinct samples.
     *
     * @param near their nearest samples
     * @param layouts their places by different random numbers, each n×m
     */
    private record Embedding(DistinctSamples distinct, Neighbourhoods near, List<Matrix> layouts) {}

    private Embedding embed(ClassicalFit fit) {
        List<float[]> all = fit.samples();
        int[] rows = RandomSubset.ascending(all.size(), settings.landmarks(), fit.seed());
        Require.clusters(settings.clusters(), rows.length);
        DistinctSamples distinct =
                DistinctSamples.of(Arrays.stream(rows).mapToObj(all::get).toList(), Metric.EUCLIDEAN);
        Neighbourhoods near = neighbourhoods(fit, distinct);
        return new Embedding(distinct, near, layouts(fit, FuzzyGraph.of(near), start(fit, distinct, rows)));
    }

    /** Layouts at the same time, each on one thread, so that they do not depend on the number of threads. */
    private List<Matrix> layouts(ClassicalFit fit, FuzzyGraph graph, Matrix start) {
        UmapSettings layout = settings.embedding();
        Matrix[] found = new Matrix[settings.layouts()];
        int total = found.length * layout.epochs();
        AtomicInteger done = new AtomicInteger();
        Workers.run(workers -> {
            workers.forEach(
                    found.length,
                    (i, worker) -> found[i] = UmapLayout.of(
                            graph,
                            layout,
                            UmapLayout.Curve.CLOSE,
                            start,
                            i == 0 ? fit.seed() : Seeds.derive(fit.seed(), i),
                            epoch -> fit.progress("embedding", done.incrementAndGet(), total, "epochs", "")));
            return found;
        });
        return List.of(found);
    }

    private Model cluster(ClassicalFit fit, Embedding embedding) {
        int[] embedded = embedding.distinct().places();
        List<Mixture> found = new ArrayList<>();
        for (Matrix places : embedding.layouts()) {
            int number = found.size() + 1;
            found.add(Scope.run(() -> GaussianMixture.search(
                    fit, number, settings.clusters(), settings.search(), ofAll(places, embedded))));
        }
        int taken = mostAgreed(found.stream().map(Mixture::clusters).toList());
        Mixture mixture = found.get(taken);
        GaussianMixture.warnAbout(fit, settings.search(), mixture);
        if (embedded.length == fit.size()) {
            fit.keep(new FittedClusters(mixture.clusters()));
        }
        return model(fit, embedding, embedding.layouts().get(taken), mixture);
    }

    /** The position of the clustering that the others agree with most; the first of equals. */
    static int mostAgreed(List<Labels> found) {
        double[] agreement = Stability.withOthers(found);
        return IntStream.range(0, agreement.length)
                .boxed()
                .max(Comparator.comparingDouble(i -> agreement[i]))
                .orElseThrow();
    }

    private Neighbourhoods neighbourhoods(ClassicalFit fit, DistinctSamples distinct) {
        DistancesTo distancesTo = Metric.EUCLIDEAN.distancesTo(distinct.samples(), fit.channels());
        IntConsumer measured = fit.counter("measuring", distancesTo.size(), "");
        int neighbours = settings.embedding().neighbours();
        return Workers.run(workers -> Neighbourhoods.nearest(distancesTo, neighbours, workers, measured));
    }

    /** The principal components of the distinct samples. */
    private Matrix start(ClassicalFit fit, DistinctSamples distinct, int... rows) {
        int[] places = distinct.places();
        int[] first = new int[distinct.samples().size()];
        for (int i = places.length - 1; i >= 0; i--) {
            first[places[i]] = rows[i];
        }
        return Scope.run(() -> Matrix.of(PrincipalComponents.of(
                        fit.batchReader(),
                        (x, kind) -> x.flatten(1, -1),
                        settings.embedding().dimensions(),
                        fit.seed())
                .reduced()
                .index_select(0, Ops.indices(first))));
    }

    private static Tensor ofAll(Matrix places, int... of) {
        return Ops.tensor(places.toArray(), places.rows(), places.columns()).index_select(0, Ops.indices(of));
    }

    /** A new sample's place is the mean of those of its nearest landmarks, weighted as in a graph with local scales. */
    private Model model(ClassicalFit fit, Embedding embedding, Matrix places, Mixture found) {
        DistinctSamples distinct = embedding.distinct();
        double[] scales = LocalScales.of(embedding.near().distances()).values();
        Weights.Builder placing = SampleModel.landmarks(distinct.samples()).put("coefficients", places);
        FittedHead head = GaussianMixture.head(found, settings.search());
        Weights weights = head.weights()
                .with(SampleModel.putLocal(placing, distinct, scales).build());
        int neighbours = Math.min(settings.embedding().neighbours(), LocalScales.RANK);
        return fit.model(
                SampleModel.local(Metric.EUCLIDEAN, distinct.samples(), places.columns(), neighbours, false),
                head.head(),
                head.clusters(),
                weights,
                GaussianMixture.history(found));
    }
}
