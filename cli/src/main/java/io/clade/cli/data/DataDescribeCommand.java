package io.clade.cli.data;

import io.clade.cli.console.Console;
import io.clade.cli.console.ProgressDisplay;
import io.clade.cli.option.DataOptions;
import io.clade.cli.table.Columns;
import io.clade.data.Dataset;
import io.clade.data.Kind;
import io.clade.data.Labels;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleFunction;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code clade data describe}: describes data as Clade reads them. */
@Command(
        name = "describe",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Reads a dataset and prints its properties: samples, shape, range, labels.",
        footerHeading = "%nExamples:%n",
        footer = {"  clade data describe digits", "  clade data describe table.csv --label-column species"})
final class DataDescribeCommand implements Runnable {

    private static final int LISTED = 20;

    private final Console console;

    @Mixin
    private DataOptions data;

    DataDescribeCommand(Console console) {
        this.console = console;
    }

    @Override
    public void run() {
        Dataset samples;
        try (ProgressDisplay progress = console.progress()) {
            samples = data.read(progress);
        }
        Columns columns = Columns.ofText()
                .row("name", samples.name())
                .row("kind", samples.kind().name().toLowerCase(Locale.ROOT))
                .row("samples", Integer.toString(samples.size()))
                .row("shape", samples.shape().toString());
        if (!samples.featureNames().isEmpty()) {
            columns.row("features", some(samples.featureNames()));
        }
        if (samples.kind() == Kind.SERIES) {
            columns.row("lengths", lengths(samples));
        }
        addNumbers(samples, columns);
        columns.row("labels", samples.labels().map(DataDescribeCommand::classes).orElse("none"));
        columns.row("sha256", samples.sha256());
        columns.print(console.out());
        samples.notices().forEach(console::notice);
    }

    private static String some(List<String> names) {
        String listed = String.join(", ", names.subList(0, Math.min(LISTED, names.size())));
        return names.size() <= LISTED ? listed : listed + ", … (" + names.size() + ")";
    }

    private static String lengths(Dataset samples) {
        var lengths = IntStream.range(0, samples.size()).map(samples::length).summaryStatistics();
        return "%s to %s steps".formatted(lengths.getMin(), lengths.getMax());
    }

    private static String classes(Labels labels) {
        int[] sizes = labels.sizes();
        List<String> classes = new ArrayList<>();
        for (int code = 0; code < sizes.length; code++) {
            classes.add(labels.name(code) + " (" + sizes[code] + ")");
        }
        return labels.count() + " classes: " + some(classes);
    }

    /** Range, mean and deviation of all numbers, padding aside. */
    private static void addNumbers(Dataset samples, Columns columns) {
        double[] values = new double[samples.shape().size()];
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        double mean = 0;
        double squares = 0;
        long count = 0;
        for (int row = 0; row < samples.size(); row++) {
            samples.copy(row, values, 0);
            int used = samples.kind() == Kind.SERIES
                    ? samples.length(row) * samples.shape().channels()
                    : values.length;
            for (int i = 0; i < used; i++) {
                low = Math.min(low, values[i]);
                high = Math.max(high, values[i]);
                double before = values[i] - mean;
                mean += before / ++count;
                squares += before * (values[i] - mean);
            }
        }
        DoubleFunction<String> text = value -> String.format(Locale.ROOT, "%.6g", value);
        columns.row("range", text.apply(low) + " to " + text.apply(high));
        columns.row("mean", text.apply(mean));
        columns.row("deviation", text.apply(Math.sqrt(squares / count)));
    }
}
