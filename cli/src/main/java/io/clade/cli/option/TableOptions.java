package io.clade.cli.option;

import io.clade.data.format.ColumnChoice;
import io.clade.data.format.ReadOptions;
import io.clade.run.Source;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** The columns of a table that are features, labels and ids. */
final class TableOptions {

    @Option(
            names = "--label-column",
            paramLabel = "C",
            description = "The column with the labels; none for no labels. Default: class, label, target or y, if there"
                    + " is one that looks like classes.")
    private String labelColumn;

    @Option(
            names = "--id-column",
            paramLabel = "C",
            description = "The column with the ids, which assignments.csv keeps. Default: id, if there is one.")
    private String idColumn;

    @Option(
            names = "--columns",
            split = ",",
            paramLabel = "C",
            description =
                    "Only these columns are features: a,b,c. Default: all that are numbers or categories; keys, free text"
                            + " and dates are left out. Dates that are named count as days.")
    private List<String> columns = new ArrayList<>();

    @Option(names = "--ignore", split = ",", paramLabel = "C", description = "These columns are left out: a,b.")
    private List<String> ignored = new ArrayList<>();

    /** Needed by picocli. */
    TableOptions() {}

    /** The options with which the table of {@code source} was read. */
    static TableOptions of(Source source) {
        TableOptions options = new TableOptions();
        options.labelColumn = source.labelColumn();
        if (source.table() != null) {
            options.idColumn = source.table().idColumn();
            options.columns = listed(source.table().columns());
            options.ignored = listed(source.table().ignore());
        }
        return options;
    }

    private static List<String> listed(List<String> names) {
        return names == null ? List.of() : names;
    }

    String labelColumn() {
        return labelColumn;
    }

    /** The columns that these options name beside that of the labels; null where they name none. */
    Source.Table source() {
        return choice().namesColumns() ? new Source.Table(said(columns), said(ignored), idColumn) : null;
    }

    private static List<String> said(List<String> names) {
        return names.isEmpty() ? null : List.copyOf(names);
    }

    boolean sayNothing() {
        return labelColumn == null && !choice().namesColumns();
    }

    /** {@code options} with what these say. */
    ReadOptions in(ReadOptions options) {
        ReadOptions labelled = labelColumn == null ? options : options.withLabelColumn(labelColumn);
        return labelled.withColumns(choice());
    }

    private ColumnChoice choice() {
        ColumnChoice choice = ColumnChoice.NONE.withOnly(columns).withIgnored(ignored);
        return idColumn == null ? choice : choice.withId(idColumn);
    }
}
