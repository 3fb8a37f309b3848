package io.clade.partition.spectral;

import io.clade.tensor.Ops;
import io.clade.tensor.runtime.Scope;
import io.clade.tensor.runtime.Workers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Writes every sample as a sum of few others by orthogonal matching pursuit: samples of one subspace need only each
 * other (C. You, D. P. Robinson and R. Vidal, Scalable sparse subspace clustering by orthogonal matching pursuit, CVPR
 * 2016).
 */
public final class SelfExpression {

    private static final int BLOCK = 256;
    /** The weight of a sample to itself if no other sample needs it. */
    private static final float SELF = 1e-6f;

    private final Tensor directions;
    private final int n;
    private final int most;
    private final double residual;
    private final int[][] columns;
    private final double[][] coefficients;

    private SelfExpression(Tensor directions, int most, double residual) {
        this.directions = directions;
        this.n = (int) directions.size(0);
        this.most = (int) Math.min(most, Math.min(n - 1L, directions.size(1)));
        this.residual = residual;
        this.columns = new int[n][];
        this.coefficients = new double[n][];
    }

    /** The way in which the coefficients are found. */
    public enum Solver {
        /** {@link #LASSO} up to 4,000 samples, {@link #OMP} beyond */
        AUTO,
        /** all at once by a lasso, which needs several times n² numbers; graphs are better connected */
        LASSO,
        /** sample by sample, greedily */
        OMP;

        private static final int MOST_FOR_LASSO = 4000;

        /** True if n samples are written by {@link LassoSelfExpression}. */
        public boolean usesLasso(int n) {
            return this == LASSO || (this == AUTO && n <= MOST_FOR_LASSO);
        }
    }

    /**
     * The graph of |C| + |C|ᵀ.
     *
     * @param directions samples of length 1, n×d
     * @param most others that a sample is written with
     * @param residual norm of the residual at which the pursuit of a sample ends
     * @param written hears how many samples are written, on any thread
     */
    public static AffinityGraph pursued(Tensor directions, int most, double residual, IntConsumer written) {
        SelfExpression expression = new SelfExpression(directions, most, residual);
        Workers.run(workers -> {
            AtomicInteger finished = new AtomicInteger();
            workers.forEach((expression.n + BLOCK - 1) / BLOCK, (piece, worker) -> {
                int size = Math.min(BLOCK, expression.n - piece * BLOCK);
                expression.pursue(piece * BLOCK, size);
                written.accept(finished.addAndGet(size));
            });
            return null;
        });
        return graph(expression.columns, expression.coefficients);
    }

    /**
     * Pursues the samples {@code from …}: repeatedly takes the sample nearest in direction to the residual, and fits
     * anew.
     */
    private void pursue(int from, int size) {
        Tensor own = directions.narrow(0, from, size);
        Tensor products = torch.mm(own, Ops.transposed(directions));
        float[] known = Ops.toArray(products);
        List<List<Integer>> chosen = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            chosen.add(new ArrayList<>());
            coefficients[from + i] = new double[0];
        }
        Tensor left = own;
        Tensor blocked = torch.zeros_like(products);
        for (int i = 0; i < size; i++) {
            blocked.select(0, i).select(0, from + (long) i).fill_(new Scalar(1.0));
        }
        for (int step = 0; step < most; step++) {
            Tensor remaining = left;
            Tensor match = torch.mm(remaining, Ops.transposed(directions)).abs().sub_(Ops.times(blocked, 2));
            int[] best = Ops.toInts(Ops.positionOfLargest(match, 1));
            float[] norms = Ops.toArray(torch.sqrt(Ops.sum(Ops.square(remaining), 1)));
            float[] sparse = new float[size * n];
            for (int i = 0; i < size; i++) {
                if (norms[i] > residual) {
                    chosen.get(i).add(best[i]);
                    coefficients[from + i] = fit(chosen.get(i), known, i);
                    blocked.select(0, i).select(0, best[i]).fill_(new Scalar(1.0));
                }
                for (int c = 0; c < coefficients[from + i].length; c++) {
                    sparse[i * n + chosen.get(i).get(c)] = (float) coefficients[from + i][c];
                }
            }
            left = own.sub(torch.mm(Ops.tensor(sparse, size, n), directions));
        }
        for (int i = 0; i < size; i++) {
            columns[from + i] =
                    chosen.get(i).stream().mapToInt(Integer::intValue).toArray();
        }
    }

    /** The coefficients c that make Σ c_a x_a nearest to sample i of a block, from inner products. */
    private double[] fit(List<Integer> chosen, float[] known, int i) {
        int size = chosen.size();
        return Scope.run(() -> {
            long[] rows = chosen.stream().mapToLong(Integer::longValue).toArray();
            Tensor own = directions.index_select(0, Ops.indices(rows)).to(torch.ScalarType.Double);
            Tensor gram = torch.mm(own, Ops.transposed(own));
            // Equal samples make it singular.
            gram.diagonal().add_(new Scalar(1e-9));
            double[] products = new double[size];
            Arrays.setAll(products, a -> known[i * n + chosen.get(a)]);
            return Ops.toDoubles(torch.linalg_solve(gram, Ops.tensor(products, size)));
        });
    }

    /** The graph of |C| + |C|ᵀ from the rows of C. */
    static AffinityGraph graph(int[][] columns, double[][] coefficients) {
        int n = columns.length;
        List<TreeMap<Integer, Float>> rows = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            rows.add(new TreeMap<>());
            rows.get(i).put(i, SELF);
        }
        for (int i = 0; i < n; i++) {
            for (int e = 0; e < columns[i].length; e++) {
                float weight = (float) Math.abs(coefficients[i][e]);
                rows.get(i).merge(columns[i][e], weight, Float::sum);
                rows.get(columns[i][e]).merge(i, weight, Float::sum);
            }
        }
        int[][] to = new int[n][];
        float[][] weights = new float[n][];
        for (int i = 0; i < n; i++) {
            TreeMap<Integer, Float> row = rows.get(i);
            to[i] = row.keySet().stream().mapToInt(Integer::intValue).toArray();
            weights[i] = new float[to[i].length];
            for (int e = 0; e < weights[i].length; e++) {
                weights[i][e] = row.get(to[i][e]);
            }
        }
        return AffinityGraph.of(to, weights);
    }
}
