package io.clade.data;

import io.clade.input.Require;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Samples in the type they were stored in, on the heap or in a mapped file of any size. Each sample becomes floats when
 * it is read.
 */
public final class StoredSamples implements Samples {

    /** A mapped buffer is indexed by int, so a large file takes several. */
    private static final long LARGEST_SEGMENT = 1L << 30;

    private final ElementType type;
    private final int rows;
    private final int width;
    private final int rowsPerSegment;
    private final List<ByteBuffer> segments;
    /** The same memory as floats, whose bulk read is many times faster than one number at a time. */
    private final List<FloatBuffer> floats;

    /** Every segment but the last holds {@code rowsPerSegment} rows, in its buffer's byte order. */
    StoredSamples(ElementType type, int rows, int width, int rowsPerSegment, List<ByteBuffer> segments) {
        this.type = type;
        this.rows = rows;
        this.width = width;
        this.rowsPerSegment = rowsPerSegment;
        this.segments = List.copyOf(segments);
        this.floats = type == ElementType.F4
                ? segments.stream().map(ByteBuffer::asFloatBuffer).toList()
                : List.of();
    }

    /**
     * Maps {@code rows} rows of {@code width} numbers that begin at {@code offset} of {@code file}. The file must stay
     * as it is while the samples are in use.
     *
     * @throws IOException when the file cannot be opened, or ends before the last row
     */
    public static StoredSamples map(Path file, long offset, ElementType type, ByteOrder order, int rows, int width)
            throws IOException {
        Require.atLeast("The width of a sample", width, 1);
        long rowBytes = (long) width * type.bytes();
        Require.that(rowBytes <= LARGEST_SEGMENT, "A sample of %d bytes is too large. The limit is 1 GiB.", rowBytes);
        int rowsPerSegment = (int) Math.min(LARGEST_SEGMENT / rowBytes, Integer.MAX_VALUE);
        try (FileChannel channel = FileChannel.open(file)) {
            if (channel.size() < offset + rows * rowBytes) {
                throw new IOException("The file ends too early");
            }
            List<ByteBuffer> segments = new ArrayList<>();
            for (int from = 0; from < rows; from += rowsPerSegment) {
                long size = Math.min(rowsPerSegment, rows - from) * rowBytes;
                segments.add(channel.map(FileChannel.MapMode.READ_ONLY, offset + from * rowBytes, size)
                        .order(order));
            }
            return new StoredSamples(type, rows, width, rowsPerSegment, segments);
        }
    }

    @Override
    public int size() {
        return rows;
    }

    @Override
    public int width() {
        return width;
    }

    /** The type the numbers are stored in. */
    public ElementType type() {
        return type;
    }

    /** True if the numbers are in a file rather than on the heap. */
    public boolean mapped() {
        return !segments.isEmpty() && segments.get(0).isDirect();
    }

    @Override
    public void copy(int row, float[] target, int offset) {
        copy(row, 0, width, target, offset);
    }

    @Override
    public void copy(int row, double[] target, int offset) {
        if (!type.wide()) {
            Samples.super.copy(row, target, offset);
            return;
        }
        ByteBuffer bytes = segments.get(row / rowsPerSegment);
        int start = row % rowsPerSegment * width;
        for (int i = 0; i < width; i++) {
            target[offset + i] = type.getDouble(bytes, (start + i) * type.bytes());
        }
    }

    @Override
    public boolean wide() {
        return type.wide();
    }

    /** Copies the {@code count} numbers of sample {@code row} that begin at {@code from}. */
    public void copy(int row, int from, int count, float[] target, int offset) {
        int segment = row / rowsPerSegment;
        int start = row % rowsPerSegment * width + from;
        if (type == ElementType.F4) {
            floats.get(segment).get(start, target, offset, count);
            return;
        }
        ByteBuffer bytes = segments.get(segment);
        if (type == ElementType.U1) {
            for (int i = 0; i < count; i++) {
                target[offset + i] = bytes.get(start + i) & 0xFF;
            }
            return;
        }
        for (int i = 0; i < count; i++) {
            target[offset + i] = type.get(bytes, (start + i) * type.bytes());
        }
    }
}
