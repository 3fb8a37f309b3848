package io.clade.method.automatic;

import static org.assertj.core.api.Assertions.assertThat;

import io.clade.data.Dataset;
import io.clade.data.FloatSamples;
import io.clade.data.Kind;
import io.clade.data.Labels;
import io.clade.data.Shape;
import io.clade.data.reader.Datasets;
import io.clade.evaluation.ExternalIndices;
import io.clade.method.HyperparameterAccess;
import io.clade.model.Model;
import io.clade.model.part.Candidates;
import io.clade.model.part.FittedClusters;
import io.clade.tensor.runtime.NativeRuntime;
import io.clade.testing.NativeMemory;
import io.clade.testing.Numbers;
import io.clade.training.session.Session;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(NativeMemory.class)
class AutoTest {

    private static Model fit(Dataset data, int k, Map<String, String> changes) {
        return new Auto(HyperparameterAccess.with(Auto.recommended(k), changes)).fit(data, Session.seeded(1));
    }

    private static double accuracy(Model model, Dataset data) {
        return ExternalIndices.accuracy(
                data.labels().orElseThrow(), model.assign(data).clusters());
    }

    @Test
    void clear_clusters_are_found_and_new_samples_join_them(@TempDir Path folder) {
        Dataset data = Numbers.clustered(2, 300, 4, Shape.table(6));
        Model model = fit(data.limit(200), 4, Map.of());
        assertThat(accuracy(model, data)).isEqualTo(1);
        model.save(folder);
        assertThat(Model.load(folder).assign(data).clusters())
                .isEqualTo(model.assign(data).clusters());
        assertThat(Model.load(folder).embed(data)).isEqualTo(model.embed(data));
    }

    @Test
    void a_model_of_principal_components_takes_samples_as_they_are(@TempDir Path folder) {
        Dataset data = Numbers.clustered(3, 120, 3, Shape.table(50));
        Model model = fit(data, 3, Map.of("components", "2"));
        assertThat(accuracy(model, data)).isEqualTo(1);
        model.save(folder);
        assertThat(accuracy(Model.load(folder), data)).isEqualTo(1);
        assertThat(model.find(Candidates.class).orElseThrow().all())
                .extracting(Candidates.Candidate::features)
                .contains("all features", "2 principal components");
    }

    @Test
    void rings_are_found_though_most_candidates_do_not_find_them() {
        Dataset circles = Datasets.named("circles");
        Model model = fit(circles, 2, Map.of());
        assertThat(accuracy(model, circles)).isEqualTo(1);
        assertThat(model.find(Candidates.class).orElseThrow().reason()).isEqualTo(Candidates.Reason.NEIGHBOURS);
    }

    @Test
    void the_loss_is_the_disagreement_with_the_other_candidates() {
        Dataset data = Numbers.clustered(2, 200, 4, Shape.table(6));
        Model model = fit(data, 4, Map.of());
        Candidates candidates = model.find(Candidates.class).orElseThrow();
        assertThat(model.history().lowestLoss()).isEqualTo(1 - candidates.best().agreement());
    }

    @Test
    void a_warning_that_auto_and_its_candidate_share_is_given_once() {
        float[] values = new float[40];
        for (int i = 0; i < values.length; i++) {
            values[i] = i % 2 == 0 ? i / 20 : 7;
        }
        Dataset data = Dataset.of("two", Shape.table(2), new FloatSamples(2, values));
        assertThat(fit(data, 3, Map.of()).warnings())
                .doesNotHaveDuplicates()
                .anyMatch(warning -> warning.contains("Only 2 of 20 samples differ"));
    }

    @Test
    void labels_are_not_looked_at() {
        Dataset data = Numbers.clustered(4, 90, 3, Shape.table(4));
        Labels wrong = Labels.ofCodes(new int[90], 1);
        assertThat(fit(data.withLabels(wrong), 3, Map.of()).weights())
                .isEqualTo(fit(data, 3, Map.of()).weights());
    }

    @Test
    void classical_methods_are_given_a_sample_of_many() {
        Dataset data = Numbers.clustered(5, 400, 3, Shape.table(4));
        Model model = fit(data, 3, Map.of("sample", "100"));
        assertThat(accuracy(model, data)).isEqualTo(1);
        assertThat(model.find(FittedClusters.class)).isEmpty();
    }

    @Test
    void a_deep_method_is_tried_on_images_or_where_asked() {
        assertThat(Auto.Deep.AUTO.in(Kind.IMAGE)).isTrue();
        assertThat(Auto.Deep.AUTO.in(Kind.SERIES)).isFalse();
        assertThat(Auto.Deep.AUTO.in(Kind.TABLE)).isFalse();
        assertThat(Auto.Deep.ALWAYS.in(Kind.TABLE)).isTrue();
        assertThat(Auto.Deep.NEVER.in(Kind.IMAGE)).isFalse();
    }

    @Test
    void series_of_different_lengths_are_compared_by_warping_and_brought_to_one_length() {
        Dataset series = Numbers.clustered(6, 40, 2, Shape.series(6, 1)).withLengths(lengths(40));
        Model model = fit(series, 2, Map.of("deep", "never"));
        assertThat(model.find(Candidates.class).orElseThrow().all())
                .extracting(Candidates.Candidate::method)
                .containsExactly("spectral", "kmeans", "agglomerative", "gmm", "gmm", "spectral", "umap", "umap");
        assertThat(model.assign(series).clusters().count()).isEqualTo(2);
    }

    @Test
    void long_series_are_not_compared_by_warping_which_takes_minutes() {
        int[] lengths = IntStream.range(0, 150).map(i -> 299 + i % 2).toArray();
        Dataset series = Numbers.clustered(6, 150, 2, Shape.series(300, 4)).withLengths(lengths);
        assertThat(fit(series, 2, Map.of()).find(Candidates.class).orElseThrow().all())
                .extracting(Candidates.Candidate::features)
                .doesNotContain("warped series");
    }

    /** Waves of three rhythms, each of which begins anywhere. */
    private static Dataset waves(int n) {
        SplittableRandom random = new SplittableRandom(4);
        float[] values = new float[n * 60];
        for (int i = 0; i < n; i++) {
            double begin = random.nextDouble() * 16;
            double period = 5 + 4 * (i % 3);
            for (int t = 0; t < 60; t++) {
                values[i * 60 + t] =
                        (float) (Math.sin(2 * Math.PI * (begin + t) / period) + 0.2 * random.nextGaussian());
            }
        }
        int[] rhythms = IntStream.range(0, n).map(i -> i % 3).toArray();
        return Dataset.of("waves", Shape.series(60, 1), new FloatSamples(60, values))
                .withLabels(Labels.ofCodes(rhythms, 3));
    }

    @Test
    void series_are_told_apart_by_their_rhythm_wherever_it_begins(@TempDir Path folder) {
        Dataset waves = waves(150);
        Model model = fit(waves.limit(120), 3, Map.of());
        assertThat(model.find(Candidates.class).orElseThrow().best().features()).contains("kernel features");
        assertThat(accuracy(model, waves)).isGreaterThan(0.95);
        model.save(folder);
        assertThat(Model.load(folder).embed(waves)).isEqualTo(model.embed(waves));
        int[] lengths = IntStream.range(0, 150).map(i -> 60 - i % 4).toArray();
        Dataset cut = waves.withLengths(lengths);
        assertThat(accuracy(fit(cut, 3, Map.of()), cut)).isGreaterThan(0.95);
        assertThat(accuracy(model, cut)).isGreaterThan(0.95);
    }

    @Test
    void a_model_of_series_of_different_lengths_assigns_others() {
        Dataset slow = lines(7, 40);
        Model model = fit(slow, 2, Map.of());
        assertThat(accuracy(model, slow)).isEqualTo(1);
        assertThat(accuracy(model, lines(8, 30))).isEqualTo(1);
    }

    /** Rising and falling lines of 5 to 9 steps, by turns. */
    private static Dataset lines(long seed, int n) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] values = new float[n * 9];
        int[] lengths = new int[n];
        int[] classes = new int[n];
        for (int i = 0; i < n; i++) {
            lengths[i] = 5 + random.nextInt(5);
            classes[i] = i % 2;
            for (int t = 0; t < lengths[i]; t++) {
                double line = (double) t / (lengths[i] - 1);
                values[i * 9 + t] = (float) ((i % 2 == 0 ? line : 1 - line) + 0.05 * random.nextDouble());
            }
        }
        return Dataset.of("lines", Shape.series(9, 1), new FloatSamples(9, values))
                .withLengths(lengths)
                .withLabels(Labels.ofCodes(classes, 2));
    }

    private static int[] lengths(int n) {
        int[] lengths = new int[n];
        for (int i = 0; i < n; i++) {
            lengths[i] = 4 + i % 3;
        }
        return lengths;
    }

    @Test
    void progress_says_which_candidate_is_fitted() {
        List<String> told = new ArrayList<>();
        Dataset data = Numbers.clustered(7, 60, 2, Shape.table(3));
        new Auto(Auto.recommended(2)).fit(data, Session.seeded(1).onProgress(progress -> told.add(progress.stage())));
        assertThat(told).anyMatch(stage -> stage.startsWith("auto, 1 of 11, all features"));
        assertThat(told).anyMatch(stage -> stage.startsWith("auto, 11 of 11"));
    }

    @Test
    void threads_change_the_time_alone() {
        int before = NativeRuntime.threads();
        try {
            // Enough waves that the first operations on them would be split among threads.
            for (Dataset data : List.of(Datasets.named("digits").limit(120), waves(250))) {
                NativeRuntime.threads(1);
                Model one = fit(data, 3, Map.of("deep", "never"));
                NativeRuntime.threads(3);
                Model three = fit(data, 3, Map.of("deep", "never"));
                assertThat(three.weights()).isEqualTo(one.weights());
                assertThat(three.find(Candidates.class)).isEqualTo(one.find(Candidates.class));
                assertThat(NativeRuntime.threads()).isEqualTo(3);
            }
        } finally {
            NativeRuntime.threads(before);
        }
    }

    @Test
    void a_fit_has_a_model_before_it_ends(@TempDir Path folder) {
        Dataset data = Numbers.clustered(2, 200, 4, Shape.table(6));
        AtomicInteger saved = new AtomicInteger();
        Session session = Session.seeded(1).onEarly(early -> early.save(folder.resolve("" + saved.getAndIncrement())));
        new Auto(Auto.recommended(4)).fit(data, session);
        assertThat(saved).hasValue(1);
        assertThat(accuracy(Model.load(folder.resolve("0")), data)).isEqualTo(1);
    }
}
