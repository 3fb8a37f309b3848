package io.clade.partition.mixture;

import io.clade.data.Labels;
import io.clade.data.Matrix;
import io.clade.network.weight.Weights;
import io.clade.partition.alternation.Iteration;
import io.clade.partition.alternation.Solution;
import io.clade.partition.alternation.Storage;
import io.clade.partition.alternation.StoredArrays;
import java.util.Arrays;
import java.util.List;

/**
 * A fitted mixture of k normal distributions of d features; immutable, off the native heap. The objective of its
 * iterations is minus the mean log-likelihood of a sample.
 */
public final class Mixture implements Solution {

    /** Stores all but the iterations. */
    public static final Storage<Mixture> STORAGE = new Stored();

    private final double[] weights;
    private final Matrix means;
    private final float[] factors;
    private final float[] offsets;
    private final Labels clusters;
    private final int recovered;
    private final List<Iteration> iterations;
    private final boolean converged;

    private Mixture(
            double[] weights,
            Matrix means,
            float[] factors,
            float[] offsets,
            Labels clusters,
            int recovered,
            List<Iteration> iterations,
            boolean converged) {
        this.weights = weights;
        this.means = means;
        this.factors = factors;
        this.offsets = offsets;
        this.clusters = clusters;
        this.recovered = recovered;
        this.iterations = List.copyOf(iterations);
        this.converged = converged;
    }

    Mixture(Components components, Labels clusters, int recovered, List<Iteration> iterations, boolean converged) {
        this(
                components.weights(),
                Matrix.wrap(
                        components.weights().length,
                        components.means().length / components.weights().length,
                        floats(components.means())),
                floats(components.factors()),
                floats(components.offsets()),
                clusters,
                recovered,
                iterations,
                converged);
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

    private static float[] floats(double... values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }

    /** π, k numbers that sum to 1. */
    public double[] weights() {
        return weights.clone();
    }

    /** μ, k×d. */
    public Matrix means() {
        return means;
    }

    /** F_j with F_j F_jᵀ = Σ_j⁻¹: k×d×d numbers, or k×d of diagonals. */
    public float[] factors() {
        return factors.clone();
    }

    /** ln π_j + ln |F_j|, k. */
    public float[] offsets() {
        return offsets.clone();
    }

    @Override
    public List<Iteration> iterations() {
        return iterations;
    }

    @Override
    public boolean converged() {
        return converged;
    }

    /** The mean log-likelihood of a sample. */
    public double logLikelihood() {
        return -objective();
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
        return weights.length + " components, weights " + Arrays.toString(weights);
    }

    private static final class Stored implements Storage<Mixture> {

        private static final String WEIGHTS = "weights";
        private static final String MEANS = "means";
        private static final String FACTORS = "factors";
        private static final String OFFSETS = "offsets";
        private static final String CLUSTERS = "clusters";
        private static final String RECOVERED = "recovered";
        private static final String CONVERGED = "converged";

        @Override
        public Weights write(Mixture mixture) {
            Weights.Builder arrays = Weights.builder();
            StoredArrays.put(arrays, WEIGHTS, mixture.weights);
            return arrays.put(MEANS, mixture.means)
                    .put(FACTORS, new long[] {mixture.factors.length}, mixture.factors())
                    .put(OFFSETS, new long[] {mixture.offsets.length}, mixture.offsets())
                    .put(CLUSTERS, mixture.clusters)
                    .put(RECOVERED, new long[] {1}, new float[] {mixture.recovered})
                    .put(CONVERGED, new long[] {1}, new float[] {mixture.converged ? 1 : 0})
                    .build();
        }

        @Override
        public Mixture read(Weights arrays, List<Iteration> iterations) {
            double[] weights = StoredArrays.doubles(arrays, WEIGHTS);
            return new Mixture(
                    weights,
                    StoredArrays.matrix(arrays, MEANS),
                    arrays.get(FACTORS).values(),
                    arrays.get(OFFSETS).values(),
                    StoredArrays.labels(arrays, CLUSTERS, weights.length),
                    (int) arrays.get(RECOVERED).values()[0],
                    iterations,
                    arrays.get(CONVERGED).values()[0] > 0);
        }
    }
}
