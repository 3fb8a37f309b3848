package io.clade.method.classical;

import io.clade.data.Dataset;
import io.clade.data.preprocessing.Preprocessing;
import io.clade.data.preprocessing.Scaling;
import io.clade.input.Require;
import io.clade.method.Method;
import io.clade.method.Paper;
import io.clade.method.Settings;
import io.clade.model.Model;
import io.clade.model.Warning;
import io.clade.network.backbone.Architecture;
import io.clade.network.cluster.prototype.NearestPrototypeHead;
import io.clade.network.weight.Weights;
import io.clade.partition.alternation.Iteration;
import io.clade.partition.kmeans.KMeansPlusPlus;
import io.clade.partition.kmeans.KMeansResult;
import io.clade.partition.kmeans.KMeansSettings;
import io.clade.partition.kmeans.Lloyd;
import io.clade.partition.kmeans.MiniBatch;
import io.clade.partition.kmeans.Points;
import io.clade.partition.kmeans.StreamedKMeans;
import io.clade.partition.kmeans.Streaming;
import io.clade.tensor.runtime.Scope;
import io.clade.tensor.runtime.Workers;
import io.clade.training.Alternations;
import io.clade.training.session.Session;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * k-means: finds k prototypes with a low inertia Σ ‖x_i − p‖², p the prototype nearest to sample x_i, on the flattened
 * samples. The baseline that every other method should be compared with.
 *
 * <p>Steps, for each of several restarts: choose k samples far apart (k-means++); assign every sample to its nearest
 * prototype; move every prototype to the mean of its samples; repeat both until nothing moves. The restart of lowest inertia
 * wins. Samples too many for memory are streamed in mini-batches instead.
 *
 * <p>Besides Lloyd's paper: D. Arthur and S. Vassilvitskii, k-means++: the advantages of careful seeding, SODA 2007; D.
 * Sculley, Web-scale k-means clustering, WWW 2010.
 *
 * <p>Departures: a fit ends when its prototypes hardly move ({@code tolerance}; 0 goes on until no sample changes); a
 * cluster left without a sample starts anew at the sample farthest from its prototype; {@link MiniBatch} and
 * {@link StreamedKMeans} name those of mini-batches.
 */
@Paper(
        title = "Least squares quantization in PCM",
        authors = "Lloyd",
        venue = "IEEE Transactions on Information Theory 28(2)",
        year = 1982,
        url = "https://doi.org/10.1109/TIT.1982.1056489")
public final class KMeans implements Method {

    /** Name under {@code -m}. */
    public static final String NAME = "kmeans";

    private static final String INERTIA = "inertia";

    /**
     * @param clusters k
     * @param preparation of the samples
     * @param search for the prototypes
     * @param streaming of samples too many for memory
     */
    public record Hyperparameters(int clusters, Preprocessing preparation, KMeansSettings search, Streaming streaming)
            implements Settings {}

    private final Hyperparameters settings;

    public KMeans(Hyperparameters settings) {
        this.settings = settings;
    }

    /**
     * The published settings: one candidate for each prototype, 20 restarts, until no sample changes its cluster;
     * batches of 1000.
     */
    public static Hyperparameters paper(int clusters) {
        return new Hyperparameters(
                clusters,
                Preprocessing.scaled(Scaling.AUTO, 0),
                KMeansSettings.PUBLISHED,
                new Streaming(Streaming.Algorithm.AUTO, 1000, 0));
    }

    /**
     * The settings that found the lowest inertia for their time over several datasets; see
     * docs/decisions/009-k-means.md.
     */
    public static Hyperparameters recommended(int clusters) {
        return new Hyperparameters(
                clusters,
                Preprocessing.automatic(),
                KMeansSettings.RECOMMENDED,
                new Streaming(Streaming.Algorithm.AUTO, 1024, 0));
    }

    @Override
    public Model fit(Dataset data, Session session) {
        Require.that(
                data.equallyLong(),
                "%s has series of different lengths, which k-means cannot compare step by step. Resample them to one length.",
                data.name());
        try (ClassicalFit fit = ClassicalFit.begin(NAME, settings, data, session)) {
            boolean streamed = settings.streaming()
                    .streams(data.size(), fit.preprocessing().output().size());
            KMeansResult found =
                    Scope.run(() -> streamed ? stream(fit) : lloyd(fit, Points.read(fit.batchReader()), fit.seed()));
            warnAbout(fit, found);
            return fit.model(
                    new Architecture.Identity(),
                    new NearestPrototypeHead(),
                    found.clusters().count(),
                    Weights.builder().put("prototypes", found.prototypes()).build(),
                    Alternations.history(INERTIA, found.iterations()));
        }
    }

    private KMeansResult lloyd(ClassicalFit fit, Points points, long seed) {
        points.requireClusterable(settings.clusters());
        KMeansSettings search = settings.search();
        Alternations alternations = fit.alternations(INERTIA);
        SplittableRandom random = new SplittableRandom(seed);
        return alternations.best(search.restarts(), random::split, KMeansResult.STORAGE, (own, workers) -> {
            long[] chosen = KMeansPlusPlus.choose(points, settings.clusters(), search.candidates(), own, workers);
            Lloyd lloyd = new Lloyd(points, points.select(chosen), search.tolerance(), workers);
            return lloyd.partition(alternations.run(lloyd, search.iterations()));
        });
    }

    private KMeansResult stream(ClassicalFit fit) {
        Streaming streaming = settings.streaming();
        if (streaming.algorithm() == Streaming.Algorithm.AUTO) {
            fit.warn(
                    ("Mini-batch k-means was used, because the samples need more than the %s MB allowed. --set memory=N allows"
                                    + " more, --set algorithm=lloyd ignores the limit.")
                            .formatted(streaming.allowedMegabytes()));
        }
        SplittableRandom random = new SplittableRandom(fit.seed());
        Points sample = MiniBatch.sample(fit.batchReader(), settings.clusters(), streaming, random);
        KMeansResult start = lloyd(fit, sample, random.nextLong());
        // Batches are small: threads inside their operations would only wait for each other.
        return Scope.withoutGradients(() -> Workers.run(workers -> {
            KMeansSettings search = settings.search();
            MiniBatch batches =
                    new MiniBatch(fit.batchReader(), sample, start, streaming.batch(), search.tolerance(), random);
            StreamedKMeans passes = new StreamedKMeans(
                    fit.batchReader(),
                    sample,
                    batches,
                    search.iterations(),
                    (state, windows) -> tell(fit, windows),
                    samples -> fit.progress("assigning", samples, fit.size(), "samples", ""));
            return passes.partition(passes.run(Integer.MAX_VALUE));
        }));
    }

    private void tell(ClassicalFit fit, List<Iteration> windows) {
        int done = windows.size() - 1;
        String estimate = String.format(
                Locale.ROOT, "inertia about %.6g", windows.get(done).objective());
        fit.progress("learning", done, settings.search().iterations(), "windows of mini-batches", estimate);
    }

    private void warnAbout(ClassicalFit fit, KMeansResult found) {
        if (!found.converged()) {
            fit.warn(
                    "k-means reached its limit of %s iterations before it converged: --set iterations=N continues longer."
                            .formatted(settings.search().iterations()));
        }
        if (found.empty() > 0) {
            fit.warn(new Warning(
                    Warning.Kind.EMPTY_CLUSTERS,
                    "%s of %s clusters are empty. Maybe the data have fewer distinct samples than that: ask for fewer with -k."
                            .formatted(found.empty(), found.clusters().count())));
        }
    }
}
