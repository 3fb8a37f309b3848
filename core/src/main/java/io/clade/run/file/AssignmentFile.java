package io.clade.run.file;

import io.clade.data.Dataset;
import io.clade.data.Labels;
import io.clade.data.reader.Datasets;
import io.clade.data.reader.LabelFile;
import io.clade.input.InputException;
import io.clade.input.Require;
import io.clade.model.Assignment;
import io.clade.storage.StorageException;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Assignments as a table: {@code id,cluster,confidence}, one row a sample, in input order; -1 is an outlier. */
public final class AssignmentFile {

    private static final String CLUSTER = "cluster";
    private static final Map<String, String> TYPES = new LinkedHashMap<>();

    static {
        TYPES.put("id", "VARCHAR");
        TYPES.put(CLUSTER, "INTEGER");
        TYPES.put("confidence", "FLOAT");
    }

    private AssignmentFile() {}

    /** @throws InputException unless {@code file} ends in .csv or .parquet */
    public static void requireKnown(Path file) {
        Require.that(
                file.toString().endsWith(".csv") || isParquet(file),
                "Assignments are written as .csv or .parquet files. Got %s.",
                file);
    }

    private static boolean isParquet(Path file) {
        return file.toString().endsWith(".parquet");
    }

    /**
     * Writes the table to a .csv or .parquet file; one that is there is replaced once the new one is whole.
     *
     * @throws InputException where the file has another ending or cannot be written
     */
    public static void write(Path file, Dataset data, Assignment assignment) {
        write(file, text -> {
            try (BufferedWriter out = Files.newBufferedWriter(text)) {
                write(out, data, assignment);
            }
        });
    }

    /**
     * Writes a table that {@link #write} wrote as CSV once more, as .csv or .parquet.
     *
     * @throws InputException where there is no such table, or {@code file} has another ending or cannot be written
     */
    public static void copy(Path written, Path file) {
        Require.that(
                Files.isRegularFile(written),
                "There is no file %s. Give the folder of a result that clade fit finished.",
                written);
        write(file, text -> Files.copy(written, text, StandardCopyOption.REPLACE_EXISTING));
    }

    private interface Text {
        void writeTo(Path file) throws IOException;
    }

    private static void write(Path file, Text csv) {
        requireKnown(file);
        Path target = file.toAbsolutePath();
        Path text = target.resolveSibling("." + file.getFileName() + ".partial.csv");
        Path packed = target.resolveSibling("." + file.getFileName() + ".partial");
        try {
            Files.createDirectories(target.getParent());
            try {
                csv.writeTo(text);
                if (isParquet(file)) {
                    Datasets.toParquet(text, TYPES, packed);
                }
                Files.move(isParquet(file) ? packed : text, target, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(text);
                Files.deleteIfExists(packed);
            }
        } catch (IOException e) {
            throw new StorageException(
                    "%s cannot be written: %s.".formatted(file, StorageException.reason(file, e)), e);
        }
    }

    /** Writes the table as CSV to {@code out}. */
    public static void write(Writer out, Dataset data, Assignment assignment) throws IOException {
        out.write(String.join(",", TYPES.keySet()) + "\n");
        for (int i = 0; i < assignment.size(); i++) {
            out.write(quoted(data.id(i)) + "," + assignment.cluster(i) + "," + assignment.confidence(i) + "\n");
        }
    }

    static String quoted(String id) {
        boolean plain = id.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? id : "\"" + id.replace("\"", "\"\"") + "\"";
    }

    /**
     * Looks whether {@code file} is a whole table of the result that it belongs to.
     *
     * @param samples of the result
     * @param clusters of the result
     * @throws InputException where it is missing, cut off or of another result
     */
    public static void requireWhole(Path file, int samples, int clusters) {
        Labels found = read(file).labels();
        Require.that(
                found.size() == samples,
                "%s is damaged: it has %s rows, and the result has %s samples. Fit again.",
                file,
                found.size(),
                samples);
        Require.that(
                endsWithLine(file)
                        && IntStream.range(0, found.size())
                                .map(found::get)
                                .filter(code -> code != Labels.NONE)
                                .allMatch(code -> isBelow(found.name(code), clusters)),
                "%s is damaged: it is cut off, or has clusters other than 0 to %s. Fit again.",
                file,
                clusters - 1);
    }

    private static boolean isBelow(String cluster, int clusters) {
        return cluster.matches("\\d{1,9}") && Integer.parseInt(cluster) < clusters;
    }

    private static boolean endsWithLine(Path file) {
        try (FileChannel channel = FileChannel.open(file)) {
            ByteBuffer last = ByteBuffer.allocate(1);
            return channel.read(last, channel.size() - 1) == 1 && last.get(0) == '\n';
        } catch (IOException e) {
            throw new InputException("%s cannot be read: %s.".formatted(file, e.getMessage()), e);
        }
    }

    /**
     * Reads the clusters from a table that {@link #write} wrote, or another one with a column {@code cluster}.
     *
     * @throws InputException where there is no such file or column
     */
    public static LabelFile read(Path file) {
        Require.that(
                Files.isRegularFile(file),
                "There is no file %s. Give a file that clade fit or clade assign wrote.",
                file);
        LabelFile found = Datasets.labels(file.toString(), Optional.of(CLUSTER));
        // As tables of whole numbers with gaps come back from other programs.
        Pattern outlier = Pattern.compile("\\s*" + Labels.NONE + "(\\.0*)?\\s*");
        Labels clusters = Labels.ofNames(IntStream.range(0, found.labels().size())
                .mapToObj(i -> found.labels().name(found.labels().get(i)))
                .map(name -> outlier.matcher(name).matches() ? "" : name)
                .toList());
        return new LabelFile(found.ids(), clusters);
    }
}
