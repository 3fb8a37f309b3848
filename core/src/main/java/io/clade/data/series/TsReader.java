package io.clade.data.series;

import io.clade.data.Dataset;
import io.clade.data.ElementType;
import io.clade.data.Kind;
import io.clade.data.Labels;
import io.clade.data.Samples;
import io.clade.data.Shape;
import io.clade.data.Spool;
import io.clade.data.array.GzipFile;
import io.clade.data.format.FileFormat;
import io.clade.data.format.FiniteCheck;
import io.clade.data.format.LineLimit;
import io.clade.data.format.ReadOptions;
import io.clade.input.InputException;
import io.clade.input.Require;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Reads series in the .ts format of the UEA and UCR archives: lines of {@code @name value}, then one line a series,
 * with colons between dimensions, commas between values, and the class last. {@code ?}, {@code NaN} and nothing stand
 * for a missing value. In a dimension that is shorter than others of its series, the values behind the end are missing.
 * {@link FiniteCheck} fills what is missing.
 *
 * <p>The file is read twice: the longest series must be known before the first can be stored.
 */
public final class TsReader {

    /** A line holds a whole series: millions of steps. */
    private static final int LONGEST_LINE = 1 << 26;

    static final String MISSING = "?";

    private final Path file;
    private final String where;
    private final ReadOptions options;
    private TsHeader header;
    private int dimensions;
    private int[] lengths = new int[0];

    private TsReader(Path file, ReadOptions options) {
        this.file = file;
        this.where = file.getFileName().toString();
        this.options = options;
    }

    /** @throws InputException naming the line of the file that is not as it should be */
    public static Dataset read(Path file, ReadOptions options) throws IOException {
        return new TsReader(file, options).read();
    }

    private interface LineTaker {
        void take(String line, int number) throws IOException;
    }

    private Dataset read() throws IOException {
        Kind kind = options.kind().orElse(Kind.SERIES);
        Require.that(kind != Kind.IMAGE, "%s holds series, not images. Omit --kind image.", where);
        measure();
        int longest = Arrays.stream(lengths).max().orElseThrow();
        List<String> classes = new ArrayList<>();
        Samples samples = numbers(longest, classes);
        Dataset dataset = kind == Kind.SERIES ? series(longest, samples) : table(longest, samples);
        if (header.targets()) {
            dataset = FiniteCheck.withNotice(
                    dataset, "The target values (@targetLabel) were ignored: they are not classes.");
        }
        return header.labelled() ? dataset.withLabels(Labels.ofNames(classes)) : dataset;
    }

    private Dataset series(int longest, Samples samples) {
        Dataset dataset = Dataset.of(FileFormat.nameOf(file), Shape.series(longest, dimensions), samples);
        return FiniteCheck.series(dataset, lengths);
    }

    private Dataset table(int longest, Samples samples) {
        Require.that(
                Arrays.stream(lengths).allMatch(length -> length == longest),
                "%s has series of different lengths, which cannot be a table. Omit --kind table.",
                where);
        return FiniteCheck.require(Dataset.of(FileFormat.nameOf(file), Shape.table(longest * dimensions), samples));
    }

    /** Reads the header, and finds the dimensions and the steps of every series. */
    private void measure() throws IOException {
        List<Integer> steps = new ArrayList<>();
        forEachSeries((line, number) -> {
            String[] fields = dimensionsOf(line, place(number));
            if (steps.isEmpty()) {
                dimensions = header.dimensions().orElse(fields.length);
            }
            Require.that(
                    fields.length == dimensions,
                    "%s: %d dimensions, but %s. Maybe a colon or the class is missing.",
                    place(number),
                    fields.length,
                    header.dimensions().isPresent()
                            ? "the header says " + dimensions
                            : "the first series has " + dimensions);
            int longest = Arrays.stream(fields).mapToInt(TsReader::count).max().orElse(0);
            Require.that(longest > 0, "%s: the series has no values. Remove the line.", place(number));
            Require.that(
                    !header.equallyLong() || steps.isEmpty() || steps.get(0) == longest,
                    "%s: %d steps, but the first series has %d and the header says @equalLength true. Correct the line, or"
                            + " write @equalLength false.",
                    place(number),
                    longest,
                    steps.isEmpty() ? 0 : steps.get(0));
            steps.add(longest);
        });
        Require.that(!steps.isEmpty(), "%s has no series after @data. Maybe it is truncated.", where);
        lengths = steps.stream().mapToInt(Integer::intValue).toArray();
    }

    private Samples numbers(int longest, List<String> classes) throws IOException {
        int width = Math.multiplyExact(longest, dimensions);
        float[] values = new float[width];
        try (Spool spool = new Spool(ElementType.F4, ByteOrder.nativeOrder(), width, options.heapBudget())) {
            forEachSeries((line, number) -> {
                int steps = lengths[classes.size()];
                Arrays.fill(values, 0, steps * dimensions, Float.NaN);
                Arrays.fill(values, steps * dimensions, width, 0);
                String[] fields = dimensionsOf(line, place(number));
                for (int c = 0; c < dimensions; c++) {
                    parse(fields[c], c, values, number);
                }
                spool.append(values, width);
                classes.add(header.labelled() ? classOf(line, number) : null);
                options.progress().update("Reading " + where, classes.size(), lengths.length);
            });
            return spool.finish();
        }
    }

    private void forEachSeries(LineTaker taker) throws IOException {
        header = new TsHeader();
        boolean data = false;
        int taken = 0;
        Reader text = new InputStreamReader(GzipFile.unpacked(file), StandardCharsets.UTF_8);
        try (BufferedReader lines = new BufferedReader(new LineLimit(text, where, LONGEST_LINE))) {
            int number = 0;
            for (String line = lines.readLine(); line != null && taken < options.limit(); line = lines.readLine()) {
                number++;
                if (line.isBlank() || line.startsWith("#")) {
                    continue;
                }
                if (data) {
                    taker.take(line.strip(), number);
                    taken++;
                } else {
                    Require.that(
                            line.startsWith("@"),
                            "%s: the line before @data is neither a comment (#) nor a header (@). Maybe this is not a .ts file.",
                            place(number));
                    data = header.take(line, place(number));
                }
            }
        }
        Require.that(data, "%s has no line @data. Maybe it is truncated, or not a .ts file.", where);
    }

    private String place(int line) {
        return where + ", line " + line;
    }

    /** The fields of a line but the class. */
    private String[] dimensionsOf(String line, String place) {
        TsHeader.refuseTimeStamps(line.startsWith("("), place);
        if (!header.labelled() && !header.targets()) {
            return line.split(":", -1);
        }
        int last = line.lastIndexOf(':');
        Require.that(
                last >= 0,
                "%s: the class after the values is missing, but the header declares one. Add it, or ?.",
                place);
        return line.substring(0, last).split(":", -1);
    }

    private String classOf(String line, int number) {
        String label = line.substring(line.lastIndexOf(':') + 1).strip();
        header.requireClass(label, place(number));
        return label.equals(MISSING) ? null : label;
    }

    /** Values in a field: none in an empty one. */
    private static int count(String field) {
        return field.isBlank()
                ? 0
                : 1 + (int) field.chars().filter(c -> c == ',').count();
    }

    private void parse(String field, int dimension, float[] values, int line) {
        int at = dimension;
        int from = 0;
        while (from <= field.length() && !field.isBlank()) {
            int comma = field.indexOf(',', from);
            int to = comma < 0 ? field.length() : comma;
            values[at] = number(field.substring(from, to).strip(), at / dimensions, dimension, line);
            at += dimensions;
            from = to + 1;
        }
    }

    private float number(String text, int step, int dimension, int line) {
        if (text.isEmpty() || text.equals(MISSING) || text.equalsIgnoreCase("nan")) {
            return Float.NaN;
        }
        try {
            float value = Float.parseFloat(text);
            if (Float.isFinite(value)) {
                return value;
            }
        } catch (NumberFormatException e) {
            // Refused below, as a number that is too large is.
        }
        throw new InputException(
                "%s, dimension %s, step %s: %s is not a finite number. Write a number, or ? for a missing value."
                        .formatted(place(line), dimension + 1, step + 1, text));
    }
}
