package io.clade.data.format;

import io.clade.data.Dataset;
import io.clade.data.Kind;
import io.clade.input.InputException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The names of the features that a model was fitted on: finds the same features in other data, whatever their order there.
 *
 * @param names one a feature, in the order of the model; empty where it does not know them
 */
public record FeatureNames(List<String> names) {

    /** The names of columns that have none: column1, column2 and so on. */
    private static final String NAMELESS = "column\\d+";

    private static final int LISTED = 20;

    /** Says that several columns have the name of one feature. */
    public static final String AMBIGUOUS =
            "%s has %d columns called %s, so it is not clear which one the model takes. Rename or remove the others.";

    public FeatureNames {
        names = List.copyOf(names);
    }

    /** True if names tell these features apart; numbered columns of a file without a header have none, nor do equal names. */
    public boolean areNames() {
        return !names.isEmpty() && names.stream().distinct().count() == names.size() && !nameless(names);
    }

    /** True if these are no names, but the numbers of columns of a file without a header. */
    public static boolean nameless(List<String> names) {
        return names.stream().allMatch(name -> name.matches(NAMELESS));
    }

    /**
     * {@code data} with these features alone, in this order. A notice names the features that were ignored, or says that there
     * are no names to go by.
     *
     * @throws InputException where a feature is missing, or two have its name
     */
    public Dataset in(Dataset data) {
        List<String> there = data.featureNames();
        if (there.equals(names) || data.kind() != Kind.TABLE) {
            return data;
        }
        if (!areNames()) {
            return nameless(there) ? data : noticed(data, unknown(data));
        }
        if (nameless(there)) {
            return data.shape().size() == names.size() ? noticed(data, unnamed(data)) : data;
        }
        int[] columns = columns(data.name(), there);
        return columns.length == there.size()
                ? data.selectFeatures(columns)
                : noticed(data.selectFeatures(columns), ignored(there, columns));
    }

    private static Dataset noticed(Dataset data, String notice) {
        List<String> notices = new ArrayList<>(data.notices());
        notices.add(notice);
        return data.withNotices(notices);
    }

    private static String unnamed(Dataset data) {
        return data.name()
                + " has no names of columns, so they were taken in the order of those the model was fitted on.";
    }

    private static String unknown(Dataset data) {
        return "The model does not know its columns by names of their own, so those of " + data.name()
                + " were taken in their order.";
    }

    private static String ignored(List<String> there, int... columns) {
        Set<Integer> taken = IntStream.of(columns).boxed().collect(Collectors.toSet());
        return ignored(IntStream.range(0, there.size())
                .filter(i -> !taken.contains(i))
                .mapToObj(there::get)
                .toList());
    }

    /** Says that columns of the data are not among those that the model was fitted on. */
    public static String ignored(List<String> names) {
        return "The model was not fitted on these columns, so they were ignored: %s.".formatted(listed(names));
    }

    /**
     * The place of each of these features in a table.
     *
     * @param where what a refusal calls the table
     * @param there the names of its columns
     * @throws InputException where a feature is missing, or two columns have its name
     */
    public int[] columns(String where, List<String> there) {
        List<Optional<Integer>> found =
                names.stream().map(name -> column(where, there, name)).toList();
        List<String> missing = IntStream.range(0, names.size())
                .filter(i -> found.get(i).isEmpty())
                .mapToObj(names::get)
                .toList();
        if (!missing.isEmpty()) {
            throw missing(where, missing, there);
        }
        return found.stream().mapToInt(Optional::orElseThrow).toArray();
    }

    /** A refusal that says which features are missing and what is there. */
    public static InputException missing(String where, List<String> missing, List<String> there) {
        return new InputException(
                "%s lacks columns that the model was fitted on: %s. It has: %s. Give data with the same columns, in any order."
                        .formatted(where, listed(missing), listed(there)));
    }

    /** A name without what may differ where it is written by another program: letter case, blanks about it, composed letters. */
    public static String folded(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFC)
                .strip()
                .toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT);
    }

    /** By exact name before by one that is {@link #folded} the same. */
    private static Optional<Integer> column(String where, List<String> there, String name) {
        List<Integer> exact = positions(there, name, String::equals);
        List<Integer> near = exact.isEmpty()
                ? positions(there, folded(name), (a, b) -> folded(a).equals(b))
                : exact;
        if (near.size() > 1) {
            throw new InputException(AMBIGUOUS.formatted(where, near.size(), name));
        }
        return near.stream().findFirst();
    }

    private interface Same {
        boolean holds(String one, String other);
    }

    private static List<Integer> positions(List<String> there, String name, Same same) {
        return IntStream.range(0, there.size())
                .filter(i -> same.holds(there.get(i), name))
                .boxed()
                .toList();
    }

    /** Names with commas between them, the first ones where they are many. */
    public static String listed(List<String> names) {
        String first = String.join(", ", names.subList(0, Math.min(LISTED, names.size())));
        return names.size() <= LISTED ? first : first + ", … (" + names.size() + ")";
    }
}
