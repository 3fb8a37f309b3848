package io.clade.report;

import io.clade.data.Dataset;
import io.clade.data.Matrix;
import io.clade.data.Require;
import io.clade.model.Assignment;
import io.clade.model.Provenance;
import io.clade.report.method.Insights;
import io.clade.run.Metrics;
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
 * @param insights what the model tells of how its method saw the samples
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
        Insights insights) {

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
        this(
                data,
                metrics,
                histories,
                assignment,
                embedding,
                warnings,
                provenance,
                command,
                Optional.empty(),
                Insights.NONE);
    }

    /** The same findings with what the model tells of how its method saw the samples. */
    public Findings with(Insights others) {
        return new Findings(
                data, metrics, histories, assignment, embedding, warnings, provenance, command, prototypes, others);
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
