package io.clade.data.array;

import io.clade.data.ElementType;
import io.clade.data.ReadProgress;
import io.clade.input.InputException;
import io.clade.input.Require;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipException;

/** The IDX format that MNIST came in: two zeros, a type, the extents, then big-endian numbers; gzipped or not. */
public final class IdxFile {

    private IdxFile() {}

    /** True if a file that begins with these bytes, unpacked, may be one. */
    public static boolean begins(byte[] start) {
        return start.length >= 4
                && start[0] == 0
                && start[1] == 0
                && start[2] >= 0x08
                && start[2] <= 0x0E
                && start[3] >= 1
                && start[3] <= 8;
    }

    /**
     * Reads the first {@code most} samples. What is larger than {@code heapBudget} bytes stays in the file, mapped,
     * or goes to a temporary one where it has to be unpacked.
     *
     * @throws InputException when the file is no IDX file, damaged or truncated
     */
    public static NumberArray read(Path file, int most, long heapBudget, ReadProgress progress) throws IOException {
        String where = file.getFileName().toString();
        try (InputStream in = GzipFile.unpacked(file)) {
            ArrayHeader whole = header(where, in).within(where, GzipFile.unpackedAtMost(Files.size(file)));
            ArrayHeader header = whole.withRows(Math.min(most, whole.rows()));
            boolean mappable = Files.size(file) == whole.length() + whole.bytes();
            NumberArray array = mappable && header.bytes() > heapBudget
                    ? NumberArray.map(file, header, heapBudget)
                    : NumberArray.stream(where, header, in, heapBudget, progress);
            return array.outOf(whole.rows());
        } catch (ZipException e) {
            throw new InputException(where + " is damaged: " + e.getMessage() + ". Fetch it again.", e);
        }
    }

    /** Reads an array from a stream of IDX bytes, gzipped or not, onto the heap. */
    public static NumberArray read(String where, InputStream bytes) throws IOException {
        try (InputStream in = GzipFile.unpacked(bytes)) {
            return NumberArray.stream(
                    where, header(where, in).within(where, Long.MAX_VALUE), in, Long.MAX_VALUE, ReadProgress.NONE);
        }
    }

    /** Reads a file of one number a sample as labels. */
    public static List<String> labels(Path file) throws IOException {
        String where = file.getFileName().toString();
        try (InputStream in = GzipFile.unpacked(file)) {
            ArrayHeader header = header(where, in);
            Require.that(header.rank() == 1, "%s must hold one label per sample. Its extents are %s.", where, header);
            return LabelArray.numbers(where, header.within(where, GzipFile.unpackedAtMost(Files.size(file))), in);
        } catch (EOFException e) {
            throw new InputException(where + " is truncated. Fetch or write it again.", e);
        }
    }

    private static ArrayHeader header(String where, InputStream in) throws IOException {
        byte[] start = in.readNBytes(4);
        Require.that(begins(start), "%s is not an IDX file. Maybe it has the wrong name, or is damaged.", where);
        ElementType type = switch (start[2]) {
            case 0x08 -> ElementType.U1;
            case 0x09 -> ElementType.I1;
            case 0x0B -> ElementType.I2;
            case 0x0C -> ElementType.I4;
            case 0x0D -> ElementType.F4;
            case 0x0E -> ElementType.F8;
            default ->
                throw new InputException(
                        "%s is an IDX file of unknown type %s. Maybe it is damaged.".formatted(where, start[2]));
        };
        int[] extents = new int[start[3]];
        ByteBuffer bytes = ByteBuffer.wrap(in.readNBytes(4 * extents.length));
        Require.that(bytes.limit() == 4 * extents.length, "%s is truncated: it ends within its header.", where);
        for (int axis = 0; axis < extents.length; axis++) {
            extents[axis] = bytes.getInt();
            Require.that(extents[axis] >= 0, "%s has a damaged header: a negative extent.", where);
        }
        return new ArrayHeader(type, ByteOrder.BIG_ENDIAN, false, extents, 4 + bytes.limit());
    }
}
