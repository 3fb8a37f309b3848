package io.clade.data.array;

import io.clade.data.ElementType;
import io.clade.data.ReadProgress;
import io.clade.data.Samples;
import io.clade.data.Spool;
import io.clade.data.StoredSamples;
import io.clade.input.Require;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;

/**
 * Reads a sparse matrix, as {@code scipy.sparse.save_npz} writes it, to its dense form: compressed rows (CSR) one row
 * after another; compressed columns (CSC) as the rows of the transposed matrix, which is then turned.
 */
public final class SparseArray {

    /** Bytes of a dense form that is still made. */
    private static final long MOST_BYTES = 16L << 30;

    /** Numbers in a compressed line; a line takes 8 MB, and floats tell its places apart. */
    private static final int MOST_ACROSS = 1 << 21;

    private final NpzFile file;
    private final int rows;
    private final int columns;
    private final boolean byColumns;
    private final long[] begins;
    private final Samples places;
    private final Samples values;

    private SparseArray(NpzFile file, long heapBudget, ReadProgress progress) throws IOException {
        this.file = file;
        long[] shape = file.wholeNumbers("shape", "extent");
        require(shape.length == 2 && shape[0] >= 1 && shape[1] >= 1, "its shape is " + Arrays.toString(shape));
        byColumns = isByColumns();
        requireSmall(shape[0], shape[1]);
        rows = (int) shape[0];
        columns = (int) shape[1];
        begins = file.wholeNumbers("indptr", "row pointer");
        int lines = byColumns ? columns : rows;
        require(begins.length == lines + 1L, "%s pointers for %s lines".formatted(begins.length, lines));
        NumberArray data = file.read("data", Integer.MAX_VALUE, heapBudget / 4, progress);
        NumberArray indices = file.read("indices", Integer.MAX_VALUE, heapBudget / 4, progress);
        require(data.header().rank() == 1 && indices.header().rank() == 1, "data and indices must have one axis");
        values = data.samples();
        places = indices.samples();
        require(
                begins[0] == 0 && begins[lines] <= Math.min(values.size(), places.size()),
                "its pointers end elsewhere");
    }

    /** True if the arrays of an NPZ file are those of a sparse matrix. */
    public static boolean isIn(List<String> names) {
        return names.containsAll(List.of("format", "shape", "data"));
    }

    /**
     * Reads the first {@code most} rows; more than {@code heapBudget} bytes of them go to a file.
     *
     * @throws io.clade.input.InputException where the matrix is damaged, of another format, or too large when dense
     */
    public static NumberArray read(NpzFile file, int most, long heapBudget, ReadProgress progress) throws IOException {
        SparseArray matrix = new SparseArray(file, heapBudget, progress);
        return matrix.byColumns ? matrix.turned(heapBudget, progress) : matrix.rows(most, heapBudget, progress);
    }

    private boolean isByColumns() throws IOException {
        List<String> format = file.labels("format");
        String name = format.isEmpty() ? "" : format.get(0);
        Require.that(
                name.equals("csr") || name.equals("csc"),
                "%s holds a sparse matrix of the format %s; csr and csc are read. Save it with"
                        + " scipy.sparse.save_npz(file, X.tocsr()).",
                file.where(),
                NpyHeader.printable(name));
        return name.equals("csc");
    }

    private void requireSmall(long height, long width) {
        double bytes = (double) height * width * Float.BYTES;
        Require.that(
                bytes <= MOST_BYTES
                        && Math.max(height, width) <= Integer.MAX_VALUE
                        && width <= MOST_ACROSS
                        && (!byColumns || height <= MOST_ACROSS),
                "%s holds a sparse matrix of %d×%d, whose dense form of %.1f GB is too large. Save fewer of its columns,"
                        + " or reduce them first, for example with scikit-learn's TruncatedSVD.",
                file.where(),
                height,
                width,
                bytes / 1e9);
    }

    private void require(boolean condition, String what) {
        Require.that(condition, "%s holds a sparse matrix that is damaged: %s. Write it again.", file.where(), what);
    }

    private NumberArray rows(int most, long heapBudget, ReadProgress progress) throws IOException {
        int count = Math.min(most, rows);
        return new NumberArray(header(count), dense(count, columns, heapBudget, progress), count).outOf(rows);
    }

    private NumberArray turned(long heapBudget, ReadProgress progress) throws IOException {
        ArrayHeader whole = header(rows);
        StoredSamples lines = dense(columns, rows, heapBudget / 2, progress);
        return new NumberArray(whole, NumberArray.turn(whole, lines, heapBudget / 2), rows);
    }

    private ArrayHeader header(int count) {
        return new ArrayHeader(ElementType.F4, ByteOrder.nativeOrder(), false, new int[] {count, columns}, 0);
    }

    /** The first {@code lines} compressed lines, of {@code width} numbers each. */
    private StoredSamples dense(int lines, int width, long heapBudget, ReadProgress progress) throws IOException {
        String doing = Spool.announce(file.where(), (long) lines * width * Float.BYTES, heapBudget);
        try (Spool spool = new Spool(ElementType.F4, ByteOrder.nativeOrder(), width, heapBudget)) {
            float[] line = new float[width];
            for (int i = 0; i < lines; i++) {
                Arrays.fill(line, 0);
                fill(line, i);
                spool.append(line, width);
                progress.update(doing, i + 1, lines);
            }
            return spool.finish();
        }
    }

    private void fill(float[] line, int i) {
        require(
                begins[i] <= begins[i + 1] && begins[i + 1] <= Math.min(places.size(), values.size()),
                "pointer " + (i + 1) + " goes back");
        float[] number = new float[1];
        for (int at = (int) begins[i]; at < begins[i + 1]; at++) {
            places.copy(at, number, 0);
            int place = (int) number[0];
            require(place >= 0 && place < line.length, "index %s of %s".formatted(place, line.length));
            values.copy(at, number, 0);
            // Places may be there twice; scipy adds their values up.
            line[place] += number[0];
        }
    }
}
