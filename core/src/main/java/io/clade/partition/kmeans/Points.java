package io.clade.partition.kmeans;

import io.clade.data.Matrix;
import io.clade.data.preprocessing.BatchReader;
import io.clade.input.Require;
import io.clade.partition.FiniteSamples;
import io.clade.tensor.Ops;
import io.clade.tensor.runtime.Scope;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * The n samples of a search as the rows of one tensor, centred: far from the origin, squared distances from inner
 * products in single precision would cancel. Lives in the scope it was made in.
 */
public final class Points {

    /** Rows that are read at once: 16 MB, and 1024 of them, at most. */
    private static final int READ_ROWS = 1024;

    private static final int READ_NUMBERS = 1 << 22;

    /** Numbers of a block of computation, which stays in a core's cache, in double precision too. */
    private static final int CACHED_NUMBERS = 1 << 16;

    private final Tensor rows;
    private final Tensor mean;
    private final Tensor norms;
    private final double spread;

    private Points(Tensor rows) {
        this.rows = rows;
        this.mean = Ops.over(sumOfRows(rows), size()).to(torch.ScalarType.Float);
        this.norms = rows.new_empty(rows.size(0));
        this.spread = centre();
    }

    /** Copies the rows of {@code x}: n×…, flattened to n×d. */
    public static Points of(Tensor x) {
        return new Points(Scope.tidy(() -> {
            Tensor plain = x.detach().flatten(1, -1).to(torch.ScalarType.Float).contiguous();
            return plain.clone();
        }));
    }

    /** Reads every sample of {@code batchReader}: n·d numbers of single precision must fit into memory. */
    public static Points read(BatchReader batchReader) {
        return read(batchReader, IntStream.range(0, batchReader.size()).toArray());
    }

    /** Reads these samples of {@code batchReader}. */
    public static Points read(BatchReader batchReader, int... rows) {
        Tensor all = Scope.tidy(() -> batchReader
                .block(0, 1)
                .new_empty(rows.length, batchReader.shape().size()));
        forEachBlock(
                all,
                readBlock(batchReader.shape().size()),
                (from, block) -> block.copy_(batchReader
                        .batch(Arrays.copyOfRange(rows, from, from + (int) block.size(0)))
                        .flatten(1, -1)));
        return new Points(all);
    }

    /**
     * Refuses samples that cannot be clustered.
     *
     * @throws io.clade.input.InputException unless 2 ≤ k ≤ n and every number is finite
     */
    public void requireClusterable(int k) {
        Require.clusters(k, size());
        FiniteSamples.require(spread);
    }

    /** Rows to read at once, of {@code width} numbers each. */
    static int readBlock(int width) {
        return Math.max(1, Math.min(READ_ROWS, READ_NUMBERS / width));
    }

    /** Rows to compute with at once, of {@code width} numbers each. */
    static int cachedBlock(int width) {
        return Math.max(1, CACHED_NUMBERS / width);
    }

    /** n */
    public int size() {
        return Math.toIntExact(rows.size(0));
    }

    /** d */
    public int width() {
        return Math.toIntExact(rows.size(1));
    }

    /** The centred samples, n×d; not to be written to. */
    Tensor rows() {
        return rows;
    }

    /** Some of the centred samples as a start: k×d. */
    public Tensor select(long... chosen) {
        return rows.index_select(0, Ops.indices(chosen).to(rows.device(), torch.ScalarType.Long));
    }

    /** ‖x_i‖² of the centred samples, n. */
    Tensor norms() {
        return norms;
    }

    /** Σ ‖x_i‖², the inertia of one cluster. */
    public double spread() {
        return spread;
    }

    /** The mean variance of the features, to which a tolerance is relative. */
    public double variance() {
        return spread / ((double) size() * width());
    }

    /** {@code x} moved as the samples were: b×d. */
    Tensor centre(Tensor x) {
        return x.sub(mean);
    }

    /** Moves {@code x} as the samples were: b×d. */
    Tensor centreInPlace(Tensor x) {
        return x.sub_(mean);
    }

    /** Centred prototypes moved back to the data: k×d. */
    Matrix restore(Tensor prototypes) {
        return Matrix.wrap(
                Math.toIntExact(prototypes.size(0)), width(), Scope.run(() -> Ops.toArray(prototypes.add(mean))));
    }

    /** The rounded sum Σ x_i, d: rounding matters only to how near the origin the mean will be. */
    private static Tensor sumOfRows(Tensor rows) {
        Tensor sum = rows.new_zeros(rows.size(1)).to(torch.ScalarType.Double);
        forEachBlock(rows, cachedBlock(Math.toIntExact(rows.size(1))), (from, block) -> sum.add_(Ops.sum(block, 0)));
        return sum;
    }

    /** Moves the rows so that their mean is the origin, takes their norms, and returns the sum of those. */
    private double centre() {
        double[] sum = new double[1];
        forEachBlock(rows, cachedBlock(width()), (from, block) -> {
            Tensor squares =
                    Ops.sum(block.sub_(mean).to(torch.ScalarType.Double).square_(), 1);
            norms.narrow(0, from, block.size(0)).copy_(squares);
            sum[0] += Ops.number(squares.sum());
        });
        return sum[0];
    }

    private static void forEachBlock(Tensor rows, int size, BlockVisitor visitor) {
        long n = rows.size(0);
        for (long start = 0; start < n; start += size) {
            int from = (int) start;
            Scope.run((Runnable) () -> visitor.visit(from, rows.narrow(0, from, Math.min(size, n - from))));
        }
    }

    private interface BlockVisitor {
        void visit(int from, Tensor block);
    }
}
