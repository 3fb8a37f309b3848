package io.clade.data.format;

import java.util.List;
import java.util.Optional;

/**
 * The columns of a table that count, where somebody says so.
 *
 * @param only the features; where empty, every column that looks like one
 * @param ignored columns that are left out
 * @param id the column whose values are the ids; where empty, one called id, or the nameless first one
 * @param fitted the features that a model was fitted on, as {@link io.clade.data.Dataset#featureNames} called them, and no
 *     names where it does not know them; where empty, the table is not read for a model
 */
public record ColumnChoice(
        List<String> only, List<String> ignored, Optional<String> id, Optional<List<String>> fitted) {

    /** Nothing said: the table itself tells. */
    public static final ColumnChoice NONE = new ColumnChoice(List.of(), List.of(), Optional.empty(), Optional.empty());

    public ColumnChoice {
        only = List.copyOf(only);
        ignored = List.copyOf(ignored);
        fitted = fitted.map(List::copyOf);
    }

    public ColumnChoice withOnly(List<String> given) {
        return new ColumnChoice(given, ignored, id, fitted);
    }

    public ColumnChoice withIgnored(List<String> given) {
        return new ColumnChoice(only, given, id, fitted);
    }

    public ColumnChoice withId(String given) {
        return new ColumnChoice(only, ignored, Optional.of(given), fitted);
    }

    public ColumnChoice forFeatures(List<String> given) {
        return new ColumnChoice(only, ignored, id, Optional.of(given));
    }

    /** True if a user named a column. */
    public boolean namesColumns() {
        return !only.isEmpty() || !ignored.isEmpty() || id.isPresent();
    }
}
