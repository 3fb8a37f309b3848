package io.clade.method.classical;

import io.clade.data.Dataset;
import io.clade.data.Preparation;
import io.clade.data.Require;
import io.clade.data.Scaling;
import io.clade.method.Method;
import io.clade.method.Paper;
import io.clade.model.Model;
import io.clade.partition.kmeans.KMeansSettings;
import io.clade.partition.kmeans.MiniBatch;
import io.clade.partition.kmeans.Partition;
import io.clade.partition.kmeans.Points;
import io.clade.partition.kmeans.Restarts;
import io.clade.partition.kmeans.Streaming;
import io.clade.tensor.Scope;
import io.clade.training.Session;

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
 * <p>Departures: a fit ends when its prototypes hardly move ({@code tolerance}; 0 goes on until no sample changes); a cluster
 * left without a sample starts anew at the sample farthest from its prototype; those of mini-batches are named in {@link
 * MiniBatch}.
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

    /**
     * @param clusters k
     * @param preparation of the samples
     * @param search for the prototypes
     * @param streaming of samples too many for memory
     */
    public record Hyperparameters(int clusters, Preparation preparation, KMeansSettings search, Streaming streaming) {}

    private final Hyperparameters settings;

    public KMeans(Hyperparameters settings) {
        this.settings = settings;
    }

    /** As published: one candidate a prototype, 20 restarts, until no sample changes its cluster; batches of 1000. */
    public static Hyperparameters paper(int clusters) {
        return new Hyperparameters(
                clusters,
                Preparation.scaled(Scaling.AUTO, 0),
                new KMeansSettings(20, 1, 10_000, 0),
                new Streaming(Streaming.Algorithm.AUTO, 1000, 0));
    }

    /** What found the lowest inertia for its time over several data sets; see docs/decisions/009-k-means.md. */
    public static Hyperparameters recommended(int clusters) {
        return new Hyperparameters(
                clusters,
                Preparation.automatic(),
                KMeansSettings.RECOMMENDED,
                new Streaming(Streaming.Algorithm.AUTO, 1024, 0));
    }

    @Override
    public Model fit(Dataset data, Session session) {
        Require.that(
                data.equallyLong(),
                "%s has series of different lengths, which k-means cannot compare step by step. Resample them to one length.",
                data.name());
        KMeansFit fit = new KMeansFit(settings, data, session);
        boolean streamed = settings.streaming()
                .streams(data.size(), fit.preparer().output().size());
        Partition found = streamed ? miniBatch(fit) : lloyd(fit);
        fit.warnAbout(found);
        return fit.model(found);
    }

    private Partition lloyd(KMeansFit fit) {
        return Scope.run(() -> Restarts.best(
                Points.read(fit.feed()), settings.clusters(), settings.search(), fit.seed(), fit.before(), fit));
    }

    private Partition miniBatch(KMeansFit fit) {
        Streaming streaming = settings.streaming();
        if (streaming.algorithm() == Streaming.Algorithm.AUTO) {
            fit.warn(
                    ("Mini-batch k-means was used, because the samples need more than the %d MB allowed. --set memory=N allows"
                                    + " more, --set algorithm=lloyd ignores the limit.")
                            .formatted(streaming.allowedMegabytes()));
        }
        return MiniBatch.fit(
                fit.feed(), settings.clusters(), settings.search(), streaming, fit.seed(), fit.before(), fit);
    }
}
