package io.clade.partition.spectral;

import io.clade.partition.alternation.Alternation;
import io.clade.partition.alternation.Solved;
import io.clade.tensor.Ops;
import io.clade.tensor.runtime.NativeRuntime;
import io.clade.tensor.runtime.Scope;
import java.util.Arrays;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Writes every sample as a sum of others: min ‖C‖₁ + λ/2 ‖X − CX‖² with a zero diagonal, by the alternating direction
 * method of multipliers (E. Elhamifar and R. Vidal, Sparse subspace clustering: algorithm, theory, and applications,
 * IEEE Transactions on Pattern Analysis and Machine Intelligence 35(11), 2013, algorithm 2 without outliers; samples
 * are rows here, so C is the transpose of the paper's).
 */
public final class LassoSelfExpression implements Alternation<LassoSelfExpression.State> {

    /** The most updates; coefficients that still change then are taken as they are. */
    public static final int MOST_UPDATES = 200;

    /** The paper's α: λ = α/μ, ρ = α. */
    private static final double ALPHA = 800;

    private static final double TOLERANCE = 2e-4;
    /** Coefficients below this share of a sample's largest are left out of the graph. */
    private static final float LEAST = 1e-3f;

    private final Tensor x;
    private final Tensor weighted;
    private final Tensor projection;

    /** @param x samples of length 1, n×d */
    public LassoSelfExpression(Tensor x) {
        this.x = x;
        Tensor gram = torch.mm(x, Ops.transposed(x));
        double lambda = ALPHA / coherence(gram);
        this.weighted = gram.mul_(new Scalar(lambda));
        // (λG + ρI)⁻¹ B = (B − X (ρ/λ I + XᵀX)⁻¹ Xᵀ B)/ρ, which inverts d×d numbers and not n×n.
        Tensor inner = torch.mm(Ops.transposed(x), x).to(torch.ScalarType.Double);
        inner.diagonal().add_(new Scalar(ALPHA / lambda));
        // On several threads OpenBLAS's factorisation needs more stack than a Java thread has, and the process dies.
        Tensor inverse =
                NativeRuntime.withSmallProducts(() -> torch.linalg_inv(inner)).to(torch.ScalarType.Float);
        this.projection = torch.mm(inverse, Ops.transposed(x));
    }

    /**
     * μ = min over the samples of their largest |x_i·x_j|, j ≠ i: with λ above 1/μ no sample has only zero
     * coefficients.
     */
    private static double coherence(Tensor gram) {
        return Scope.step(() -> {
            Tensor others = gram.abs();
            others.fill_diagonal_(new Scalar(0.0), false);
            return Math.max(Ops.number(Ops.largest(others, 1).min()), TOLERANCE);
        });
    }

    /** C and the multiplier Δ, updated in place. */
    public static final class State {

        private final Tensor c;
        private final Tensor multiplier;
        private double apart = Double.POSITIVE_INFINITY;

        private State(Tensor like) {
            this.c = torch.zeros_like(like);
            this.multiplier = torch.zeros_like(like);
        }
    }

    @Override
    public State start() {
        return new State(weighted);
    }

    /** One update, which solves for rows as the paper does for columns. */
    @Override
    public State update(State state) {
        Tensor b = weighted.add(Ops.times(state.c, ALPHA)).sub_(state.multiplier);
        Tensor a = b.sub(torch.mm(torch.mm(b, x), projection)).div_(new Scalar(ALPHA));
        Tensor shrunk = torch.softshrink(a.add(Ops.over(state.multiplier, ALPHA)), new Scalar(1 / ALPHA));
        shrunk.fill_diagonal_(new Scalar(0.0), false);
        state.c.copy_(shrunk);
        Tensor apart = a.sub_(state.c);
        state.multiplier.add_(Ops.times(apart, ALPHA));
        state.apart = Ops.number(apart.abs().max());
        return state;
    }

    /** The difference max |A − C| of the two solutions that alternate. */
    @Override
    public double objective(State state) {
        return state.apart;
    }

    @Override
    public boolean converged(State state) {
        return state.apart < TOLERANCE;
    }

    /** C, n×n, row by row. */
    public float[] coefficients(Solved<State> solved) {
        return Ops.toArray(solved.state().c);
    }

    /** The graph of |C| + |C|ᵀ, rows of C scaled to a largest entry of 1. */
    public static AffinityGraph graph(int n, float... c) {
        int[][] columns = new int[n][];
        double[][] coefficients = new double[n][];
        for (int i = 0; i < n; i++) {
            keep(c, i, n, columns, coefficients);
        }
        return SelfExpression.graph(columns, coefficients);
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
