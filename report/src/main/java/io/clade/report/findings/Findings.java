package io.clade.report.findings;

import io.clade.data.Dataset;
import io.clade.data.Labels;
import io.clade.data.Matrix;
import io.clade.input.Require;
import io.clade.model.Assignment;
import io.clade.model.Model;
import io.clade.model.Provenance;
import io.clade.run.EmbeddingView;
import io.clade.run.Metrics;
import io.clade.run.Outcome;
import io.clade.run.choice.Choice;
import io.clade.run.clustering.Result;
import io.clade.training.session.History;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The findings of one fit, all that a report shows; immutable.
 *
 * @param data the n samples, as they were read
 * @param metrics of the fit
 * @param histories of training, one a run, in the order of {@code metrics.runs()}; empty ones where nothing was trained
 * @param assignment of the best run, n samples
 * @param embedding of the best run, n×m
 * @param warnings about this fit for the user, a sentence each
 * @param provenance of the best run's model
 * @param command the command line that makes these findings again; empty where there was none
 * @param extras that not every fit has
 */
public record Findings(
        Dataset data,
        Metrics metrics,
        List<History> histories,
        Assignment assignment,
        Matrix embedding,
        List<String> warnings,
        Provenance provenance,
        String command,
        Extras extras) {

    /** Findings without {@link Extras}. */
    public Findings(
            Dataset data,
            Metrics metrics,
            List<History> histories,
            Assignment assignment,
            Matrix embedding,
            List<String> warnings,
            Provenance provenance,
            String command) {
        this(data, metrics, histories, assignment, embedding, warnings, provenance, command, Extras.NONE);
    }

    /** The findings of {@code result}. */
    public static Findings of(Result result) {
        return of(result.outcome(), result.choice());
    }

    /**
     * The findings of {@code outcome}.
     *
     * @param choice of the number of clusters, where it was not given
     */
    public static Findings of(Outcome outcome, Optional<Choice> choice) {
        EmbeddingView view = outcome.view();
        Model model = outcome.model();
        List<String> warnings = new ArrayList<>(outcome.warnings());
        if (!view.isWhole()) {
            warnings.add("The samples shown are %s of the %s, drawn at random: all would be too many to hold."
                    .formatted(view.data().size(), outcome.data().size()));
        }
        return new Findings(
                view.data(),
                outcome.metrics(),
                outcome.histories(),
                view.assignment(),
                view.embedding(),
                warnings,
                model.provenance(),
                CommandLine.of(outcome.metrics(), model.provenance()),
                Extras.of(outcome, choice));
    }

    /** @throws io.clade.input.InputException where the parts are not of the same samples and runs */
    public Findings {
        histories = List.copyOf(histories);
        warnings = List.copyOf(warnings);
        List<Labels> runs = extras.runs();
        int n = data.size();
        Require.that(
                assignment.size() == n && embedding.rows() == n,
                "A report on %d samples needs equally many assignments and rows of the embedding. Got %d and %d.",
                n,
                assignment.size(),
                embedding.rows());
        Require.that(
                histories.size() == metrics.runs().size(),
                "A report on %d runs needs equally many histories. Got %d.",
                metrics.runs().size(),
                histories.size());
        Require.that(
                metrics.best() >= 0 && metrics.best() < metrics.runs().size(),
                "The best of %d runs must be one of them. Got run %d.",
                metrics.runs().size(),
                metrics.best());
        Require.that(
                runs.isEmpty()
                        || (runs.size() == histories.size() && runs.stream().allMatch(run -> run.size() == n)),
                "A report on %d runs of %d samples needs the cluster of every sample in each run, or no clusters.",
                histories.size(),
                n);
    }

    /** The method-specific part of this class; empty where there is none. */
    public <P> Optional<P> find(Class<P> type) {
        return extras.parts().find(type);
    }

    /** These findings with other {@link Extras}. */
    public Findings with(Extras others) {
        return new Findings(data, metrics, histories, assignment, embedding, warnings, provenance, command, others);
    }
}
