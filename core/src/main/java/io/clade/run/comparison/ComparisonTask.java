package io.clade.run.comparison;

import io.clade.data.Dataset;
import io.clade.input.InputException;
import io.clade.run.Source;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A dataset and the number of clusters to find in it.
 *
 * @param name in tables; empty for the dataset's own name
 * @param clusters k
 * @param source of the dataset
 * @param reader reads it; called more than once where there are several
 * @param where beginning of a refusal, for example {@code grid.yaml, line 3, data[0]}; may be empty
 */
public record ComparisonTask(
        Optional<String> name, int clusters, Source source, Supplier<Dataset> reader, String where) {

    /** Does {@code work}; its refusal says where the task stands. */
    <T> T blamed(Supplier<T> work) {
        try {
            return work.get();
        } catch (InputException e) {
            throw where.isEmpty() ? e : new InputException(where + ": " + e.getMessage(), e);
        }
    }
}
