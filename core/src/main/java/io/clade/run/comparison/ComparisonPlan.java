package io.clade.run.comparison;

import io.clade.data.InputException;
import io.clade.data.Require;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What is to be compared: every entrant on every task, R runs each, from the same seeds.
 *
 * @param tasks the datasets, at least one
 * @param entrants the methods, at least one
 * @param seed of the first run; the others take the numbers that follow it
 * @param runs R, 1 or more
 */
public record ComparisonPlan(List<Task> tasks, List<Entrant> entrants, long seed, int runs) {

    /** @throws InputException where a number, a setting or a name is not allowed */
    public ComparisonPlan {
        tasks = List.copyOf(tasks);
        entrants = List.copyOf(entrants);
        Require.that(!tasks.isEmpty(), "There is no dataset to compare on. Name at least one.");
        Require.that(!entrants.isEmpty(), "There are no methods to compare. Name them with --methods a,b.");
        Require.atLeast("The number of runs (--runs)", runs, 1);
        Set<String> folders = new HashSet<>();
        for (Entrant entrant : entrants) {
            Require.that(
                    folders.add(folder(entrant.label())),
                    "Two methods are called %s. Give each its own name.",
                    entrant.label());
        }
        for (Task task : tasks) {
            List<Entrant> all = entrants;
            task.blamed(() -> requireSuited(task.clusters(), all));
        }
    }

    private static int requireSuited(int clusters, List<Entrant> entrants) {
        Require.atLeast("The number of clusters (-k)", clusters, 2);
        for (Entrant entrant : entrants) {
            try {
                entrant.method().hyperparameters(clusters, entrant.settings());
            } catch (InputException e) {
                throw new InputException(entrant.label() + ": " + e.getMessage(), e);
            }
        }
        return clusters;
    }

    /** The name of the folder for what is called {@code label}. */
    static String folder(String label) {
        String plain = label.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}.=_+-]+", "-")
                .replaceAll("^[-.]+|-+$", "");
        return plain.isEmpty() ? "unnamed" : plain;
    }
}
