package io.clade.input;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Suggests the known name that is fewest edits away from a mistyped one. */
public final class NameSuggestion {

    private static final int LISTED = 12;

    private NameSuggestion() {}

    /**
     * The name that is fewest edits (insert, delete, replace, swap neighbours) away from {@code given}, without regard
     * to case; empty if that differs in more than a third of its letters. A name that {@code given} begins counts as
     * near.
     */
    public static Optional<String> to(String given, Collection<String> names) {
        String wanted = given.toLowerCase(Locale.ROOT);
        String best = null;
        int least = Integer.MAX_VALUE;
        for (String name : names) {
            String candidate = name.toLowerCase(Locale.ROOT);
            boolean begun = wanted.length() >= 2 && candidate.startsWith(wanted);
            int edits = begun ? 1 : edits(wanted, candidate);
            if (edits < least && edits <= Math.max(1, Math.max(wanted.length(), candidate.length()) / 3)) {
                best = name;
                least = edits;
            }
        }
        return Optional.ofNullable(best);
    }

    /**
     * The one of {@code all} whose name is {@code given}.
     *
     * @param what they are, for the refusal: method, experiment
     * @throws InputException where there is none; suggests the nearest name
     */
    public static <T> T named(String what, String given, List<T> all, Function<? super T, String> name) {
        Require.that(given != null, "The name of the %s is null. %s", what, list(names(all, name)));
        return all.stream()
                .filter(one -> name.apply(one).equals(given))
                .findFirst()
                .orElseThrow(() ->
                        new InputException("There is no " + what + " " + given + ". " + hint(given, names(all, name))));
    }

    private static <T> List<String> names(List<T> all, Function<? super T, String> name) {
        return all.stream().<String>map(name).toList();
    }

    /** The end of a refusal: {@code Did you mean moons?}, or the names there are where none is near. */
    public static String hint(String given, Collection<String> names) {
        return to(given, names).map(name -> "Did you mean " + name + "?").orElseGet(() -> list(names));
    }

    private static String list(Collection<String> names) {
        String some = names.stream().limit(LISTED).collect(Collectors.joining(", "));
        return names.size() <= LISTED
                ? "Choose from: " + some + "."
                : "There are " + names.size() + ", for example: " + some + ".";
    }

    /** Optimal string alignment distance: Levenshtein's, with a swap of neighbours as one edit. */
    private static int edits(String a, String b) {
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    cost[i][j] = i + j;
                    continue;
                }
                boolean same = a.charAt(i - 1) == b.charAt(j - 1);
                int least = Math.min(cost[i - 1][j], cost[i][j - 1]) + 1;
                least = Math.min(least, cost[i - 1][j - 1] + (same ? 0 : 1));
                boolean swapped =
                        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
                cost[i][j] = swapped ? Math.min(least, cost[i - 2][j - 2] + 1) : least;
            }
        }
        return cost[a.length()][b.length()];
    }
}
