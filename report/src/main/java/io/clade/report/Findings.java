package io.clade.report;

import io.clade.data.Dataset;
import io.clade.data.Matrix;
import io.clade.data.Require;
import io.clade.model.Assignment;
import io.clade.model.Provenance;
import io.clade.run.Metrics;
import io.clade.run.choice.Choice;
import io.clade.training.History;
import java.util.List;
import java.util.Optional;

/**
 * Everything a report shows of one fit; immutable.
 *
 * @param data the n samples, as they were read
 * @param metrics what the fit measured
 * @param histories how training went, one a run, in the order of {@code metrics.runs()}; empty ones where nothing was
 *     trained
 * @param assignment of the best run, n samples
 * @param embedding of the best run, n×m
 * @param warnings what the user should know about this fit, a sentence each
 * @param provenance how the best run's model was made
 * @param command the command line that makes these findings again; empty where there was none
 * @param prototypes whose graph the clusters were found in, where they were
 * @param choice of the number of clusters, where it was not given
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
        Optional<PrototypeMap> prototypes,
        Optional<Choice> choice) {

    /** Findings where the number of clusters was given. */
    public Findings(
            Dataset data,
            Metrics metrics,
            List<History> histories,
            Assignment assignment,
            Matrix embedding,
            List<String> warnings,
            Provenance provenance,
            String command,
            Optional<PrototypeMap> prototypes) {
        this(
                data,
                metrics,
                histories,
                assignment,
                embedding,
                warnings,
                provenance,
                command,
                prototypes,
                Optional.empty());
    }

    /** Findings of a method that was told how many clusters there are. */
    public Findings(
            Dataset data,
            Metrics metrics,
            List<History> histories,
            Assignment assignment,
            Matrix embedding,
            List<String> warnings,
            Provenance provenance,
            String command) {
        this(data, metrics, histories, assignment, embedding, warnings, provenance, command, Optional.empty());
    }

    /** @throws io.clade.data.InputException where the parts are not of the same samples and runs */
    public Findings {
        histories = List.copyOf(histories);
        warnings = List.copyOf(warnings);
        int n = data.size();
        Require.that(
                assignment.size() == n && embedding.rows() == n,
                "A report on %d samples needs as many assignments and rows of the embedding. Got %d and %d.",
                n,
                assignment.size(),
                embedding.rows());
        Require.that(
                histories.size() == metrics.runs().size(),
                "A report on %d runs needs as many histories. Got %d.",
                metrics.runs().size(),
                histories.size());
        Require.that(
                metrics.best() >= 0 && metrics.best() < metrics.runs().size(),
                "The best of %d runs must be one of them. Got run %d.",
                metrics.runs().size(),
                metrics.best());
    }
}
