package io.clade.partition.mixture;

import io.clade.data.Labels;
import io.clade.data.Matrix;
import io.clade.partition.kmeans.Partition;
import java.util.Arrays;
import java.util.List;

/**
 * A mixture of k normal distributions of d features, as a fit left it; immutable, off the native heap.
 */
public final class Mixture {

    private final int k;
    private final int d;
    private final double[] weights;
    private final double[] means;
    private final double[] factors;
    private final double[] offsets;
    private final List<Partition.Iteration> iterations;
    private final boolean converged;
    private final int recovered;
    private final Labels clusters;

    Mixture(
            Components components,
            List<Partition.Iteration> iterations,
            boolean converged,
            int recovered,
            Labels clusters) {
        this.weights = components.weights();
        this.means = components.means();
        this.factors = components.factors();
        this.offsets = components.offsets();
        this.k = weights.length;
        this.d = means.length / k;
        this.iterations = List.copyOf(iterations);
        this.converged = converged;
        this.recovered = recovered;
        this.clusters = clusters;
    }

    /**
     * The numbers of all components, row by row.
     */
    static final class Components {

        private final double[] weights;
        private final double[] means;
        private final double[] factors;
        private final double[] offsets;

        Components(double[] weights, double[] means, double[] factors, double[] offsets) {
            this.weights = weights;
            this.means = means;
            this.factors = factors;
            this.offsets = offsets;
        }

        /** π, k. */
        double[] weights() {
            return weights;
        }

        /** μ, k×d. */
        double[] means() {
            return means;
        }

        /** F with F Fᵀ = Σ⁻¹: k×d×d, or their diagonals, k×d. */
        double[] factors() {
            return factors;
        }

        /** ln π + ln |F|, k. */
        double[] offsets() {
            return offsets;
        }
    }

    /** π, k numbers that sum to 1. */
    public double[] weights() {
        return weights.clone();
    }

    /** μ, k×d. */
    public Matrix means() {
        return Matrix.wrap(k, d, floats(means));
    }

    /** F_j with F_j F_jᵀ = Σ_j⁻¹: k×d×d numbers, or k×d of diagonals. */
    public float[] factors() {
        return floats(factors);
    }

    /** ln π_j + ln |F_j|, k. */
    public float[] offsets() {
        return floats(offsets);
    }

    private static float[] floats(double... values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }

    /**
     * Minus the mean log-likelihood of a sample, in {@code inertia}, before each iteration; the last is the result's.
     */
    public List<Partition.Iteration> iterations() {
        return iterations;
    }

    /** The mean log-likelihood of a sample. */
    public double logLikelihood() {
        return -iterations.get(iterations.size() - 1).inertia();
    }

    /** Whether the fit ended because it had settled, not at its limit of iterations. */
    public boolean converged() {
        return converged;
    }

    /** Components that had shrunk to less than two samples or to no volume, and were started anew. */
    public int recovered() {
        return recovered;
    }

    /** The component of highest posterior of every sample. */
    public Labels clusters() {
        return clusters;
    }

    @Override
    public String toString() {
        return k + " components, weights " + Arrays.toString(weights);
    }
}
