package io.clade.partition.spectral;

import io.clade.partition.alternation.Alternation;
import io.clade.partition.alternation.Solved;
import io.clade.partition.kmeans.KMeansRestarts;
import io.clade.partition.kmeans.KMeansResult;
import io.clade.partition.kmeans.KMeansSettings;
import io.clade.tensor.Ops;
import io.clade.tensor.runtime.Scope;
import io.clade.tensor.runtime.Workers;
import java.util.stream.IntStream;

/**
 * The spectral embedding of the samples of a graph: rows of the k leading eigenvectors of its random walk D⁻¹W, whose
 * clusters approximate a normalised cut.
 */
public final class SpectralEmbedding {

    private static final double EPSILON = 1e-12;

    private final double[] vectors;
    private final double[] values;
    private final boolean converged;

    private SpectralEmbedding(double[] vectors, double[] values, boolean converged) {
        this.vectors = vectors;
        this.values = values;
        this.converged = converged;
    }

    /**
     * Finds the eigenvectors.
     *
     * @param observer hears of every round of the search
     */
    public static SpectralEmbedding of(AffinityGraph graph, int k, long seed, Alternation.Observer<Object> observer) {
        return Workers.run(workers -> {
            LeadingEigenvectors search = new LeadingEigenvectors(graph, k, seed, workers);
            Solved<LeadingEigenvectors.State> found = search.run(LeadingEigenvectors.MOST_ROUNDS, observer);
            // Eigenvectors of D^(−1/2) W D^(−1/2) so far.
            double[] vectors = search.vectors(found.state());
            double[] degrees = graph.degrees();
            for (int i = 0; i < vectors.length; i++) {
                vectors[i] /= Math.sqrt(degrees[i / k]);
            }
            return new SpectralEmbedding(vectors, search.values(found.state()), found.converged());
        });
    }

    /** The eigenvectors of D⁻¹W, n×k, row by row. */
    double[] vectors() {
        return vectors;
    }

    /** Their eigenvalues, k. */
    double[] values() {
        return values;
    }

    /** True if the eigenvectors have settled. */
    public boolean converged() {
        return converged;
    }

    /**
     * Finds k clusters of the rows by k-means.
     *
     * @param k 2 or more; may be more than there are eigenvectors, where there are fewer samples than clusters
     * @param copies the sample of the graph that each sample to cluster is equal to
     * @param unitRows whether rows are brought to length 1 first (A. Y. Ng, M. I. Jordan and Y. Weiss, On spectral clustering,
     *     NIPS 2001) or not (J. Shi and J. Malik, Normalized cuts and image segmentation, IEEE Transactions on Pattern Analysis
     *     and Machine Intelligence 22(8), 2000)
     */
    public KMeansResult cluster(int k, int[] copies, boolean unitRows, long seed) {
        return Scope.run(() -> KMeansRestarts.best(
                Ops.tensor(rows(unitRows), vectors.length / values.length, values.length)
                        .index_select(0, Ops.indices(copies)),
                k,
                KMeansSettings.RECOMMENDED.withTolerance(0),
                seed));
    }

    /** The same of the samples of the graph, into as many clusters as there are eigenvectors. */
    public KMeansResult cluster(boolean unitRows, long seed) {
        int n = vectors.length / values.length;
        return cluster(values.length, IntStream.range(0, n).toArray(), unitRows, seed);
    }

    private float[] rows(boolean unit) {
        int k = values.length;
        float[] rows = new float[vectors.length];
        for (int from = 0; from < vectors.length; from += k) {
            double squares = 0;
            for (int c = 0; c < k; c++) {
                squares += vectors[from + c] * vectors[from + c];
            }
            double scale = unit ? 1 / Math.max(Math.sqrt(squares), EPSILON) : 1;
            for (int c = 0; c < k; c++) {
                rows[from + c] = (float) (vectors[from + c] * scale);
            }
        }
        return rows;
    }

    /** The coefficients of the affinities in Nyström's formula: v_ij / λ_j, n×k. */
    public float[] coefficients() {
        float[] coefficients = new float[vectors.length];
        for (int i = 0; i < coefficients.length; i++) {
            double value = values[i % values.length];
            coefficients[i] = (float) (vectors[i] / (Math.abs(value) > EPSILON ? value : EPSILON));
        }
        return coefficients;
    }
}
