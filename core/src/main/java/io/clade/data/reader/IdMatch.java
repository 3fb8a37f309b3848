package io.clade.data.reader;

import io.clade.input.Require;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * The ids of two files, matched.
 *
 * @param where what messages call the file of the clusters
 * @param truthWhere what messages call the file of the classes
 */
record IdMatch(String where, List<String> ids, String truthWhere, List<String> truthIds) {

    static final int NOWHERE = -1;

    /** The row of each id; rows without one are none of these. */
    static Map<String, Integer> rowOfId(String where, List<String> ids) {
        Map<String, Integer> rowOf = new HashMap<>();
        for (int row = 0; row < ids.size(); row++) {
            String id = ids.get(row);
            Integer before = id.isEmpty() ? null : rowOf.putIfAbsent(id, row);
            Require.that(
                    before == null,
                    "%s has the id %s twice, in rows %d and %d, so rows cannot be matched by id. Leave one out.",
                    where,
                    id,
                    before == null ? 0 : before + 1,
                    row + 1);
        }
        return rowOf;
    }

    /**
     * The row of the truth of each sample: by equal ids or, where these are not all, by ids that are equal without the blanks
     * about them or as numbers, which is said.
     */
    int[] rows(List<String> notices) {
        int[] exact = rows(ids, rowOfId(truthWhere, truthIds));
        int[] stripped = better(exact, IdMatch::stripped, "without the blanks about them", notices);
        return better(stripped, IdNumbers::of, "as numbers", notices);
    }

    private int[] better(
            int[] rows, Function<List<String>, Optional<List<String>>> form, String words, List<String> notices) {
        if (matches(rows) == rows.length) {
            return rows;
        }
        Optional<List<String>> own = form.apply(ids);
        Optional<List<String>> others = form.apply(truthIds);
        if (own.isEmpty() || others.isEmpty()) {
            return rows;
        }
        int[] equal = rows(own.get(), rowOfId(truthWhere, others.get()));
        if (matches(equal) <= matches(rows)) {
            return rows;
        }
        int first = IntStream.range(0, rows.length)
                .filter(i -> rows[i] == NOWHERE && equal[i] != NOWHERE)
                .findFirst()
                .orElseThrow();
        notices.add("The ids were compared %s: \"%s\" of %s is \"%s\" of %s."
                .formatted(words, ids.get(first), where, truthIds.get(equal[first]), truthWhere));
        return equal;
    }

    /** The ids without the blanks about them; empty where two are the same then. */
    private static Optional<List<String>> stripped(List<String> ids) {
        List<String> stripped = ids.stream().map(String::strip).toList();
        Set<String> seen = new HashSet<>();
        return stripped.stream().allMatch(id -> id.isEmpty() || seen.add(id))
                ? Optional.of(stripped)
                : Optional.empty();
    }

    private static int[] rows(List<String> ids, Map<String, Integer> rowOf) {
        return ids.stream().mapToInt(id -> rowOf.getOrDefault(id, NOWHERE)).toArray();
    }

    static int matches(int... rows) {
        return (int) Arrays.stream(rows).filter(row -> row != NOWHERE).count();
    }
}
