package io.clade.data.array;

import io.clade.data.ReadProgress;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * numpy's NPY format: one array. Booleans, signed and unsigned integers and floats of either byte order, row- or
 * column-major.
 */
public final class NpyFile {

    private NpyFile() {}

    /** True if a file that begins with these bytes, as Latin-1 text, is one. */
    public static boolean begins(String start) {
        return start.startsWith(NpyHeader.MAGIC);
    }

    /**
     * Reads the first {@code most} samples; what is larger than {@code heapBudget} bytes stays in the file, mapped.
     *
     * @throws io.clade.input.InputException when the file is no such array, or truncated
     */
    public static NumberArray read(Path file, int most, long heapBudget, ReadProgress progress) throws IOException {
        String where = file.getFileName().toString();
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            ArrayHeader whole = NpyHeader.read(where, in).numbers().within(where, Long.MAX_VALUE);
            long got = Files.size(file) - whole.length();
            if (got < whole.bytes()) {
                throw NumberArray.truncated(where, whole, got);
            }
            // The samples of a column-major array are not one after another, so all are read.
            ArrayHeader header = whole.columnMajor() ? whole : whole.withRows(Math.min(most, whole.rows()));
            NumberArray array = header.bytes() > heapBudget
                    ? NumberArray.map(file, header, heapBudget)
                    : NumberArray.stream(where, header, in, heapBudget, progress);
            return array.outOf(whole.rows());
        }
    }

    /** Reads a file of one number or text a sample as labels. */
    public static List<String> labels(Path file) throws IOException {
        String where = file.getFileName().toString();
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            return NpyHeader.read(where, in).labels(Files.size(file), in);
        }
    }
}
