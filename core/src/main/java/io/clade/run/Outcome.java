package io.clade.run;

import io.clade.data.Dataset;
import io.clade.data.Labels;
import io.clade.input.InputException;
import io.clade.input.Require;
import io.clade.model.Assignment;
import io.clade.model.Model;
import io.clade.run.file.AssignmentFile;
import io.clade.run.file.HistoryFile;
import io.clade.run.file.RunsFile;
import io.clade.training.session.History;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The outcome of the runs of a plan; immutable.
 *
 * @param data that were clustered, n samples
 * @param metrics the figures of all runs
 * @param histories of training, one a run, in the order of {@code metrics.runs()}
 * @param clusters of every run, in the same order; of the best run alone where a result of an earlier version did not keep them
 * @param model of the best run
 * @param assignment of the best run, n samples
 * @param view of the best run's embedding
 * @param warnings about the runs for the user, a sentence each
 */
public record Outcome(
        Dataset data,
        Metrics metrics,
        List<History> histories,
        List<Labels> clusters,
        Model model,
        Assignment assignment,
        EmbeddingView view,
        List<String> warnings) {

    public Outcome {
        histories = List.copyOf(histories);
        clusters = List.copyOf(clusters);
        warnings = List.copyOf(warnings);
    }

    /**
     * Reads the outcome in {@code folder}.
     *
     * @param data that it was made from
     * @throws InputException where a file is missing or damaged, or {@code data} are other ones
     */
    public static Outcome read(Path folder, Dataset data) {
        Metrics metrics = Metrics.read(folder.resolve(ResultFolder.METRICS));
        requireData(folder, metrics, data);
        AssignmentFile.requireWhole(
                folder.resolve(ResultFolder.ASSIGNMENTS), metrics.data().samples(), metrics.clusters());
        List<History> histories = HistoryFile.read(
                folder.resolve(ResultFolder.HISTORY), metrics.runs().size());
        Model model = Model.load(folder.resolve(ResultFolder.MODEL));
        EmbeddingView.Assigned assigned = EmbeddingView.assigned(model, data);
        Assignment assignment = assigned.assignment();
        Path runs = folder.resolve(ResultFolder.RUNS);
        Require.that(
                model.clusters() == metrics.k() || model.clusters() == metrics.clusters(),
                "%s is damaged: its model has %s clusters and its %s say %s. Fit again.",
                folder,
                model.clusters(),
                ResultFolder.METRICS,
                metrics.clusters());
        List<Labels> clusters = Files.exists(runs)
                ? RunsFile.read(
                        runs, metrics.runs().stream().map(Metrics.Run::clusters).toList())
                : List.of(assignment.clusters());
        requireSize(runs, clusters, data);
        return new Outcome(
                data, metrics, histories, clusters, model, assignment, assigned.view(), warnings(metrics, model));
    }

    private static void requireSize(Path runs, List<Labels> clusters, Dataset data) {
        for (Labels run : clusters) {
            Require.that(
                    run.size() == data.size(),
                    "%s is damaged: it has %s rows, and the result has %s samples. Fit again.",
                    runs,
                    run.size(),
                    data.size());
        }
    }

    /**
     * Checks that {@code data} are those the result in {@code folder} was made from.
     *
     * @param metrics of the result
     * @throws InputException where they are others
     */
    public static void requireData(Path folder, Metrics metrics, Dataset data) {
        if (!metrics.data().sha256().equals(data.sha256())) {
            throw new InputException(
                    "%s holds a result on %s samples of shape %s, but %s has other samples. Give the data of the fit."
                            .formatted(
                                    folder,
                                    metrics.data().samples(),
                                    metrics.data().shape(),
                                    data));
        }
    }

    /** The warnings of an outcome: on runs that failed, those of the best run's model, and on its clusters. */
    static List<String> warnings(Metrics metrics, Model model) {
        List<String> warnings = new ArrayList<>();
        metrics.failed().forEach(failure -> warnings.add(failure.inWords()));
        warnings.addAll(model.warnings());
        if (metrics.quality() != null) {
            warnings.addAll(metrics.quality().warnings());
        }
        return warnings;
    }
}
