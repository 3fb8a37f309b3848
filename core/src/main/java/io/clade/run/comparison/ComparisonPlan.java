package io.clade.run.comparison;

import io.clade.input.InputException;
import io.clade.input.Require;
import io.clade.random.Seeds;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A plan to compare every method on every dataset, R runs each, from the same seeds.
 *
 * @param tasks the datasets, at least one
 * @param methodEntries the methods, at least one
 * @param seed of the first run; the others take the numbers that follow it
 * @param runs R, 1 or more
 */
public record ComparisonPlan(List<ComparisonTask> tasks, List<MethodEntry> methodEntries, long seed, int runs) {

    /** @throws InputException where a number, a setting or a name is not allowed */
    public ComparisonPlan {
        tasks = List.copyOf(tasks);
        methodEntries = List.copyOf(methodEntries);
        Require.that(!tasks.isEmpty(), "There is no dataset to compare on. Name at least one.");
        Require.that(!methodEntries.isEmpty(), "There are no methods to compare. Name them with --methods a,b.");
        Seeds.requireRuns(seed, runs);
        Set<String> folders = new HashSet<>();
        for (MethodEntry methodEntry : methodEntries) {
            Require.that(
                    folders.add(folder(methodEntry.label())),
                    "Two methods are called %s. Give each its own name.",
                    methodEntry.label());
        }
        for (ComparisonTask task : tasks) {
            List<MethodEntry> all = methodEntries;
            task.blamed(() -> requireSuited(task.clusters(), all));
        }
    }

    private static int requireSuited(int clusters, List<MethodEntry> methodEntries) {
        Require.atLeast("The number of clusters (-k)", clusters, 2);
        for (MethodEntry methodEntry : methodEntries) {
            try {
                methodEntry.method().hyperparameters(clusters, methodEntry.settings());
            } catch (InputException e) {
                throw new InputException(methodEntry.label() + ": " + e.getMessage(), e);
            }
        }
        return clusters;
    }

    /** The name of the folder for {@code label}. */
    static String folder(String label) {
        String plain = label.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}.=_+-]+", "-")
                .replaceAll("^[-.]+|-+$", "");
        return plain.isEmpty() ? "unnamed" : plain;
    }
}
