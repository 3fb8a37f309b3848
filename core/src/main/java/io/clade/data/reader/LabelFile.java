package io.clade.data.reader;

import io.clade.data.Labels;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * One label a sample, as a file has them; immutable.
 *
 * @param ids what each sample is called, empty where it has no id; no list where the file has no ids
 * @param labels n codes
 * @param idColumn the column that was found to hold the ids, though it is not called id
 */
public record LabelFile(List<String> ids, Labels labels, Optional<String> idColumn) {

    public LabelFile {
        ids = List.copyOf(ids);
    }

    public LabelFile(List<String> ids, Labels labels) {
        this(ids, labels, Optional.empty());
    }

    /** True if samples have names of their own; row numbers from 0 say no more than the order does. */
    public boolean hasIds() {
        return !ids.isEmpty() && !areRowNumbers();
    }

    /** True if the ids are the numbers of the rows, from 0 on, as data have without ids of their own. */
    boolean areRowNumbers() {
        return IntStream.range(0, ids.size()).allMatch(row -> ids.get(row).equals(Integer.toString(row)));
    }
}
