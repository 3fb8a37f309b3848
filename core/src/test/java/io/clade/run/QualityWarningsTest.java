package io.clade.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.clade.data.Dataset;
import io.clade.data.FloatSamples;
import io.clade.data.Labels;
import io.clade.data.Matrix;
import io.clade.data.Shape;
import io.clade.evaluation.quality.Clouds;
import io.clade.model.Assignment;
import io.clade.model.Warning;
import io.clade.model.part.TrainingLimits;
import io.clade.training.session.History;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

class QualityWarningsTest {

    private static final Clouds APART =
            new Clouds(2, 1).with(0, 100).with(1, 100, 9).with(2, 100, 0, 9);

    private static List<String> of(Clouds clouds, List<List<Double>> agreement, Double... stability) {
        return of(clouds, agreement, Optional.empty(), History.empty(), Set.of(), stability);
    }

    private static List<String> of(
            Clouds clouds,
            List<List<Double>> agreement,
            Optional<TrainingLimits> limits,
            History history,
            Set<Warning.Kind> said,
            Double... stability) {
        Matrix points = clouds.points();
        Labels labels = clouds.clusters();
        int k = labels.count();
        Metrics.Run run = new Metrics.Run(1, 1.0, 1, 1, k, 0, null, null, null, null, null, null, null);
        List<Metrics.Run> runs = new ArrayList<>(List.of(run));
        for (int i = 1; agreement != null && i < agreement.size(); i++) {
            runs.add(run);
        }
        Metrics metrics = new Metrics(
                "1",
                "dtkc",
                Map.of(),
                new Metrics.Data("d", points.rows(), List.of(2), "0"),
                k,
                k,
                0,
                0,
                runs,
                Map.of());
        List<Quality.Cluster> clusters = new ArrayList<>();
        for (int q = 0; q < k; q++) {
            Double known = q < stability.length ? stability[q] : null;
            clusters.add(new Quality.Cluster(q, labels.sizes()[q], null, null, null, null, known));
        }
        Dataset data = Dataset.of("d", Shape.table(2), new FloatSamples(2, points.toArray()));
        Assignment assignment =
                new Assignment(labels, new float[points.rows()], Matrix.wrap(points.rows(), 0, new float[0]));
        EmbeddingView view = new EmbeddingView(data, assignment, points, true);
        return new QualityWarnings(metrics, new Quality(clusters, agreement, List.of()), view, history, limits, said)
                .sentences();
    }

    private static List<List<Double>> agreement(double index) {
        return List.of(List.of(1.0, index), List.of(index, 1.0));
    }

    private static Optional<TrainingLimits> limit(int epochs) {
        return Optional.of(new TrainingLimits(epochs, 30));
    }

    private static History history(int epochs, IntToDoubleFunction loss) {
        History history = History.empty();
        for (int i = 0; i < epochs; i++) {
            history = history.plus(new History.Epoch(i + 1, loss.applyAsDouble(i), Map.of("loss", 1.0), 1));
        }
        return history;
    }

    @Test
    void clusters_apart_and_runs_that_agree_are_not_warned_of() {
        assertThat(of(APART, null)).isEmpty();
        assertThat(of(APART, agreement(0.95), 0.9, 1.0, 0.8)).isEmpty();
    }

    @Test
    void runs_that_disagree_name_the_clusters_to_trust() {
        assertThat(of(APART, agreement(0.5), 0.9, 0.4, 0.75))
                .containsExactly(
                        "The 2 runs disagree: they agree to 0.50 (adjusted Rand index; 1 is full agreement). Only"
                                + " clusters 0 and 2 are found in most of them (stability 0.75 or more).");
        assertThat(of(APART, agreement(0.1), 0.2, 0.4, 0.5))
                .singleElement()
                .asString()
                .contains("No cluster is found in most of them");
    }

    @Test
    void a_cluster_that_other_runs_do_not_find_is_named_where_runs_agree_otherwise() {
        assertThat(of(APART, agreement(0.9), 0.9, 0.4, 0.9))
                .containsExactly(
                        "Cluster 1 has different samples in other runs (stability below 0.6), so do not rely on it.");
    }

    @Test
    void empty_and_tiny_clusters_are_counted() {
        Clouds clouds =
                new Clouds(2, 1).with(0, 100).with(1, 100, 9).with(3, 4, 50).with(4, 1, 90);
        assertThat(of(clouds, null))
                .containsExactly(
                        "1 of 5 clusters are empty: ask for fewer with -k.",
                        "Clusters 3 and 4 are tiny, with 5 of 205 samples: outliers, or too many clusters. The report shows"
                                + " them.");
    }

    @Test
    void what_the_method_said_is_not_said_again() {
        Clouds clouds = new Clouds(2, 1).with(0, 100).with(2, 100, 9);
        assertThat(of(clouds, null, Optional.empty(), History.empty(), Set.of(Warning.Kind.EMPTY_CLUSTERS)))
                .isEmpty();
        History falling = history(20, i -> 20 - i);
        Optional<TrainingLimits> epochs = limit(20);
        assertThat(of(APART, null, epochs, falling, Set.of(Warning.Kind.STILL_FALLING)))
                .isEmpty();
    }

    @Test
    void two_that_look_like_one_and_one_that_looks_like_two_come_with_a_number_to_try() {
        Clouds halves = new Clouds(2, 1).with(0, 300).cut(0).with(2, 100, 20).with(3, 100, 0, 20);
        assertThat(of(halves, null))
                .singleElement()
                .asString()
                .startsWith("Clusters 0 and 1 look like one: the density between them does not fall below")
                .endsWith("Try -k 3.");
        Clouds joined = new Clouds(2, 1).with(0, 100).with(0, 100, 8).with(1, 100, 0, 20);
        assertThat(of(joined, null))
                .singleElement()
                .asString()
                .startsWith("Cluster 0 looks like two: the density inside falls to")
                .endsWith("Try -k 3.");
        Clouds thirds = new Clouds(2, 1)
                .with(0, 400)
                .cut(0)
                .with(2, 400, 20)
                .cut(2, 20, 3)
                .with(4, 100, 0, 30);
        assertThat(of(thirds, null))
                .singleElement()
                .asString()
                .startsWith("Clusters 0 and 1 look like one; so do clusters 2 and 3: ")
                .endsWith("Try -k 3.");
        Clouds both = new Clouds(2, 1).with(0, 300).cut(0).with(2, 100, 20).with(2, 100, 28);
        assertThat(of(both, null)).hasSize(2).first().asString().endsWith("another --seed may place them better.");
    }

    @Test
    void a_loss_that_falls_or_swings_at_the_end_is_told_of_methods_with_epochs() {
        Optional<TrainingLimits> epochs = limit(20);
        assertThat(of(APART, null, epochs, history(20, i -> 20 - i), Set.of()))
                .singleElement()
                .asString()
                .startsWith("The loss was still falling");
        assertThat(of(APART, null, epochs, history(20, i -> i == 0 ? 10 : i % 2 * 5), Set.of()))
                .containsExactly("The loss did not settle: in the last fifth of training it varied by 50 % of its total"
                        + " fall. A smaller learning rate, --set lr=X, makes it steadier.");
        assertThat(of(APART, null, epochs, history(20, i -> Math.exp(-i)), Set.of()))
                .isEmpty();
        assertThat(of(APART, null, Optional.empty(), history(20, i -> 20 - i), Set.of()))
                .isEmpty();
    }

    @Test
    void what_a_trial_of_rivals_gained_counts_as_fallen() {
        History trial = History.empty().plus(new History.Epoch(1, 100, Map.of("rival 1", 50.0, "rival 2", 50.0), 1));
        History rest = history(20, i -> i == 0 ? 10 : i % 2 * 5);

        assertThat(of(APART, null, limit(21), trial.then(rest), Set.of())).isEmpty();
    }

    @Test
    void there_are_never_more_than_six() {
        Clouds clouds = new Clouds(2, 1)
                .with(0, 300)
                .cut(0)
                .with(2, 100, 30)
                .with(2, 100, 38)
                .with(4, 3, 90);
        Optional<TrainingLimits> epochs = limit(20);
        assertThat(of(clouds, agreement(0.1), epochs, history(20, i -> 20 - i), Set.of(), 0.1, 0.1))
                .hasSize(6);
    }
}
