package io.clade.experiment.study;

import io.clade.model.Model;
import io.clade.run.Metrics;
import io.clade.run.ResultFolder;
import io.clade.run.file.HistoryFile;
import io.clade.training.session.History;
import java.nio.file.Path;
import java.util.List;

/**
 * The runs of a recipe on a dataset, on disk.
 *
 * @param folder of the result
 * @param metrics of its runs
 */
public record Fit(Path folder, Metrics metrics) {

    /** Histories of the runs, in the order of {@code metrics.runs()}. */
    public List<History> histories() {
        return HistoryFile.read(
                folder.resolve(ResultFolder.HISTORY), metrics.runs().size());
    }

    /** The model of the run of lowest loss. */
    public Model model() {
        return Model.load(folder.resolve(ResultFolder.MODEL));
    }

    /** Statistics of accuracy over the runs. */
    public Metrics.Summary accuracy() {
        return metrics.summary().get("acc");
    }
}
