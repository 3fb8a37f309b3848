package io.clade.data;

import io.clade.input.InputException;
import io.clade.input.Require;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A store for samples while they are read: on the heap, or in a temporary file once they exceed the heap budget. The
 * file is deleted when the process ends, or at once where the system allows deleting an open file.
 */
public final class Spool implements Closeable {

    private static final int CHUNK = 4 << 20;

    private final ElementType type;
    private final ByteOrder order;
    private final int width;
    private final long rowBytes;
    private final int rowsPerChunk;
    private final long heapBudget;
    private final Path folder;
    private final List<ByteBuffer> chunks = new ArrayList<>();
    private long written;
    private Path file;
    private FileChannel channel;

    /**
     * @param order the byte order of what {@link #append(byte[], int, int)} will be given
     * @param heapBudget bytes that may stay on the heap
     */
    public Spool(ElementType type, ByteOrder order, int width, long heapBudget) {
        this(type, order, width, heapBudget, temporary());
    }

    /** @param folder of the temporary file */
    Spool(ElementType type, ByteOrder order, int width, long heapBudget, Path folder) {
        Require.atLeast("The width of a sample", width, 1);
        this.type = type;
        this.order = order;
        this.width = width;
        this.rowBytes = (long) width * type.bytes();
        Require.that(rowBytes <= Integer.MAX_VALUE, "A sample of %d bytes is too large.", rowBytes);
        this.rowsPerChunk = (int) Math.max(1, CHUNK / rowBytes);
        this.heapBudget = heapBudget;
        this.folder = folder;
    }

    /** The bytes of heap that a dataset may take by default: a quarter of the memory this virtual machine may use. */
    public static long defaultHeapBudget() {
        return Runtime.getRuntime().maxMemory() / 4;
    }

    /**
     * A line of progress for the reading of {@code bytes} of samples, which announces a temporary file where they are more
     * than {@code heapBudget}.
     *
     * @param where the name of the samples
     * @throws InputException when the disk has no room for that file
     */
    public static String announce(String where, long bytes, long heapBudget) {
        return announce(where, bytes, heapBudget, temporary().toFile().getUsableSpace());
    }

    static String announce(String where, long bytes, long heapBudget, long room) {
        if (bytes <= heapBudget) {
            return "Reading " + where;
        }
        String size = String.format(Locale.ROOT, "%.1f GB", bytes / 1e9);
        Require.that(
                bytes <= room,
                "%s unpacks to %s, but the temporary folder %s has room for %.1f GB. Read part of it with --limit, or set"
                        + " -Djava.io.tmpdir to a folder on a larger disk.",
                where,
                size,
                temporary(),
                room / 1e9);
        return "Unpacking %s of %s to a temporary file".formatted(size, where);
    }

    private static Path temporary() {
        return Path.of(System.getProperty("java.io.tmpdir"));
    }

    /** Adds raw bytes; calls need not end at the end of a row. */
    public void append(byte[] bytes, int offset, int count) throws IOException {
        append(ByteBuffer.wrap(bytes, offset, count));
    }

    /** Adds floats; the type must be {@link ElementType#F4}. */
    public void append(float[] values, int count) throws IOException {
        Require.that(type == ElementType.F4, "A spool of floats is needed. Got one of %s.", type);
        ByteBuffer bytes =
                ByteBuffer.allocate(Math.multiplyExact(count, Float.BYTES)).order(order);
        bytes.asFloatBuffer().put(values, 0, count);
        append(bytes);
    }

    /** Adds doubles; the type must be {@link ElementType#F8}. */
    public void append(double[] values, int count) throws IOException {
        Require.that(type == ElementType.F8, "A spool of doubles is needed. Got one of %s.", type);
        ByteBuffer bytes =
                ByteBuffer.allocate(Math.multiplyExact(count, Double.BYTES)).order(order);
        bytes.asDoubleBuffer().put(values, 0, count);
        append(bytes);
    }

    private void append(ByteBuffer bytes) throws IOException {
        if (channel == null && written + bytes.remaining() > heapBudget) {
            moveToFile();
        }
        written += bytes.remaining();
        if (channel != null) {
            writeFully(bytes);
            return;
        }
        while (bytes.hasRemaining()) {
            ByteBuffer chunk = chunks.isEmpty() ? null : chunks.get(chunks.size() - 1);
            if (chunk == null || !chunk.hasRemaining()) {
                chunk = ByteBuffer.allocate((int) (rowsPerChunk * rowBytes)).order(order);
                chunks.add(chunk);
            }
            int count = Math.min(chunk.remaining(), bytes.remaining());
            chunk.put(bytes.slice(bytes.position(), count));
            bytes.position(bytes.position() + count);
        }
    }

    private void moveToFile() throws IOException {
        file = Files.createTempFile(folder, "clade-", ".samples");
        file.toFile().deleteOnExit();
        channel = FileChannel.open(file, StandardOpenOption.WRITE);
        for (ByteBuffer chunk : chunks) {
            writeFully(chunk.flip());
        }
        chunks.clear();
    }

    private void writeFully(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    /**
     * Everything that was added, as samples; the spool is closed.
     *
     * @throws IOException when what was added is not whole rows, or the file cannot be mapped
     */
    public StoredSamples finish() throws IOException {
        if (written % rowBytes != 0) {
            throw new IOException("The last row is not complete");
        }
        int rows = Math.toIntExact(written / rowBytes);
        if (channel != null) {
            channel.close();
            StoredSamples samples = StoredSamples.map(file, 0, type, order, rows, width);
            close();
            return samples;
        }
        List<ByteBuffer> segments = new ArrayList<>();
        for (ByteBuffer chunk : chunks) {
            boolean full = !chunk.hasRemaining();
            chunk.flip();
            segments.add(
                    full ? chunk : ByteBuffer.allocate(chunk.limit()).put(chunk).flip());
        }
        chunks.clear();
        segments.replaceAll(segment -> segment.order(order));
        return new StoredSamples(type, rows, width, rowsPerChunk, segments);
    }

    /** Closes the temporary file, if there is one. A mapping of it stays valid. */
    @Override
    public void close() throws IOException {
        chunks.clear();
        if (channel != null) {
            channel.close();
            // Windows keeps a file that is mapped; it is on the list of those deleted at exit.
            file.toFile().delete();
        }
    }
}
