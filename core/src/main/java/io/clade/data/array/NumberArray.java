package io.clade.data.array;

import io.clade.data.ElementType;
import io.clade.data.ReadProgress;
import io.clade.data.Samples;
import io.clade.data.Spool;
import io.clade.data.StoredSamples;
import io.clade.input.InputException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.stream.IntStream;

/** An array read from a file: its first axis counts samples, each flattened with the last index running fastest. */
public final class NumberArray {

    private static final int BLOCK = 1 << 20;

    private final ArrayHeader header;
    private final Samples samples;
    private final int rowsInFile;

    NumberArray(ArrayHeader header, Samples samples, int rowsInFile) {
        this.header = header;
        this.samples = samples;
        this.rowsInFile = rowsInFile;
    }

    /** The same array, as the first of {@code rows} samples. */
    NumberArray outOf(int rows) {
        return new NumberArray(header, samples, rows);
    }

    public ArrayHeader header() {
        return header;
    }

    /** The number of samples in the file; fewer may have been read. */
    public int rowsInFile() {
        return rowsInFile;
    }

    /** n×(product of the other extents). */
    public Samples samples() {
        return samples;
    }

    /** The numbers as integers, for an array of one number a sample. */
    public int[] toInts() {
        float[] value = new float[samples.width()];
        return IntStream.range(0, samples.size())
                .map(row -> {
                    samples.copy(row, value, 0);
                    return Math.round(value[0]);
                })
                .toArray();
    }

    /**
     * Reads the numbers that follow the header in {@code in}.
     *
     * @param where what a refusal calls the array
     * @throws InputException when {@code in} ends too early
     */
    static NumberArray stream(String where, ArrayHeader header, InputStream in, long heapBudget, ReadProgress progress)
            throws IOException {
        boolean turned = header.columnMajor() && header.rank() > 1;
        int width = turned ? header.rows() : header.width();
        String doing = Spool.announce(where, header.bytes(), heapBudget);
        try (Spool spool = new Spool(header.type(), header.order(), width, heapBudget)) {
            byte[] block = new byte[BLOCK];
            long total = header.bytes();
            for (long done = 0; done < total; ) {
                int wanted = (int) Math.min(BLOCK, total - done);
                int count = WholeNumbers.available(in, block, wanted);
                done += count;
                if (count < wanted) {
                    throw truncated(where, header, done);
                }
                spool.append(block, 0, count);
                progress.update(doing, done, total);
            }
            StoredSamples read = spool.finish();
            return new NumberArray(header, turned ? turn(header, read, heapBudget) : read, header.rows());
        }
    }

    /** Maps the numbers of an uncompressed file, which follow its header. */
    static NumberArray map(Path file, ArrayHeader header, long heapBudget) throws IOException {
        boolean turned = header.columnMajor() && header.rank() > 1;
        int rows = turned ? header.width() : header.rows();
        int width = turned ? header.rows() : header.width();
        StoredSamples mapped = StoredSamples.map(file, header.length(), header.type(), header.order(), rows, width);
        return new NumberArray(header, turned ? turn(header, mapped, heapBudget) : mapped, header.rows());
    }

    static InputException truncated(String where, ArrayHeader header, long got) {
        return new InputException(
                "%s is truncated: its header declares %s numbers of %s bytes, %s bytes in all, but only %s are present."
                                .formatted(where, header, header.type().bytes(), header.bytes(), got)
                        + " Fetch or write it again.");
    }

    /** Column-major numbers, where row p holds number p of every sample, into one row a sample. */
    static Samples turn(ArrayHeader header, StoredSamples columns, long heapBudget) throws IOException {
        int[] position = positions(header.extents());
        int width = position.length;
        int most = Math.max(1, BLOCK * 8 / width);
        try (Spool spool = new Spool(ElementType.F4, ByteOrder.nativeOrder(), width, heapBudget)) {
            float[] column = new float[most];
            float[] block = new float[Math.multiplyExact(most, width)];
            for (int from = 0; from < header.rows(); from += most) {
                int count = Math.min(most, header.rows() - from);
                for (int p = 0; p < width; p++) {
                    columns.copy(p, from, count, column, 0);
                    for (int i = 0; i < count; i++) {
                        block[i * width + position[p]] = column[i];
                    }
                }
                spool.append(block, count * width);
            }
            return spool.finish();
        }
    }

    /** The positions in a row-major sample of the numbers of a column-major one. */
    private static int[] positions(int[] extents) {
        int width = 1;
        for (int axis = 1; axis < extents.length; axis++) {
            width = Math.multiplyExact(width, extents[axis]);
        }
        int[] position = new int[width];
        for (int p = 0; p < width; p++) {
            int rest = p;
            int stride = width;
            for (int axis = 1; axis < extents.length; axis++) {
                stride /= extents[axis];
                position[p] += rest % extents[axis] * stride;
                rest /= extents[axis];
            }
        }
        return position;
    }
}
