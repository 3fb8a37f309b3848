package io.clade.partition.spectral;

import io.clade.data.Labels;
import io.clade.data.Require;
import io.clade.partition.StageListener;
import io.clade.partition.kmeans.KMeansSettings;
import io.clade.partition.kmeans.Partition;
import io.clade.partition.kmeans.Restarts;
import io.clade.tensor.Gauge;
import io.clade.tensor.Metric;
import io.clade.tensor.Ops;
import io.clade.tensor.Scope;
import io.clade.tensor.Workers;
import java.util.List;

/**
 * Spectral clustering of a graph by its normalised cut: the k leading eigenvectors of the walk D⁻¹W, a row a sample, brought to
 * length 1 or not, then k-means on the rows.
 */
public final class SpectralEmbedding {

    private static final double EPSILON = 1e-12;

    private final double[] vectors;
    private final double[] values;
    private final Partition partition;
    private final double epsilon;
    private final double sigma;
    private final int parts;
    private final boolean converged;

    private SpectralEmbedding(
            double[] vectors,
            double[] values,
            Partition partition,
            double epsilon,
            double sigma,
            int parts,
            boolean converged) {
        this.vectors = vectors;
        this.values = values;
        this.partition = partition;
        this.epsilon = epsilon;
        this.sigma = sigma;
        this.parts = parts;
        this.converged = converged;
    }

    /** The eigenvectors of D⁻¹W, n×k, row by row. */
    double[] vectors() {
        return vectors;
    }

    /** Their eigenvalues, k. */
    double[] values() {
        return values;
    }

    /** What k-means found on the rows, as {@code normalised} has them. */
    public Partition partition() {
        return partition;
    }

    /** ε of the graph, 0 where it has none. */
    public double epsilon() {
        return epsilon;
    }

    /** σ of its affinities, 0 where they have none. */
    public double sigma() {
        return sigma;
    }

    /** Parts of the graph that no edge connects. */
    public int parts() {
        return parts;
    }

    /** Whether the eigenvectors have settled. */
    public boolean converged() {
        return converged;
    }

    /**
     * Clusters samples.
     *
     * @param channels numbers a step of a series
     * @param normalised whether rows are brought to length 1 (A. Y. Ng, M. I. Jordan and Y. Weiss, On spectral clustering, NIPS
     *     2001) or not (J. Shi and J. Malik, Normalized cuts and image segmentation, IEEE Transactions on Pattern Analysis and
     *     Machine Intelligence 22(8), 2000)
     * @throws io.clade.data.InputException unless 2 ≤ k ≤ n
     */
    public static SpectralEmbedding of(
            List<float[]> samples,
            int channels,
            Metric metric,
            GraphSettings settings,
            int k,
            boolean normalised,
            long seed,
            StageListener listener) {
        int n = samples.size();
        Require.clusters(k, n);
        Gauge gauge = metric.gauge(samples, channels);
        AffinityGraph graph = Workers.run(
                workers -> AffinityGraph.of(gauge, settings, workers, done -> listener.went("measuring", done, n)));
        return of(graph, k, normalised, seed, listener);
    }

    static SpectralEmbedding of(AffinityGraph graph, int k, boolean normalised, long seed, StageListener listener) {
        int n = graph.size();
        LeadingEigenvectors.Found found = Workers.run(workers -> LeadingEigenvectors.of(
                graph, k, seed, workers, round -> listener.went("eigenvectors, round " + round, 0, 1)));
        double[] vectors = found.vectors();
        double[] degrees = graph.degrees();
        for (int i = 0; i < vectors.length; i++) {
            vectors[i] /= Math.sqrt(degrees[i / k]);
        }
        Partition partition = Scope.run(() -> Restarts.best(
                Ops.tensor(rows(vectors, k, normalised), n, k), k, KMeansSettings.RECOMMENDED.withTolerance(0), seed));
        return new SpectralEmbedding(
                vectors, found.values(), partition, graph.epsilon(), graph.sigma(), graph.parts(), found.converged());
    }

    /** Rows of length 1, or of a common scale at which numbers are near 1. */
    private static float[] rows(double[] vectors, int k, boolean normalised) {
        float[] rows = new float[vectors.length];
        for (int from = 0; from < vectors.length; from += k) {
            double squares = 0;
            for (int c = 0; c < k; c++) {
                squares += vectors[from + c] * vectors[from + c];
            }
            double scale = normalised ? 1 / Math.max(Math.sqrt(squares), EPSILON) : 1;
            for (int c = 0; c < k; c++) {
                rows[from + c] = (float) (vectors[from + c] * scale);
            }
        }
        return rows;
    }

    /** The cluster of each sample. */
    public Labels clusters() {
        return partition.clusters();
    }

    /** What an affinity to each sample counts in Nyström's formula: v_ij / λ_j, n×k. */
    public float[] coefficients() {
        float[] coefficients = new float[vectors.length];
        for (int i = 0; i < coefficients.length; i++) {
            double value = values[i % values.length];
            coefficients[i] = (float) (vectors[i] / (Math.abs(value) > EPSILON ? value : EPSILON));
        }
        return coefficients;
    }
}
