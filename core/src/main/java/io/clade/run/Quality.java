package io.clade.run;

import io.clade.data.Labels;
import io.clade.evaluation.quality.ClusterShape;
import io.clade.evaluation.quality.Stability;
import io.clade.input.Require;
import io.clade.model.Model;
import io.clade.model.part.TrainingLimits;
import io.clade.training.session.History;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Measures, without labels, of how far the clustering of the best run can be trusted: the content of {@code quality} in
 * {@code metrics.json}. Numbers that are not defined are null.
 *
 * @param clusters of the best run, empty ones too
 * @param agreement adjusted Rand index between every two runs, in the order of {@link Metrics#runs()}; null for a single run
 * @param warnings for the user, a sentence each
 */
public record Quality(List<Cluster> clusters, List<List<Double>> agreement, List<String> warnings) {

    /**
     * @param cluster its number
     * @param size its samples
     * @param cohesion see {@link ClusterShape#cohesion()}; low is tight
     * @param separation see {@link ClusterShape#separation()}
     * @param nearest the cluster it is nearest to
     * @param silhouette mean over its samples
     * @param stability see {@link Stability#of}; null for a single run
     */
    public record Cluster(
            int cluster,
            int size,
            Double cohesion,
            Double separation,
            Integer nearest,
            Double silhouette,
            Double stability) {}

    public Quality {
        Require.complete("the clusters of quality", clusters);
        Require.complete("the warnings of quality", warnings);
        clusters = List.copyOf(clusters);
        warnings = List.copyOf(warnings);
        if (agreement != null) {
            Require.complete("agreement", agreement);
            agreement.forEach(row -> Require.complete("agreement", row));
        }
    }

    /** The mean agreement of two runs; NaN for a single run. */
    public double meanAgreement() {
        return agreement == null
                ? Double.NaN
                : Stability.mean(agreement.stream()
                        .map(row ->
                                row.stream().mapToDouble(Double::doubleValue).toArray())
                        .toArray(double[][]::new));
    }

    /**
     * Judges the best run.
     *
     * @param metrics figures of the runs
     * @param found clusters of every run, in the order of {@code metrics.runs()}
     * @param view of the best run's embedding
     * @param history of the best run
     * @param model of the best run, whose warnings are not repeated
     */
    static Quality of(Metrics metrics, List<Labels> found, EmbeddingView view, History history, Model model) {
        int best = metrics.best();
        List<Labels> others = new ArrayList<>(found);
        Labels own = others.remove(best);
        double[] stability = Stability.of(own, others);
        List<ClusterShape> shapes =
                ClusterShape.of(view.embedding(), view.assignment().clusters());
        int[] sizes = own.sizes();
        List<Cluster> clusters = new ArrayList<>();
        for (int q = 0; q < sizes.length; q++) {
            ClusterShape shape = shapes.get(q);
            clusters.add(new Cluster(
                    q,
                    sizes[q],
                    Statistics.number(shape.cohesion()),
                    Statistics.number(shape.separation()),
                    shape.nearest() == Labels.NONE ? null : shape.nearest(),
                    Statistics.number(shape.silhouette()),
                    Statistics.number(stability[q])));
        }
        Quality unwarned = new Quality(clusters, found.size() > 1 ? agreement(found) : null, List.of());
        List<String> warnings = new QualityWarnings(
                        metrics, unwarned, view, history, model.find(TrainingLimits.class), model.warningKinds())
                .sentences();
        return new Quality(clusters, unwarned.agreement, warnings);
    }

    /** The same with one more warning, the first, if there is one. */
    Quality with(Optional<String> warning) {
        List<String> all = new ArrayList<>(warning.stream().toList());
        all.addAll(warnings);
        return new Quality(clusters, agreement, all);
    }

    private static List<List<Double>> agreement(List<Labels> found) {
        return Arrays.stream(Stability.agreement(found))
                .map(row -> Arrays.stream(row).boxed().toList())
                .toList();
    }
}
