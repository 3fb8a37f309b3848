package io.clade.partition.kmeans;

import io.clade.data.Labels;
import io.clade.data.Matrix;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a k-means fit found.
 *
 * @param prototypes the centroids, k×d
 * @param clusters the nearest prototype of each sample, n
 * @param iterations how the inertia went: one entry each time all samples were assigned, the last for the result
 * @param converged whether the fit ended because it had settled, not at its limit of iterations
 */
public record Partition(Matrix prototypes, Labels clusters, List<Iteration> iterations, boolean converged) {

    /**
     * @param inertia Σ ‖x_i − p‖² over the samples and their nearest prototypes
     * @param seconds wall time
     */
    public record Iteration(double inertia, double seconds) {}

    public Partition {
        iterations = List.copyOf(iterations);
    }

    /** Σ ‖x_i − p‖² over the samples and their nearest prototypes. */
    public double inertia() {
        return iterations.get(iterations.size() - 1).inertia();
    }

    /** Clusters without a sample. */
    public long empty() {
        return IntStream.of(clusters.sizes()).filter(size -> size == 0).count();
    }
}
