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
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options for reading data, without their location. */
final class ReadingOptions {

    @Option(
            names = "--kind",
            paramLabel = "KIND",
            description = "The kind of the samples, if their shape does not tell it: image, series or table.")
    private String kind;

    @Option(names = "--limit", paramLabel = "N", description = "Read only the first N samples.")
    private Integer limit;

    @ArgGroup(validate = false, heading = "%nOf tables:%n")
    private TableOptions table = new TableOptions();

    @Mixin
    private ValueOptions values = new ValueOptions();

    /** Needed by picocli. */
    ReadingOptions() {}

    /** The options that {@code source} was read with. */
    static ReadingOptions of(Source source) {
        ReadingOptions options = new ReadingOptions();
        options.kind = source.kind();
        options.limit = source.limit();
        options.table = TableOptions.of(source);
        options.values = ValueOptions.of(source);
        return options;
    }

    /** The data at {@code location}, read as these options say. */
    Source source(String location) {
        return new Source(location, kind, table.labelColumn(), limit, table.source(), values.source());
    }

    boolean sayKind() {
        return kind != null;
    }

    boolean sayNothing() {
        return kind == null && limit == null && table.sayNothing() && values.sayNothing();
    }

    /** @throws InputException for a kind there is not */
    ReadOptions options(ReadProgress progress) {
        ReadOptions options = ReadOptions.DEFAULT.withProgress(progress);
        options = kind == null ? options : options.withKind(kindNamed(kind));
        options = limit == null ? options : options.withLimit(limit);
        return values.in(table.in(options));
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
