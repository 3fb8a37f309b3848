package io.clade.partition.manifold;

import io.clade.partition.Neighbourhoods;
import java.util.Arrays;

/**
 * UMAP's graph of neighbours: an edge weighs as much as it is certain that one of its ends belongs to the surroundings of
 * the other (L. McInnes, J. Healy and J. Melville, UMAP, arXiv:1802.03426, algorithms 2 and 3); immutable.
 *
 * <p>A sample's membership for a neighbour at distance d is exp(−max(0, d − ρ)/σ), where ρ is the distance of its nearest
 * neighbour and σ is such that its memberships sum to log₂ of their number. An edge weighs a + b − ab, where a and b are
 * the memberships of its ends for each other.
 */
public final class FuzzyGraph {

    /** Halvings of the interval of σ. */
    private static final int ROUNDS = 64;
    /** Difference from the sum asked for at which σ is taken. */
    private static final double ACCURACY = 1e-5;

    private final int[] heads;
    private final int[] tails;
    private final float[] weights;

    private FuzzyGraph(int[] heads, int[] tails, float... weights) {
        this.heads = heads;
        this.tails = tails;
        this.weights = weights;
    }

    /** The graph of these neighbourhoods. */
    public static FuzzyGraph of(Neighbourhoods found) {
        int[][] columns = found.columns();
        float[][] memberships = new float[columns.length][];
        int most = 0;
        for (int i = 0; i < columns.length; i++) {
            memberships[i] = memberships(columns[i], i, found.distances()[i]);
            most += columns[i].length;
        }
        int[] heads = new int[most];
        int[] tails = new int[most];
        float[] weights = new float[most];
        int count = 0;
        for (int i = 0; i < columns.length; i++) {
            for (int e = 0; e < columns[i].length; e++) {
                int j = columns[i][e];
                int back = Arrays.binarySearch(columns[j], i);
                if (j != i && (i < j || back < 0)) {
                    float own = memberships[i][e];
                    float other = back < 0 ? 0 : memberships[j][back];
                    heads[count] = i;
                    tails[count] = j;
                    weights[count++] = own + other - own * other;
                }
            }
        }
        return new FuzzyGraph(Arrays.copyOf(heads, count), Arrays.copyOf(tails, count), Arrays.copyOf(weights, count));
    }

    /** The memberships of sample {@code own} for those of {@code columns}, 0 for itself. */
    private static float[] memberships(int[] columns, int own, float... distances) {
        double nearest = Double.POSITIVE_INFINITY;
        for (int e = 0; e < columns.length; e++) {
            if (columns[e] != own && distances[e] > 0) {
                nearest = Math.min(nearest, distances[e]);
            }
        }
        double rho = nearest == Double.POSITIVE_INFINITY ? 0 : nearest;
        float[] memberships = new float[columns.length];
        double sigma = sigma(columns, own, rho, distances);
        for (int e = 0; e < columns.length; e++) {
            memberships[e] = columns[e] == own ? 0 : (float) membership(distances[e], rho, sigma);
        }
        return memberships;
    }

    private static double membership(double distance, double rho, double sigma) {
        return distance <= rho ? 1 : Math.exp((rho - distance) / sigma);
    }

    /** σ by bisection, in units of ρ or, where that is zero, of 1. */
    private static double sigma(int[] columns, int own, double rho, float... distances) {
        double wanted = Math.log(columns.length - 1) / Math.log(2);
        double least = 0;
        double most = Double.POSITIVE_INFINITY;
        double sigma = rho > 0 ? rho : 1;
        for (int round = 0; round < ROUNDS; round++) {
            double sum = 0;
            for (int e = 0; e < columns.length; e++) {
                sum += columns[e] == own ? 0 : membership(distances[e], rho, sigma);
            }
            if (Math.abs(sum - wanted) < ACCURACY) {
                break;
            }
            if (sum > wanted) {
                most = sigma;
            } else {
                least = sigma;
            }
            sigma = most == Double.POSITIVE_INFINITY ? 2 * sigma : (least + most) / 2;
        }
        return sigma;
    }

    /** The number of edges; each pair of samples has one at most. */
    public int size() {
        return heads.length;
    }

    /** One end of edge {@code e}. */
    int head(int e) {
        return heads[e];
    }

    /** The other end of edge {@code e}. */
    int tail(int e) {
        return tails[e];
    }

    /** The weight of edge {@code e}, above 0 unless the ends are very far from each other, and 1 at most. */
    float weight(int e) {
        return weights[e];
    }
}
