package io.clade.method.classical;

import io.clade.data.Dataset;
import io.clade.data.Knob;
import io.clade.data.Preparation;
import io.clade.data.RandomOrder;
import io.clade.data.Require;
import io.clade.data.Scaling;
import io.clade.method.Method;
import io.clade.method.Paper;
import io.clade.model.FittedSamples;
import io.clade.model.Model;
import io.clade.network.Blueprint;
import io.clade.network.backbone.Nystrom;
import io.clade.network.weight.Weights;
import io.clade.partition.spectral.GraphSettings;
import io.clade.partition.spectral.GraphSettings.Affinity;
import io.clade.partition.spectral.SpectralEmbedding;
import io.clade.training.Session;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Spectral clustering: connects samples that are near each other into a graph and cuts it where few and weak edges are lost, so that
 * clusters may have any shape.
 *
 * <p>Steps: weigh edges by exp(−d²/(2σ²)); take the k leading eigenvectors of the normalised affinities, a row a sample; bring rows to
 * length 1; find clusters of rows by k-means. New samples get their row by Nyström's formula, and so does every sample but
 * {@code landmarks} random ones where there are more.
 *
 * <p>Departures: edges from the nearest neighbours beside the paper's full graph; Shi and Malik's rows, not of length 1, by {@code
 * unit_rows=false}.
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
            Preparation preparation,
            Comparison comparison,
            GraphSettings graph,

            @Knob(
                    value =
                            "Whether rows of eigenvectors are scaled to length 1 (Ng, Jordan and Weiss) or left unscaled (Shi and Malik).",
                    name = "unit_rows")
            boolean unitRows,

            @Knob(
                    value = "Maximum number of samples in the graph; larger data are sampled at random.",
                    least = 2,
                    most = 40_000)
            int landmarks) {}

    private final Hyperparameters settings;

    public Spectral(Hyperparameters settings) {
        this.settings = settings;
    }

    /** The ε-connected Gaussian affinity of the deep tensor kernel clustering thesis, section 8.4.2.1. */
    public static Hyperparameters paper(int clusters) {
        return new Hyperparameters(
                clusters,
                Preparation.scaled(Scaling.AUTO, 0),
                Comparison.EUCLIDEAN,
                new GraphSettings(Affinity.EPSILON, 10, 0, 0),
                true,
                10_000);
    }

    /** The ten nearest neighbours: dense and sparse clusters have as many. */
    public static Hyperparameters recommended(int clusters) {
        return new Hyperparameters(
                clusters,
                Preparation.automatic(),
                Comparison.EUCLIDEAN,
                new GraphSettings(Affinity.NEIGHBOURS, 10, 0, 0),
                true,
                10_000);
    }

    @Override
    public Model fit(Dataset data, Session session) {
        settings.comparison().requireSuitable(data);
        ClassicalFit fit = new ClassicalFit(NAME, settings, settings.clusters(), settings.preparation(), data, session);
        List<float[]> all = fit.samples();
        List<float[]> landmarks = landmarks(all, fit.seed());
        Require.clusters(settings.clusters(), landmarks.size());
        SpectralEmbedding found = SpectralEmbedding.of(
                landmarks,
                fit.channels(),
                settings.comparison().metric(),
                settings.graph(),
                settings.clusters(),
                settings.unitRows(),
                fit.seed(),
                (stage, done, total) -> fit.progress(stage, done, total, "samples", ""));
        warnAbout(fit, found);
        return model(fit, landmarks, found, landmarks.size() == all.size());
    }

    private List<float[]> landmarks(List<float[]> all, long seed) {
        if (all.size() <= settings.landmarks()) {
            return all;
        }
        int[] chosen = Arrays.copyOf(RandomOrder.of(all.size(), new SplittableRandom(seed)), settings.landmarks());
        Arrays.sort(chosen);
        return Arrays.stream(chosen).mapToObj(all::get).toList();
    }

    private void warnAbout(ClassicalFit fit, SpectralEmbedding found) {
        if (found.parts() > settings.clusters()) {
            String more = settings.graph().affinity() == Affinity.EPSILON ? "epsilon" : "neighbours";
            fit.warn(
                    "The graph of samples falls into %d unconnected parts, more than -k %d, so small parts count as clusters: --set %s=N with"
                                    .formatted(found.parts(), settings.clusters(), more)
                            + " a larger N connects them.");
        }
        if (!found.converged()) {
            fit.warn("The eigenvectors did not converge, so clusters may be inaccurate. Maybe another number of"
                    + " neighbours or clusters suits the data.");
        }
    }

    /** @param whole whether the landmarks are all samples */
    private Model model(ClassicalFit fit, List<float[]> landmarks, SpectralEmbedding found, boolean whole) {
        int k = settings.clusters();
        float[] kept = SampleModel.padded(landmarks);
        int count = landmarks.size();
        int width = kept.length / count;
        boolean epsilon = settings.graph().affinity() == Affinity.EPSILON;
        Nystrom backbone = new Nystrom(
                settings.comparison().metric(),
                count,
                width,
                k,
                epsilon ? 0 : settings.graph().neighbours() + 1,
                found.epsilon(),
                settings.unitRows());
        float divisor = (float) (2 * found.sigma() * found.sigma());
        Weights weights = Weights.builder()
                .put("landmarks", new long[] {count, width}, kept)
                .put("coefficients", new long[] {count, k}, found.coefficients())
                .put("divisor", new long[] {1}, new float[] {divisor})
                .put("prototypes", found.partition().prototypes())
                .build();
        return fit.model(
                backbone,
                Blueprint.Head.PROTOTYPES,
                k,
                k,
                whole ? FittedSamples.with(weights, found.clusters()) : weights,
                fit.once("inertia", found.partition().inertia()));
    }
}
