package io.clade.data.reader;

import io.clade.data.Labels;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The labels in a file, one a sample; immutable.
 *
 * @param ids of the samples, all different; empty where the file has none
 * @param labels n codes
 */
public record LabelFile(List<String> ids, Labels labels) {

    public LabelFile {
        ids = areRowNumbers(ids) ? List.of() : List.copyOf(ids);
    }

    private static boolean areRowNumbers(List<String> ids) {
        return IntStream.range(0, ids.size()).allMatch(row -> ids.get(row).equals(Integer.toString(row)));
    }

    /** True if samples have names of their own; row numbers from 0 say no more than the order does. */
    public boolean hasIds() {
        return !ids.isEmpty();
    }
}
