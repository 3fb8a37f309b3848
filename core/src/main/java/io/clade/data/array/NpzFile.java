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

    /** The names of its arrays, in the order they were saved. */
    public List<String> names() {
        return zip.stream()
                .map(ZipEntry::getName)
                .filter(name -> name.endsWith(SUFFIX))
                .map(name -> name.substring(0, name.length() - SUFFIX.length()))
                .toList();
    }

    /** Reads array {@code name}, the first {@code most} samples; more than {@code heapBudget} bytes go to a file. */
    public NumberArray read(String name, int most, long heapBudget, ReadProgress progress) throws IOException {
        try (InputStream in = open(name)) {
            ArrayHeader whole = NpyHeader.read(member(name), in).numbers();
            Require.that(whole.bytes() > 0, "%s holds no samples: its extents are %s.", member(name), whole);
            ArrayHeader header = whole.columnMajor() ? whole : whole.withRows(Math.min(most, whole.rows()));
            return NumberArray.stream(member(name), header, in, heapBudget, progress)
                    .outOf(whole.rows());
        } catch (ZipException e) {
            throw damaged(name, e);
        }
    }

    /** Reads array {@code name} as one label a sample. */
    public List<String> labels(String name) throws IOException {
        try (InputStream in = open(name)) {
            return NpyHeader.read(member(name), in).labels(in);
        } catch (ZipException e) {
            throw damaged(name, e);
        }
    }

    private InputStream open(String name) throws IOException {
        ZipEntry entry = zip.getEntry(name + SUFFIX);
        Require.that(entry != null, "%s has no array %s.", where, name);
        return new BufferedInputStream(zip.getInputStream(entry), 1 << 16);
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
