package io.clade.method.autoencoder.finish;

import io.clade.data.Labels;
import io.clade.method.fitting.Fit;
import io.clade.partition.NearestNeighbours;
import io.clade.tensor.runtime.Scope;
import java.util.Locale;
import org.bytedeco.pytorch.Tensor;

/**
 * Compares clusters by the nearest neighbours among the samples that they separate, and warns of a fit that did worse than something
 * simpler: without labels, there is no better sign that it failed.
 */
public final class SeparatedNeighbours {

    /** Neighbours of a sample that clusters should not separate. */
    private static final int NEIGHBOURS = 10;

    /** Clusters may separate so many times the neighbours that others do. */
    private static final double WORSE = 1.1;

    /** Below this share, what clusters separate is chance. */
    private static final double LEAST = 0.005;

    private final Fit fit;
    private final NearestNeighbours neighbours;
    private final Labels ofKMeans;

    private SeparatedNeighbours(Fit fit, NearestNeighbours neighbours, Labels ofKMeans) {
        this.fit = fit;
        this.neighbours = neighbours;
        this.ofKMeans = ofKMeans;
    }

    /** @param k number of clusters of k-means on the samples, with which {@link #warnIfBelowKMeans} compares */
    public static SeparatedNeighbours of(Fit fit, int k) {
        return Scope.run(() -> {
            Tensor points = NearestNeighbours.points(fit.batchReader(), fit.seed());
            return new SeparatedNeighbours(
                    fit,
                    NearestNeighbours.of(points, NEIGHBOURS, fit.seed()),
                    fit.kMeans(points, k).clusters());
        });
    }

    /**
     * Warns where the clusters of a refinement separate more neighbours than those that it started from.
     *
     * @param finish that found the start
     */
    public void warnIfBelowStart(Labels start, Labels refined, Finish finish) {
        double more = more(refined, start);
        if (more > WORSE) {
            boolean umap = finish == Finish.UMAP;
            fit.warn(String.format(
                    Locale.ROOT,
                    "The refinement ended worse than it started: its clusters separate %.0f %% more of the nearest neighbours than"
                            + " %s on the autoencoder's embedding. Try -m %s.",
                    100 * (more - 1),
                    umap ? "mixtures on UMAP's layouts" : "k-means",
                    umap ? "n2d" : "autoencoder"));
        }
    }

    /** Warns where clusters separate more neighbours than those of k-means on the samples. */
    public void warnIfBelowKMeans(Labels found) {
        double more = more(found, ofKMeans);
        if (more > WORSE) {
            fit.warn(String.format(
                    Locale.ROOT,
                    "k-means on the samples may be better: the clusters found here separate %.0f %% more of the nearest neighbours."
                            + " Try -m auto, which compares several methods.",
                    100 * (more - 1)));
        }
    }

    /** The neighbours that {@code found} separates over those that {@code others} do, both beyond chance. */
    private double more(Labels found, Labels others) {
        return neighbours.separatedBeyondChance(found) / Math.max(LEAST, neighbours.separatedBeyondChance(others));
    }
}
