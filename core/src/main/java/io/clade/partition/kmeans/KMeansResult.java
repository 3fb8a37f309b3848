package io.clade.partition.kmeans;

import io.clade.data.Labels;
import io.clade.data.Matrix;
import io.clade.network.weight.Weights;
import io.clade.partition.alternation.Iteration;
import io.clade.partition.alternation.Solution;
import io.clade.partition.alternation.Storage;
import io.clade.partition.alternation.StoredArrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A result of k-means.
 *
 * @param prototypes the centroids, k×d
 * @param clusters the nearest prototype of each sample, n
 * @param iterations with the inertia, Σ ‖x_i − p‖² over the samples and their nearest prototypes, as the objective: one entry
 *     each time all samples were assigned
 * @param converged whether the search had settled, not reached its limit of iterations
 */
public record KMeansResult(Matrix prototypes, Labels clusters, List<Iteration> iterations, boolean converged)
        implements Solution {

    /** Stores prototypes, clusters and whether the search had settled. */
    public static final Storage<KMeansResult> STORAGE = new Stored();

    public KMeansResult {
        iterations = List.copyOf(iterations);
    }

    /** Σ ‖x_i − p‖² over the samples and their nearest prototypes. */
    public double inertia() {
        return objective();
    }

    /** Clusters without a sample. */
    public long empty() {
        return IntStream.of(clusters.sizes()).filter(size -> size == 0).count();
    }

    private static final class Stored implements Storage<KMeansResult> {

        private static final String PROTOTYPES = "prototypes";
        private static final String CLUSTERS = "clusters";
        private static final String CONVERGED = "converged";

        @Override
        public Weights write(KMeansResult partition) {
            return Weights.builder()
                    .put(PROTOTYPES, partition.prototypes())
                    .put(CLUSTERS, partition.clusters())
                    .put(CONVERGED, new long[] {1}, new float[] {partition.converged() ? 1 : 0})
                    .build();
        }

        @Override
        public KMeansResult read(Weights arrays, List<Iteration> iterations) {
            Matrix prototypes = StoredArrays.matrix(arrays, PROTOTYPES);
            return new KMeansResult(
                    prototypes,
                    StoredArrays.labels(arrays, CLUSTERS, prototypes.rows()),
                    iterations,
                    arrays.get(CONVERGED).values()[0] > 0);
        }
    }
}
