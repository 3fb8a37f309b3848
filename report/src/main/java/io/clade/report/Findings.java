package io.clade.report;

import io.clade.data.Dataset;
import io.clade.data.Labels;
import io.clade.data.Matrix;
import io.clade.data.Require;
import io.clade.model.Assignment;
import io.clade.model.Provenance;
import io.clade.report.cluster.Importance;
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
 * @param runs clusters of every run, n samples each, in the order of {@code metrics.runs()}; empty where they were not kept
 * @param importance of the pixels to the method's network, where it can be told
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
        List<Labels> runs,
        Optional<Importance> importance) {

    /** Findings of a method that was told how many clusters there are, with the clusters of the best run alone. */
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
                List.of(),
                Optional.empty());
    }

    /** @throws io.clade.data.InputException where the parts are not of the same samples and runs */
    public Findings {
        histories = List.copyOf(histories);
        warnings = List.copyOf(warnings);
        runs = List.copyOf(runs);
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
        Require.that(
                runs.isEmpty()
                        || (runs.size() == histories.size() && runs.stream().allMatch(run -> run.size() == n)),
                "A report on %d runs of %d samples needs a cluster of every sample in each run, or none.",
                histories.size(),
                n);
    }

    /** The same with the clusters of every run. */
    public Findings withRuns(List<Labels> clusters) {
        return new Findings(
                data,
                metrics,
                histories,
                assignment,
                embedding,
                warnings,
                provenance,
                command,
                prototypes,
                clusters,
                importance);
    }

    /** The same with what the network looks at. */
    public Findings withImportance(Importance known) {
        return new Findings(
                data,
                metrics,
                histories,
                assignment,
                embedding,
                warnings,
                provenance,
                command,
                prototypes,
                runs,
                Optional.of(known));
    }
}
