package io.clade.run;

import io.clade.data.Dataset;
import io.clade.data.InputException;
import io.clade.model.Assignment;
import io.clade.model.Model;
import io.clade.training.History;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the runs of a plan gave; immutable.
 *
 * @param data what was clustered, n samples
 * @param metrics the figures of all runs
 * @param histories of training, one a run, in the order of {@code metrics.runs()}
 * @param model of the best run
 * @param assignment of the best run, n samples
 * @param view of the best run's embedding
 * @param warnings what a user should know about the runs, a sentence each
 */
public record Outcome(
        Dataset data,
        Metrics metrics,
        List<History> histories,
        Model model,
        Assignment assignment,
        EmbeddingView view,
        List<String> warnings) {

    public Outcome {
        histories = List.copyOf(histories);
        warnings = List.copyOf(warnings);
    }

    /**
     * The outcome that is in {@code folder}.
     *
     * @param data what it was made from
     * @throws InputException where a file is missing or damaged, or {@code data} are other ones
     */
    public static Outcome read(Path folder, Dataset data) {
        Metrics metrics = Metrics.read(folder.resolve(ResultFolder.METRICS));
        if (!metrics.data().sha256().equals(data.sha256())) {
            throw new InputException(
                    "%s holds a result on %d samples of shape %s; %s has others. Give the data it was made from."
                            .formatted(
                                    folder,
                                    metrics.data().samples(),
                                    metrics.data().shape(),
                                    data));
        }
        List<History> histories = HistoryFile.read(
                folder.resolve(ResultFolder.HISTORY), metrics.runs().size());
        Model model = Model.load(folder.resolve(ResultFolder.MODEL));
        Assignment assignment = model.assign(data);
        EmbeddingView view = EmbeddingView.of(model, data, assignment);
        return new Outcome(data, metrics, histories, model, assignment, view, warnings(metrics, model));
    }

    /** Which runs failed, and what the model of the best one warns of. */
    static List<String> warnings(Metrics metrics, Model model) {
        return Stream.concat(metrics.failed().stream().map(Metrics.Failure::inWords), model.warnings().stream())
                .toList();
    }
}
