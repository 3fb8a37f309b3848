package io.clade.data.array;

import io.clade.data.ReadProgress;
import io.clade.input.InputException;
import io.clade.input.Require;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** numpy's NPZ format: a zip of named NPY arrays, compressed or not. */
public final class NpzFile implements Closeable {

    private static final String SUFFIX = ".npy";

    private final String where;
    private final ZipFile zip;

    /** @throws InputException when the file is no zip, or a truncated one */
    public NpzFile(Path file) throws IOException {
        where = file.getFileName().toString();
        try {
            zip = new ZipFile(file.toFile());
        } catch (ZipException e) {
            throw new InputException(
                    where + " is not a whole NPZ file: its zip directory is missing. Maybe it is truncated.", e);
        }
    }

    /** The name of the file. */
    String where() {
        return where;
    }

    /** The names of its arrays, in the order they were saved. */
    public List<String> names() {
        return inDirectory(() -> zip.stream()
                .map(ZipEntry::getName)
                .filter(name -> name.endsWith(SUFFIX))
                .map(name -> name.substring(0, name.length() - SUFFIX.length()))
                .toList());
    }

    /** Reads array {@code name}, the first {@code most} samples; more than {@code heapBudget} bytes go to a file. */
    public NumberArray read(String name, int most, long heapBudget, ReadProgress progress) throws IOException {
        return reading(name, (header, in, capacity) -> {
            ArrayHeader whole = header.numbers().within(member(name), capacity);
            ArrayHeader wanted = whole.columnMajor() ? whole : whole.withRows(Math.min(most, whole.rows()));
            return NumberArray.stream(member(name), wanted, in, heapBudget, progress)
                    .outOf(whole.rows());
        });
    }

    /** Reads array {@code name} as one label a sample. */
    public List<String> labels(String name) throws IOException {
        return reading(name, (header, in, capacity) -> header.labels(capacity, in));
    }

    /**
     * Reads array {@code name} as one whole number a sample.
     *
     * @param what the name of such a number in refusals
     */
    public long[] wholeNumbers(String name, String what) throws IOException {
        return reading(name, (header, in, capacity) -> header.wholeNumbers(what, capacity, in));
    }

    private interface Reading<T> {
        /** @param capacity bytes that the member can unpack to */
        T from(NpyHeader header, InputStream in, long capacity) throws IOException;
    }

    private <T> T reading(String name, Reading<T> action) throws IOException {
        ZipEntry entry = inDirectory(() -> zip.getEntry(name + SUFFIX));
        Require.that(entry != null, "%s has no array %s.", where, name);
        long packed = entry.getCompressedSize();
        long capacity = entry.getMethod() == ZipEntry.STORED ? packed : GzipFile.unpackedAtMost(packed);
        try (InputStream in = new BufferedInputStream(zip.getInputStream(entry), 1 << 16)) {
            return action.from(NpyHeader.read(member(name), in), in, capacity);
        } catch (ZipException e) {
            throw damaged(name, e);
        }
    }

    /** An entry of the directory is decoded when it is asked for, its comment with it. */
    private <T> T inDirectory(Supplier<T> body) {
        try {
            return body.get();
        } catch (IllegalArgumentException e) {
            throw new InputException(
                    where
                            + " is damaged: a name or a comment in its zip directory is no UTF-8. Fetch or write it again.",
                    e);
        }
    }

    private InputException damaged(String name, ZipException e) {
        return new InputException(member(name) + " is damaged: " + e.getMessage() + ". Fetch or write it again.", e);
    }

    private String member(String name) {
        return "array " + name + " of " + where;
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
