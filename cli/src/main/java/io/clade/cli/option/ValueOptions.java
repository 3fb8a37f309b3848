package io.clade.cli.option;

import io.clade.data.format.Missing;
import io.clade.data.format.ReadOptions;
import io.clade.data.format.TableValues;
import io.clade.input.InputException;
import io.clade.run.Source;
import picocli.CommandLine.Option;

/** The options for reading the values of a table. */
final class ValueOptions {

    @Option(
            names = "--missing",
            paramLabel = "HOW",
            description =
                    "What to do where cells of a table have no value: fail, drop (leave the rows out), mean, median or"
                            + " nearest (the value of the nearest row of the same data). Default: median, if at most 5 %% of the"
                            + " cells have none; a fitted model uses what it learned, and keeps no rows for nearest.")
    private String missing;

    @Option(
            names = "--header",
            paramLabel = "yes|no",
            description = "If the first line of a text table names the columns. Default: as it looks.")
    private String header;

    /** Needed by picocli. */
    ValueOptions() {}

    /** The options with which {@code source} was read. */
    static ValueOptions of(Source source) {
        ValueOptions options = new ValueOptions();
        if (source.values() != null) {
            options.missing = source.values().missing();
            options.header = source.values().header();
        }
        return options;
    }

    /** The values of these options; null where none is given. */
    Source.Values source() {
        return sayNothing() ? null : new Source.Values(missing, header);
    }

    boolean sayNothing() {
        return missing == null && header == null;
    }

    /** {@code options} with what these say. */
    ReadOptions in(ReadOptions options) {
        TableValues values =
                missing == null ? TableValues.AUTOMATIC : TableValues.AUTOMATIC.withMissing(Missing.named(missing));
        return options.withValues(header == null ? values : values.withHeader(isYes()));
    }

    private boolean isYes() {
        if (!header.equals("yes") && !header.equals("no")) {
            throw new InputException("--header must be yes or no. Got %s.".formatted(header));
        }
        return header.equals("yes");
    }
}
