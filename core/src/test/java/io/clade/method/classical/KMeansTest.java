package io.clade.method.classical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.clade.data.Dataset;
import io.clade.data.FloatSamples;
import io.clade.data.Shape;
import io.clade.data.reader.Datasets;
import io.clade.evaluation.ExternalIndices;
import io.clade.input.InputException;
import io.clade.method.HyperparameterAccess;
import io.clade.model.Assignment;
import io.clade.model.Model;
import io.clade.testing.NativeMemory;
import io.clade.testing.Numbers;
import io.clade.training.session.Progress;
import io.clade.training.session.Session;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(NativeMemory.class)
class KMeansTest {

    private static Model fit(Dataset data, int k, Map<String, String> changes, Session session) {
        return new KMeans(HyperparameterAccess.with(KMeans.recommended(k), changes)).fit(data, session);
    }

    private static Model fit(Dataset data, int k, Map<String, String> changes) {
        return fit(data, k, changes, Session.seeded(1));
    }

    /** So many overlapping clusters that every start ends elsewhere. */
    private static Dataset hard() {
        return Numbers.clustered(4, 700, 40, Shape.table(2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"lloyd", "minibatch"})
    void clusters_that_are_far_apart_are_found(String algorithm) {
        Dataset data = Numbers.clustered(2, 600, 3, Shape.table(6));
        Model model = fit(data, 3, Map.of("algorithm", algorithm));
        Assignment found = model.assign(data);
        assertThat(ExternalIndices.accuracy(data.labels().orElseThrow(), found.clusters()))
                .isEqualTo(1);
        assertThat(found.confidence(0)).isBetween(0.5f, 1f);
        assertThat(model.prototypes().orElseThrow().rows()).isEqualTo(3);
        assertThat(model.warnings()).isEmpty();
    }

    @Test
    void digits_cluster_as_scikit_learn_has_them() {
        // scikit-learn 1.2.1, n_init = 20, on the same numbers in [0, 1]: inertia 4551.366; accuracy 0.794.
        Dataset digits = Datasets.named("digits");
        Model model = fit(digits, 10, Map.of());
        assertThat(model.history().lowestLoss()).isLessThan(4551.366 * 1.001);
        assertThat(ExternalIndices.accuracy(
                        digits.labels().orElseThrow(), model.assign(digits).clusters()))
                .isCloseTo(0.794, within(0.01));
    }

    @Test
    void the_history_is_the_inertia_of_the_best_restart() {
        Model model = fit(hard(), 40, Map.of("restarts", "5", "tolerance", "0"));
        assertThat(model.history().terms()).containsExactly("inertia");
        assertThat(model.history().epochs()).isSortedAccordingTo((a, b) -> Double.compare(b.loss(), a.loss()));
        double last = model.history()
                .epochs()
                .get(model.history().epochs().size() - 1)
                .loss();
        assertThat(last).isCloseTo(inertia(model, hard()), within(1e-4 * last));
    }

    private static double inertia(Model model, Dataset data) {
        Assignment found = model.assign(data);
        double sum = 0;
        float[] x = new float[data.shape().size()];
        for (int i = 0; i < data.size(); i++) {
            model.preprocessing().apply(data.sample(i), x, 0);
            float[] p = model.prototypes().orElseThrow().row(found.cluster(i));
            for (int c = 0; c < x.length; c++) {
                sum += ((double) x[c] - p[c]) * ((double) x[c] - p[c]);
            }
        }
        return sum;
    }

    @ParameterizedTest
    @CsvSource({
        "restarts, 1, algorithm, auto",
        "candidates, 1, algorithm, auto",
        "iterations, 2, algorithm, auto",
        "tolerance, 1, algorithm, auto",
        "scaling, none, algorithm, auto",
        "algorithm, minibatch, algorithm, auto",
        "batch, 30, algorithm, minibatch",
        "tolerance, 1, algorithm, minibatch",
        "iterations, 1, algorithm, minibatch"
    })
    void every_parameter_changes_the_fit(String name, String value, String with, String as) {
        Map<String, String> plain = new HashMap<>(Map.of("restarts", "3", with, as));
        Map<String, String> changed = new HashMap<>(plain);
        changed.put(name, value);
        assertThat(fit(hard(), 40, changed).weights())
                .isNotEqualTo(fit(hard(), 40, plain).weights());
    }

    @Test
    void images_are_resized() {
        Dataset images = Numbers.clustered(4, 60, 3, Shape.image(1, 8, 8));
        Model model = fit(images, 3, Map.of("resize", "4"));
        assertThat(model.prototypes().orElseThrow().columns()).isEqualTo(16);
        assertThat(model.assign(images).size()).isEqualTo(60);
    }

    @Test
    void samples_beyond_the_memory_allowed_are_streamed_with_a_notice() {
        // 1 MB holds 262,144 numbers; there are 300,000.
        Dataset data = Numbers.clustered(5, 30_000, 4, Shape.table(10));
        Map<String, String> small = Map.of("memory", "1", "restarts", "2");
        Model streamed = fit(data, 4, small);
        assertThat(streamed.warnings())
                .singleElement()
                .asString()
                .contains("more than the 1 MB allowed")
                .contains("--set memory=");
        assertThat(streamed.history().epochs()).hasSize(1);
        Model held = fit(data, 4, Map.of("memory", "2", "restarts", "2"));
        assertThat(held.warnings()).isEmpty();
        assertThat(streamed.history().lowestLoss())
                .isLessThan(1.02 * held.history().lowestLoss());
        assertThat(streamed.history().lowestLoss())
                .isCloseTo(
                        inertia(streamed, data),
                        within(1e-4 * streamed.history().lowestLoss()));
        Map<String, String> ignoring = new HashMap<>(small);
        ignoring.put("algorithm", "lloyd");
        assertThat(fit(data, 4, ignoring).weights()).isEqualTo(held.weights());
    }

    @ParameterizedTest
    @ValueSource(strings = {"lloyd", "minibatch"})
    void progress_counts_up_to_the_end(String algorithm) {
        List<Progress> heard = new ArrayList<>();
        fit(
                hard(),
                40,
                Map.of("restarts", "3", "algorithm", algorithm),
                Session.seeded(1).onProgress(heard::add));
        List<Progress> restarts =
                heard.stream().filter(one -> one.unit().equals("restarts")).toList();
        assertThat(restarts).isSortedAccordingTo((a, b) -> Double.compare(a.done(), b.done()));
        assertThat(restarts.stream().filter(Progress::milestone))
                .extracting(Progress::done)
                .containsExactly(1.0, 2.0, 3.0);
        assertThat(restarts.get(restarts.size() - 1).toString()).startsWith("kmeans: 3 of 3 restarts, lowest inertia ");
        Progress last = heard.get(heard.size() - 1);
        assertThat(last.done()).isEqualTo(last.total());
    }

    @ParameterizedTest
    @ValueSource(strings = {"lloyd", "minibatch"})
    void a_fit_that_was_stopped_ends_as_if_it_had_not_been(String algorithm, @TempDir Path folder) {
        Map<String, String> changes = Map.of("restarts", "4", "algorithm", algorithm);
        Model whole = fit(hard(), 40, changes);
        Session stopping = Session.seeded(1).checkpointing(folder).onProgress(progress -> {
            if (progress.done() > 2) {
                throw new IllegalStateException("stopped");
            }
        });
        assertThatThrownBy(() -> fit(hard(), 40, changes, stopping)).hasMessage("stopped");
        List<Double> milestones = new ArrayList<>();
        Session resuming = Session.seeded(1).checkpointing(folder).onProgress(progress -> {
            if (progress.unit().equals("restarts") && progress.milestone()) {
                milestones.add(progress.done());
            }
        });
        Model resumed = fit(hard(), 40, changes, resuming);
        assertThat(milestones).containsExactly(3.0, 4.0);
        assertThat(resumed.weights()).isEqualTo(whole.weights());
        assertThat(resumed.history().lowestLoss()).isEqualTo(whole.history().lowestLoss());
        assertThat(resumed.history().epochs()).hasSameSizeAs(whole.history().epochs());
    }

    @Test
    void the_checkpoint_of_another_fit_is_refused(@TempDir Path folder) {
        fit(hard(), 40, Map.of("restarts", "1"), Session.seeded(1).checkpointing(folder));
        assertThatThrownBy(() -> fit(
                        hard(), 40, Map.of("restarts", "1"), Session.seeded(2).checkpointing(folder)))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("another fit");
    }

    @Test
    void what_a_user_should_know_is_said() {
        assertThat(fit(hard(), 40, Map.of("iterations", "1")).warnings())
                .singleElement()
                .asString()
                .contains("limit of 1 iterations");
        Dataset copies = Dataset.of("copies", Shape.table(1), new FloatSamples(1, new float[] {1, 1, 1, 2, 2, 2}));
        assertThat(fit(copies, 3, Map.of()).warnings())
                .anyMatch(warning -> warning.contains("Only 2 of 6 samples differ"))
                .anyMatch(warning -> warning.contains("1 of 3 clusters are empty"));
    }

    @Test
    void series_of_different_lengths_are_refused() {
        Dataset data = Numbers.clustered(1, 3, 3, Shape.series(4, 2)).withLengths(4, 3, 4);
        assertThatThrownBy(() -> fit(data, 2, Map.of()))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("different lengths");
    }

    @Test
    void data_far_from_the_origin_are_assigned_as_near_it() {
        Dataset near = rounded(0);
        Dataset far = rounded(10_000);
        Map<String, String> raw = Map.of("scaling", "none");
        // Clusters may be numbered otherwise: far from zero, samples are moved by a mean that has been rounded.
        assertThat(ExternalIndices.ari(
                        fit(near, 5, raw).assign(near).clusters(),
                        fit(far, 5, raw).assign(far).clusters()))
                .isEqualTo(1);
    }

    /** Multiples of 1/64, which stay what they are when {@code offset} is added. */
    private static Dataset rounded(int offset) {
        Dataset data = Numbers.clustered(6, 500, 5, Shape.table(8));
        float[] values = new float[500 * 8];
        for (int i = 0; i < 500; i++) {
            data.copy(i, values, i * 8);
        }
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.round(values[i] * 64) / 64f + offset;
        }
        return Dataset.of("rounded", data.shape(), new FloatSamples(8, values));
    }

    @Test
    void the_paper_goes_on_until_no_sample_moves() {
        KMeans.Hyperparameters paper = KMeans.paper(7);
        assertThat(paper.clusters()).isEqualTo(7);
        assertThat(paper.search().tolerance()).isZero();
        assertThat(paper.search().candidates()).isEqualTo(1);
        assertThat(new KMeans(paper).fit(hard(), Session.seeded(1)).warnings()).isEmpty();
    }
}
