package io.clade.data.reader;

import io.clade.data.Dataset;
import io.clade.data.format.ReadOptions;
import io.clade.input.InputException;
import io.clade.input.Require;
import java.io.IOException;

/** Data that are no table: no column of theirs can be named. */
final class WithoutColumns {

    private static final String NO_LABELS = "none";

    private WithoutColumns() {}

    interface Reader {
        Dataset read() throws IOException;
    }

    /**
     * The dataset that {@code reader} reads, without labels where none are wanted.
     *
     * @throws InputException where the options name a column
     */
    static Dataset read(String where, ReadOptions options, Reader reader) throws IOException {
        Require.that(
                !options.columns().namesColumns(),
                "%s is no table, so it has no columns. Leave out --columns, --ignore and --id-column.",
                where);
        boolean unlabelled = options.labelColumn().filter(NO_LABELS::equals).isPresent();
        Require.that(
                unlabelled || options.labelColumn().isEmpty(),
                "%s is no table, so it has no column %s. Leave out --label-column.",
                where,
                options.labelColumn().orElse(""));
        Dataset dataset = reader.read();
        return unlabelled ? dataset.withoutLabels() : dataset;
    }
}
