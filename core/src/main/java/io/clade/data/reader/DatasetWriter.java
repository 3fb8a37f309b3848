package io.clade.data.reader;

import io.clade.data.Dataset;
import io.clade.data.Kind;
import io.clade.data.Labels;
import io.clade.data.Shape;
import io.clade.data.array.NpyWriter;
import io.clade.data.format.FileFormat;
import io.clade.data.table.TableDatabase;
import io.clade.input.InputException;
import java.io.BufferedOutputStream;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes datasets to files from which the same dataset is read. A table, as text or Parquet, has one column for each
 * feature, a column {@code id} if the samples have ids, and a last column {@code class} if they have labels.
 */
final class DatasetWriter {

    /** The longest line that the database reads unless it is told; longer ones take more memory. */
    private static final int SHORT_LINE = 1 << 21;

    private static final int LONGEST_FIELD = 16;

    private DatasetWriter() {}

    private interface Body {
        void write(Path file) throws IOException;
    }

    static void write(Dataset dataset, Path file) throws IOException {
        Body body = switch (FileFormat.ending(file.getFileName().toString())) {
            case "csv" -> whole -> text(dataset, whole, ',');
            case "tsv" -> whole -> text(dataset, whole, '\t');
            case "npz" -> whole -> npz(dataset, whole);
            case "parquet" -> whole -> parquet(dataset, whole);
            default ->
                throw new InputException(
                        "%s: datasets are written as .csv, .tsv, .npz or .parquet. Choose one of these extensions."
                                .formatted(file));
        };
        Path folder = file.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        Path whole = folder.resolve("." + file.getFileName() + ".partial");
        try {
            body.write(whole);
            Files.move(whole, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(whole);
        }
    }

    /** True if the samples have names of their own, not just numbers. */
    private static boolean hasIds(Dataset dataset) {
        return IntStream.range(0, dataset.size())
                .anyMatch(row -> !dataset.id(row).equals(Integer.toString(row)));
    }

    /** Names of the columns that hold numbers. */
    private static List<String> features(Dataset dataset) {
        return dataset.featureNames().isEmpty()
                ? IntStream.rangeClosed(1, dataset.shape().size())
                        .mapToObj(i -> "x" + i)
                        .toList()
                : dataset.featureNames();
    }

    private static List<String> columns(Dataset dataset, boolean ids) {
        List<String> columns = new ArrayList<>(ids ? List.of("id") : List.of());
        columns.addAll(features(dataset));
        if (dataset.labels().isPresent()) {
            columns.add("class");
        }
        return columns;
    }

    private static void text(Dataset dataset, Path file, char delimiter) throws IOException {
        boolean ids = hasIds(dataset);
        String between = String.valueOf(delimiter);
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write(columns(dataset, ids).stream()
                    .map(name -> field(name, delimiter))
                    .collect(Collectors.joining(between)));
            out.write('\n');
            for (int row = 0; row < dataset.size(); row++) {
                List<String> fields = new ArrayList<>(ids ? List.of(field(dataset.id(row), delimiter)) : List.of());
                for (float value : dataset.sample(row)) {
                    fields.add(Float.toString(value));
                }
                if (dataset.labels().isPresent()) {
                    fields.add(field(label(dataset.labels().get(), row), delimiter));
                }
                out.write(String.join(between, fields));
                out.write('\n');
            }
        }
    }

    private static String field(String text, char delimiter) {
        boolean plain = text.chars().noneMatch(c -> c == delimiter || c == '"' || c == '\n' || c == '\r');
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }

    private static String label(Labels labels, int row) {
        return labels.name(labels.get(row));
    }

    private static void npz(Dataset dataset, Path file) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
            zip.setLevel(Deflater.BEST_SPEED);
            zip.putNextEntry(entry("X"));
            NpyWriter.floatHeader(zip, extents(dataset));
            for (int row = 0; row < dataset.size(); row++) {
                NpyWriter.floats(zip, arranged(dataset.shape(), dataset.sample(row)));
            }
            if (dataset.labels().isPresent()) {
                zip.putNextEntry(entry("y"));
                labels(dataset.labels().get(), zip);
            }
            if (dataset.kind() == Kind.SERIES) {
                zip.putNextEntry(entry("lengths"));
                NpyWriter.integers(
                        zip,
                        IntStream.range(0, dataset.size()).map(dataset::length).toArray());
            }
        }
    }

    /** A new entry with a fixed date, so that the same data give the same bytes. */
    private static ZipEntry entry(String name) {
        ZipEntry entry = new ZipEntry(name + ".npy");
        entry.setTime(0);
        return entry;
    }

    /**
     * The extents of the array: n×h×w for grey images and n×h×w×c for coloured ones, which no reader takes for
     * something else.
     */
    private static int[] extents(Dataset dataset) {
        Shape shape = dataset.shape();
        int n = dataset.size();
        return switch (shape.kind()) {
            case TABLE -> new int[] {n, shape.size()};
            case SERIES -> new int[] {n, shape.extent(0), shape.extent(1)};
            case IMAGE ->
                shape.channels() == 1
                        ? new int[] {n, shape.extent(1), shape.extent(2)}
                        : new int[] {n, shape.extent(1), shape.extent(2), shape.channels()};
        };
    }

    private static float[] arranged(Shape shape, float[] sample) {
        if (shape.kind() != Kind.IMAGE || shape.channels() == 1) {
            return sample;
        }
        int channels = shape.channels();
        int area = sample.length / channels;
        float[] pixels = new float[sample.length];
        for (int i = 0; i < sample.length; i++) {
            pixels[i % area * channels + i / area] = sample[i];
        }
        return pixels;
    }

    private static void labels(Labels labels, OutputStream out) throws IOException {
        boolean numbers = labels.names().stream().allMatch(name -> name.matches("-?(0|[1-9]\\d{0,8})"))
                && Arrays.stream(labels.codes()).allMatch(code -> code != Labels.NONE);
        if (numbers) {
            NpyWriter.integers(
                    out,
                    IntStream.range(0, labels.size())
                            .map(row -> Integer.parseInt(label(labels, row)))
                            .toArray());
        } else {
            NpyWriter.texts(
                    out,
                    IntStream.range(0, labels.size())
                            .mapToObj(row -> label(labels, row))
                            .toList());
        }
    }

    private static void parquet(Dataset dataset, Path file) throws IOException {
        boolean ids = hasIds(dataset);
        List<String> columns = columns(dataset, ids);
        Map<String, String> types = new LinkedHashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            boolean text = ids && i == 0 || dataset.labels().isPresent() && i == columns.size() - 1;
            types.put(columns.get(i), text ? "VARCHAR" : "FLOAT");
        }
        Path csv = file.resolveSibling(file.getFileName() + ".csv");
        try {
            text(dataset, csv, ',');
            toParquet(csv, types, file);
        } finally {
            Files.deleteIfExists(csv);
        }
    }

    static void toParquet(Path csv, Map<String, String> types, Path file) throws IOException {
        String columns = types.entrySet().stream()
                .map(column -> "'" + column.getKey().replace("'", "''") + "': '" + column.getValue() + "'")
                .collect(Collectors.joining(", "));
        String query =
                "COPY (SELECT * FROM read_csv(%s, header=true, auto_detect=false, delim=',', quote='\"', escape='\"', max_line_size=%s, columns={%s})) TO %s (FORMAT parquet)"
                        .formatted(
                                TableDatabase.quoted(csv),
                                Math.max(SHORT_LINE, LONGEST_FIELD * types.size()),
                                columns,
                                TableDatabase.quotedTarget(file));
        try (Connection database = TableDatabase.open();
                Statement statement = database.createStatement()) {
            statement.execute(query);
        } catch (SQLException e) {
            throw new IOException(
                    String.valueOf(e.getMessage()).lines().findFirst().orElse(""), e);
        }
    }
}
