package io.clade.tensor;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** Euclidean distances between rows. */
public final class Distances {

    /** The number of rows above which a median is taken over a part of them. */
    private static final int SAMPLED_ABOVE = 2048;

    /** Squared length below which a row is not stretched to length one. */
    private static final double SMALLEST = 1e-24;

    /** The divisor of a row of zeros. */
    private static final double SHORTEST = 1e-30;

    /** Numbers above it and below its inverse have squares that single precision holds badly or not at all. */
    private static final double LARGE = 1e15;

    private Distances() {}

    /** ‖a_i − b_j‖²: n×m from a: n×d and b: m×d; never below zero. */
    public static Tensor squared(Tensor a, Tensor b) {
        Tensor norms = Ops.sumKeeping(Ops.square(a), 1).add(Ops.sum(Ops.square(b), 1));
        return Ops.atLeast(norms.sub(Ops.times(torch.mm(a, Ops.transposed(b)), 2)), 0);
    }

    /**
     * ‖z_i − p_j‖²: n×k from z: n×d and p: k×d, both relative to the mean of p, since single precision would cancel far from
     * the origin.
     */
    public static Tensor squaredAboutMean(Tensor z, Tensor p) {
        Tensor middle = p.mean(0);
        return squared(z.sub(middle), p.sub(middle));
    }

    /**
     * Writes ‖p_j‖² − 2 x_i·p_j to {@code scores}, n×k, from x: n×d, p: k×d and ‖p_j‖²: k. This is the squared distance
     * without ‖x_i‖², which does not affect which p_j is nearest. It cancels badly where both are far from the origin:
     * centre them first.
     */
    public static void relative(Tensor x, Tensor p, Tensor norms, Tensor scores) {
        torch.addmm_out(scores, norms, x, Ops.transposed(p), new Scalar(1.0), new Scalar(-2.0));
    }

    /** z_i/‖z_i‖: rows of length one from z: n×d; a row of zeros stays. */
    public static Tensor onSphere(Tensor z) {
        return z.div(torch.sqrt(Ops.atLeast(Ops.sumKeeping(Ops.square(z), 1), SMALLEST)));
    }

    /** The same for rows of any length above zero, but with gradients that grow without bound near zero. */
    public static Tensor directions(Tensor z) {
        Tensor rows = z.div(magnitudes(z.detach()));
        return rows.div(Ops.atLeast(torch.sqrt(Ops.sumKeeping(Ops.square(rows), 1)), SHORTEST));
    }

    /** The largest number of each row whose squares would be zero or infinite, 1 of all other rows: n×1. */
    private static Tensor magnitudes(Tensor z) {
        Tensor largest = torch.amax(z.abs(), new long[] {1}, true);
        Tensor tiny = largest.gt(new Scalar(0.0)).logical_and(largest.lt(new Scalar(1 / LARGE)));
        Tensor extreme = largest.gt(new Scalar(LARGE)).logical_or(tiny);
        return torch.where(extreme, largest, torch.ones_like(largest));
    }

    /** ‖a_i − a_j‖²: n×n from a: n×d; exactly zero on the diagonal. */
    public static Tensor squared(Tensor a) {
        return fromGram(torch.mm(a, Ops.transposed(a)));
    }

    /** g_ii + g_jj − 2 g_ij, at least zero: squared distances from a Gram matrix, n×n. */
    public static Tensor fromGram(Tensor gram) {
        Tensor norms = gram.diagonal();
        Tensor distances = norms.unsqueeze(1).add(norms).sub(Ops.times(gram, 2));
        return Ops.atLeast(distances, 0);
    }

    /**
     * The median over the pairs i &lt; j of a symmetric n×n matrix with zeros on its diagonal, without gradient; of an
     * even number of pairs the lower middle one. n must be at least 2.
     */
    public static Tensor median(Tensor symmetric) {
        long n = symmetric.size(0);
        long pairs = n * (n - 1) / 2;
        // Sorted, the matrix is its n diagonal zeros and then every pair twice.
        return Ops.smallest(symmetric, n + 2 * ((pairs + 1) / 2));
    }

    /**
     * The median squared distance between rows of {@code x}: n×d, without gradient; above 2,048 rows the median over
     * 2,048 evenly spaced ones, so that no n×n matrix is made.
     */
    public static Tensor medianSquared(Tensor x) {
        long n = x.size(0);
        Tensor rows = x.detach();
        if (n > SAMPLED_ABOVE) {
            long[] chosen = new long[SAMPLED_ABOVE];
            for (int i = 0; i < SAMPLED_ABOVE; i++) {
                chosen[i] = i * n / SAMPLED_ABOVE;
            }
            rows = rows.index_select(0, Ops.indices(chosen));
        }
        return median(squared(rows));
    }
}
