package io.clade.partition.spectral;

import java.util.Arrays;

/**
 * A scale of its own for every sample of a graph: its distance from its neighbour number {@value #RANK}, so that groups of unlike
 * density have edges of like weight; immutable.
 *
 * <p>L. Zelnik-Manor and P. Perona, Self-tuning spectral clustering, NIPS 2004, section 2: w_ij = exp(−d²/(σ_i σ_j)). A neighbour's
 * scale counts no less than {@value #LEAST} of one's own: otherwise a single sample far from a dense group has no edge at all and is a
 * cluster.
 */
public final class LocalScales {

    /** The neighbour that the paper measures by. */
    public static final int RANK = 7;

    /** Share of a sample's own scale that the scale of a neighbour counts at least. */
    public static final double LEAST = 0.3;

    private final double[] scales;

    private LocalScales(double... scales) {
        this.scales = scales;
    }

    /**
     * Those of samples whose nearest others these are.
     *
     * @param distances of every sample from itself, zero, and from its neighbours, in any order
     */
    public static LocalScales of(float[]... distances) {
        double[] scales = new double[distances.length];
        for (int i = 0; i < scales.length; i++) {
            float[] sorted = distances[i].clone();
            Arrays.sort(sorted);
            int at = Math.min(RANK, sorted.length - 1);
            while (at < sorted.length - 1 && sorted[at] == 0) {
                at++;
            }
            // Where all are equally far, namely not at all, any scale says so.
            scales[i] = sorted[at] > 0 ? sorted[at] : 1;
        }
        return new LocalScales(scales);
    }

    /** The weights of the edges to {@code columns}, 1 of a sample with itself. */
    float[][] affinities(int[][] columns, float[][] distances) {
        float[][] weights = new float[columns.length][];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = new float[columns[i].length];
            for (int e = 0; e < weights[i].length; e++) {
                double other = Math.max(scales[columns[i][e]], LEAST * scales[i]);
                double d = distances[i][e];
                weights[i][e] = columns[i][e] == i ? 1 : (float) Math.exp(-d / scales[i] * (d / other));
            }
        }
        return weights;
    }

    /** σ of every sample. */
    public double[] values() {
        return scales.clone();
    }
}
