package io.clade.cli.option;

import io.clade.data.Kind;
import io.clade.data.ReadProgress;
import io.clade.data.format.ReadOptions;
import io.clade.input.InputException;
import io.clade.input.NameSuggestion;
import io.clade.run.Source;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Option;

/** The options for reading data, without their location. */
final class ReadingOptions {

    @Option(
            names = "--kind",
            paramLabel = "KIND",
            description = "The kind of the samples, if their shape does not tell it: image, series or table.")
    private String kind;

    @Option(
            names = "--label-column",
            paramLabel = "C",
            description = "The column of a table with the labels; none for no labels. Default: class, label, target"
                    + " or y, if there is one.")
    private String labelColumn;

    @Option(names = "--limit", paramLabel = "N", description = "Read only the first N samples.")
    private Integer limit;

    /** Needed by picocli. */
    ReadingOptions() {}

    /** The options that {@code source} was read with. */
    static ReadingOptions of(Source source) {
        ReadingOptions options = new ReadingOptions();
        options.kind = source.kind();
        options.labelColumn = source.labelColumn();
        options.limit = source.limit();
        return options;
    }

    /** The data at {@code location}, read as these options say. */
    Source source(String location) {
        return new Source(location, kind, labelColumn, limit);
    }

    boolean sayKind() {
        return kind != null;
    }

    boolean sayNothing() {
        return kind == null && labelColumn == null && limit == null;
    }

    /** @throws InputException for a kind there is not */
    ReadOptions options(ReadProgress progress) {
        ReadOptions options = ReadOptions.DEFAULT.withProgress(progress);
        options = kind == null ? options : options.withKind(kindNamed(kind));
        options = labelColumn == null ? options : options.withLabelColumn(labelColumn);
        return limit == null ? options : options.withLimit(limit);
    }

    private static Kind kindNamed(String name) {
        List<String> names = Arrays.stream(Kind.values())
                .map(known -> known.name().toLowerCase(Locale.ROOT))
                .toList();
        if (!names.contains(name)) {
            throw new InputException("--kind must be image, series or table. Got %s. %s"
                    .formatted(
                            name,
                            NameSuggestion.to(name, names)
                                    .map(near -> "Did you mean " + near + "?")
                                    .orElse(""))
                    .strip());
        }
        return Kind.valueOf(name.toUpperCase(Locale.ROOT));
    }
}
