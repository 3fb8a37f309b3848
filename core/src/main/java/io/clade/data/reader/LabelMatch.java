package io.clade.data.reader;

import io.clade.data.Labels;
import io.clade.data.format.FeatureNames;
import io.clade.data.text.NumberText;
import io.clade.input.InputException;
import io.clade.input.Require;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The clusters and the classes of the same samples, in the order of the clusters.
 *
 * @param found the cluster of each sample; {@link Labels#NONE} for an outlier
 * @param classes the class of each sample; NONE where it has none
 * @param byId whether samples were matched by their ids, not by their order
 * @param matched samples that are in both files
 * @param notices what a user should know of the matching, a sentence each
 */
public record LabelMatch(Labels found, Labels classes, boolean byId, int matched, List<String> notices) {

    /** Names that often stand for no class. */
    private static final Set<String> DOUBTFUL = Set.of("-1", "NA", "N/A", "NaN", "nan", "null", "None", "none", "?");

    public LabelMatch {
        notices = List.copyOf(notices);
    }

    /**
     * Matches by id where both files have ids, else by order, which a notice says.
     *
     * @param where what messages call the file of the clusters
     * @param truthWhere what messages call the file of the classes
     * @throws InputException where an id comes twice or is missing, fewer than half of the samples have a class by their id,
     *     the files differ in size and have no ids, or no sample has a label
     */
    public static LabelMatch of(String where, LabelFile found, String truthWhere, LabelFile truth) {
        List<String> notices = new ArrayList<>();
        truth.idColumn()
                .ifPresent(column ->
                        notices.add("Column %s of %s holds the ids of %s.".formatted(column, truthWhere, where)));
        int[] rows = new int[0];
        boolean byId = !found.ids().isEmpty() && !truth.ids().isEmpty();
        if (byId) {
            Require.that(
                    !found.ids().contains(""),
                    "%s: row %d has no id. Give every row one.",
                    where,
                    found.ids().indexOf("") + 1);
            IdMatch.rowOfId(where, found.ids());
            rows = new IdMatch(where, found.ids(), truthWhere, truth.ids()).rows(notices);
            byId = !areOnlyRowNumbers(found, rows);
        }
        if (byId) {
            addMissing(where, found, truthWhere, truth, rows, notices);
        } else {
            requireEquallyMany(where, found, truthWhere, truth);
            notices.add("%s and %s were matched by the order of their rows, since %s."
                    .formatted(where, truthWhere, reason(where, found, truthWhere, truth)));
        }
        Labels classes = byId ? select(truth.labels(), rows) : truth.labels();
        addDoubtful(truthWhere, classes, notices);
        addAlike(truthWhere, classes, "class", notices);
        addAlike(where, found.labels(), "cluster", notices);
        Require.that(
                Arrays.stream(classes.codes()).anyMatch(code -> code != Labels.NONE),
                "%s has no label for any sample of %s. Maybe --label-column should name another column.",
                truthWhere,
                where);
        return new LabelMatch(found.labels(), classes, byId, byId ? IdMatch.matches(rows) : classes.size(), notices);
    }

    private static String reason(String where, LabelFile found, String truthWhere, LabelFile truth) {
        return truth.ids().isEmpty()
                ? truthWhere + " has no column id (--id-column names another)"
                : found.ids().isEmpty() ? where + " has no column id" : "the ids of " + where + " are only row numbers";
    }

    /** Row numbers are ids where the other file has all of them. */
    private static boolean areOnlyRowNumbers(LabelFile found, int... rows) {
        return found.areRowNumbers() && Arrays.stream(rows).anyMatch(row -> row == IdMatch.NOWHERE);
    }

    private static Labels select(Labels labels, int... rows) {
        int[] codes = new int[rows.length];
        for (int i = 0; i < rows.length; i++) {
            codes[i] = rows[i] == IdMatch.NOWHERE ? Labels.NONE : labels.get(rows[i]);
        }
        return Labels.of(codes, labels.names());
    }

    private static void addMissing(
            String where, LabelFile found, String truthWhere, LabelFile truth, int[] rows, List<String> notices) {
        List<String> missing = new ArrayList<>();
        for (int i = 0; i < rows.length; i++) {
            if (rows[i] == IdMatch.NOWHERE) {
                missing.add(found.ids().get(i));
            }
        }
        int matched = rows.length - missing.size();
        if (2 * matched < rows.length) {
            throw new InputException(
                    "%s has no sample with the id %s of %s: %s of %s ids match. Maybe it belongs to another dataset."
                            .formatted(truthWhere, missing.get(0), where, matched, rows.length));
        }
        if (!missing.isEmpty()) {
            notices.add("%s of %s ids of %s are in %s. The others have no label and are left out; the first is %s."
                    .formatted(matched, rows.length, where, truthWhere, missing.get(0)));
        }
        if (truth.ids().size() > matched) {
            notices.add("%s of the %s rows of %s are not in %s and were left out."
                    .formatted(truth.ids().size() - matched, truth.ids().size(), truthWhere, where));
        }
    }

    private static void requireEquallyMany(String where, LabelFile found, String truthWhere, LabelFile truth) {
        Require.that(
                found.labels().size() == truth.labels().size(),
                "%s has %d samples but %s has %d labels. Give the classes of the samples that were assigned, or ids in both files.",
                where,
                found.labels().size(),
                truthWhere,
                truth.labels().size());
    }

    private static void addDoubtful(String where, Labels classes, List<String> notices) {
        int[] sizes = classes.sizes();
        for (int code = 0; code < sizes.length; code++) {
            if (sizes[code] > 0 && DOUBTFUL.contains(classes.name(code))) {
                notices.add(
                        "%s labels of %s are %s, which counts as a class. Leave such cells empty if it means that there is no class."
                                .formatted(sizes[code], where, classes.name(code)));
            }
        }
    }

    /** Says which names count apart though they are the same but for blanks, letter case or the form of a number. */
    private static void addAlike(String where, Labels labels, String each, List<String> notices) {
        int[] sizes = labels.sizes();
        IntStream.range(0, sizes.length)
                .filter(code -> sizes[code] > 0)
                .mapToObj(labels::name)
                .collect(Collectors.groupingBy(LabelMatch::folded, TreeMap::new, Collectors.toList()))
                .values()
                .stream()
                .filter(names -> names.size() > 1)
                .findFirst()
                .ifPresent(names -> notices.add(
                        "%s has the names \"%s\", each of which counts as a %s of its own. Write those that are the same in one way."
                                .formatted(where, String.join("\", \"", names), each)));
    }

    private static String folded(String name) {
        String text = name.strip();
        return NumberText.isPlain(text) ? Double.toString(Double.parseDouble(text) + 0.0) : FeatureNames.folded(text);
    }

    /** Samples without a class, which no index counts. */
    public int unlabelled() {
        return (int) Arrays.stream(classes.codes())
                .filter(code -> code == Labels.NONE)
                .count();
    }

    /** Samples with a class that are in no cluster. */
    public int outliers() {
        return (int) IntStream.range(0, classes.size())
                .filter(i -> classes.get(i) != Labels.NONE && found.get(i) == Labels.NONE)
                .count();
    }
}
