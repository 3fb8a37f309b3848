package io.clade.partition.spectral;

import io.clade.tensor.Ops;
import io.clade.tensor.Scope;
import java.util.Arrays;
import java.util.function.IntConsumer;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Writes every sample as a sum of others: min ‖C‖₁ + λ/2 ‖X − CX‖² with a zero diagonal, by alternating directions (E. Elhamifar and
 * R. Vidal, Sparse subspace clustering: algorithm, theory, and applications, IEEE Transactions on Pattern Analysis and Machine
 * Intelligence 35(11), 2013, algorithm 2 without outliers; samples are rows here, so C is the paper's transposed).
 */
final class LassoExpression {

    /** The paper's α: λ = α/μ, ρ = α. */
    private static final double ALPHA = 800;

    private static final double TOLERANCE = 2e-4;
    private static final int MOST_ITERATIONS = 200;
    /** Coefficients below this share of a sample's largest are left out of the graph. */
    private static final float LEAST = 1e-3f;

    private LassoExpression() {}

    /**
     * @param graph of the coefficients
     * @param settled whether they no longer changed when their search ended
     */
    record Solved(AffinityGraph graph, boolean settled) {}

    /**
     * The graph of |C| + |C|ᵀ, rows of C scaled to a largest entry of 1.
     *
     * @param directions rows of length 1, n×d
     * @param iterated hears how many iterations are done
     */
    static Solved graph(Tensor directions, IntConsumer iterated) {
        boolean[] settled = {false};
        float[] c = Scope.run(() -> Scope.withoutGradients(() -> Ops.toArray(solve(directions, iterated, settled))));
        int n = (int) directions.size(0);
        int[][] columns = new int[n][];
        double[][] coefficients = new double[n][];
        for (int i = 0; i < n; i++) {
            keep(c, i, n, columns, coefficients);
        }
        return new Solved(SelfExpression.graph(columns, coefficients), settled[0]);
    }

    private static Tensor solve(Tensor x, IntConsumer iterated, boolean[] settled) {
        Tensor gram = torch.mm(x, Ops.transposed(x));
        double lambda = ALPHA / coherence(gram);
        Tensor weighted = gram.mul_(new Scalar(lambda));
        // (λG + ρI)⁻¹ B = (B − X (ρ/λ I + XᵀX)⁻¹ Xᵀ B)/ρ, which inverts d×d numbers and not n×n.
        Tensor inner = torch.mm(Ops.transposed(x), x).to(torch.ScalarType.Double);
        inner.diagonal().add_(new Scalar(ALPHA / lambda));
        Tensor inverse = torch.linalg_inv(inner).to(torch.ScalarType.Float);
        Tensor projection = torch.mm(inverse, Ops.transposed(x));
        Tensor c = torch.zeros_like(gram);
        Tensor multiplier = torch.zeros_like(gram);
        for (int i = 1; i <= MOST_ITERATIONS; i++) {
            double change = Scope.step(() -> step(x, weighted, projection, c, multiplier));
            iterated.accept(i);
            if (change < TOLERANCE) {
                settled[0] = true;
                break;
            }
        }
        return c;
    }

    /** One iteration, C and Δ in place; max |A − C|. The problem is symmetric in X, so rows are solved for as columns are. */
    private static double step(Tensor x, Tensor weighted, Tensor projection, Tensor c, Tensor multiplier) {
        Tensor b = weighted.add(Ops.times(c, ALPHA)).sub_(multiplier);
        Tensor a = b.sub(torch.mm(torch.mm(b, x), projection)).div_(new Scalar(ALPHA));
        Tensor shrunk = torch.softshrink(a.add(Ops.over(multiplier, ALPHA)), new Scalar(1 / ALPHA));
        shrunk.fill_diagonal_(new Scalar(0.0), false);
        c.copy_(shrunk);
        Tensor apart = a.sub_(c);
        multiplier.add_(Ops.times(apart, ALPHA));
        return Ops.number(apart.abs().max());
    }

    /** μ = min over the samples of their largest |x_i·x_j|, j ≠ i: with a larger λ than 1/μ no sample is left unwritten. */
    private static double coherence(Tensor gram) {
        Tensor others = gram.abs();
        others.fill_diagonal_(new Scalar(0.0), false);
        return Math.max(Ops.number(Ops.largest(others, 1).min()), TOLERANCE);
    }

    private static void keep(float[] c, int i, int n, int[][] columns, double[][] coefficients) {
        float largest = 0;
        for (int j = 0; j < n; j++) {
            largest = Math.max(largest, Math.abs(c[i * n + j]));
        }
        int[] kept = new int[n];
        int count = 0;
        for (int j = 0; j < n; j++) {
            if (Math.abs(c[i * n + j]) > LEAST * largest) {
                kept[count++] = j;
            }
        }
        columns[i] = Arrays.copyOf(kept, count);
        coefficients[i] = new double[count];
        for (int e = 0; e < count; e++) {
            coefficients[i][e] = c[i * n + kept[e]] / largest;
        }
    }
}
