package io.clade.partition.spectral;

import io.clade.partition.alternation.Alternation;
import io.clade.tensor.Ops;
import io.clade.tensor.runtime.Scope;
import io.clade.tensor.runtime.Workers;
import java.util.Arrays;
import java.util.Random;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * The eigenvectors of the largest eigenvalues of D^(−1/2) W D^(−1/2), W a graph of affinities and D its degrees, by
 * subspace iteration with Chebyshev polynomials that damp all other eigenvalues (Y. Zhou, Y. Saad, M. L. Tiago and J.
 * R. Chelikowsky, Self-consistent-field calculations using Chebyshev-filtered subspace iteration, Journal of
 * Computational Physics 219(1), 2006). A subspace also finds multiple eigenvalues, such as 1 in a graph of several
 * components.
 */
final class LeadingEigenvectors implements Alternation<LeadingEigenvectors.State> {

    private static final int DEGREE = 24;
    /** Further vectors of the subspace, so that the first unwanted eigenvalue is farther off. */
    private static final int BEYOND = 8;

    static final int MOST_ROUNDS = 200;

    private static final double TOLERANCE = 1e-7;
    private static final int ROWS = 256;

    private final AffinityGraph graph;
    private final int count;
    private final long seed;
    private final Workers workers;
    private final double[] roots;
    private final int n;
    private final int m;

    LeadingEigenvectors(AffinityGraph graph, int count, long seed, Workers workers) {
        this.graph = graph;
        this.count = count;
        this.seed = seed;
        this.workers = workers;
        this.n = graph.size();
        this.m = Math.min(n, count + BEYOND);
        this.roots = Arrays.stream(graph.degrees()).map(Math::sqrt).toArray();
    }

    /**
     * The best approximations of eigenvectors in the present subspace, with the residual of the wanted ones; immutable.
     */
    static final class State {

        private final double[] vectors;
        private final double[] values;
        private final double worst;

        private State(double[] vectors, double[] values, double worst) {
            this.vectors = vectors;
            this.values = values;
            this.worst = worst;
        }
    }

    @Override
    public State start() {
        Random random = new Random(seed);
        double[] x =
                random.doubles((long) n * m).map(any -> random.nextGaussian()).toArray();
        // The eigenvector of eigenvalue 1 is known: √ of the degrees.
        for (int i = 0; i < n; i++) {
            x[i * m] = roots[i];
        }
        return rotated(x);
    }

    @Override
    public State update(State state) {
        return rotated(m < n ? filtered(state.vectors, Math.min(state.values[m - 1], 1 - 1e-9)) : state.vectors);
    }

    /** The largest ‖N v − λ v‖ of the wanted eigenvectors. */
    @Override
    public double objective(State state) {
        return state.worst;
    }

    @Override
    public boolean converged(State state) {
        return state.worst <= TOLERANCE;
    }

    /** The wanted eigenvalues, from the largest, k. */
    double[] values(State state) {
        return Arrays.copyOf(state.values, count);
    }

    /** Their eigenvectors, n×k, of length 1, row by row. */
    double[] vectors(State state) {
        double[] vectors = new double[n * count];
        for (int i = 0; i < n; i++) {
            System.arraycopy(state.vectors, i * m, vectors, i * count, count);
        }
        return vectors;
    }

    /** p(N) X, p the Chebyshev polynomial that is at most 1 on [−1, bound] and grows fast above. */
    private double[] filtered(double[] x, double bound) {
        double centre = (bound - 1) / 2;
        double half = (bound + 1) / 2;
        double[] before = x;
        double[] now = product(x, before, centre, 1 / half, 0);
        for (int degree = 2; degree <= DEGREE; degree++) {
            double[] next = product(now, before, centre, 2 / half, 1);
            before = now;
            now = next;
        }
        return now;
    }

    /** a (N − c) X − b Y. */
    private double[] product(double[] x, double[] y, double c, double a, double b) {
        double[] result = new double[x.length];
        workers.forEach((n + ROWS - 1) / ROWS, (piece, worker) -> {
            for (int i = piece * ROWS; i < Math.min(n, (piece + 1) * ROWS); i++) {
                row(i, x, y, c, a, b, result);
            }
        });
        return result;
    }

    private void row(int i, double[] x, double[] y, double c, double a, double b, double[] result) {
        int own = i * m;
        int[] columns = graph.columns(i);
        float[] weights = graph.weights(i);
        for (int e = 0; e < columns.length; e++) {
            double factor = a * weights[e] / (roots[i] * roots[columns[e]]);
            int other = columns[e] * m;
            for (int v = 0; v < m; v++) {
                result[own + v] += factor * x[other + v];
            }
        }
        for (int v = 0; v < m; v++) {
            result[own + v] -= a * c * x[own + v] + b * y[own + v];
        }
    }

    /** The best approximations of eigenvectors in the span of the columns of x. */
    private State rotated(double[] x) {
        double[] basis = Scope.run(() -> {
            Tensor q = torch.linalg_qr(Ops.tensor(x, n, m)).get0();
            return Ops.toDoubles(q);
        });
        double[] image = product(basis, basis, 0, 1, 0);
        return Scope.run(() -> {
            Tensor q = Ops.tensor(basis, n, m);
            Tensor nq = Ops.tensor(image, n, m);
            Tensor small = torch.mm(Ops.transposed(q), nq);
            var eigen = torch.linalg_eigh(small.add(Ops.transposed(small)));
            // Ascending, and of twice the matrix.
            Tensor lambda = Ops.over(eigen.get0(), 2).flip(0);
            Tensor rotation = eigen.get1().flip(1);
            Tensor vectors = torch.mm(q, rotation);
            Tensor off = torch.mm(nq, rotation).sub(vectors.mul(lambda)).narrow(1, 0, count);
            double worst = Math.sqrt(Ops.number(Ops.sum(Ops.square(off), 0).max()));
            return new State(Ops.toDoubles(vectors), Ops.toDoubles(lambda), worst);
        });
    }
}
