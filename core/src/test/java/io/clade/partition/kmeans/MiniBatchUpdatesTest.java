package io.clade.partition.kmeans;

import static io.clade.partition.kmeans.Given.line;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.clade.data.Dataset;
import io.clade.data.FloatSamples;
import io.clade.data.Labels;
import io.clade.data.Matrix;
import io.clade.data.Shape;
import io.clade.data.preprocessing.BatchReader;
import io.clade.data.preprocessing.FittedPreprocessing;
import io.clade.data.preprocessing.Preprocessing;
import io.clade.data.preprocessing.Scaling;
import io.clade.partition.alternation.Iteration;
import io.clade.tensor.Ops;
import io.clade.tensor.runtime.Device;
import io.clade.tensor.runtime.Scope;
import io.clade.testing.NativeMemory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Windows of mini-batches and passes over the data, where every number is known. */
@ExtendWith(NativeMemory.class)
class MiniBatchUpdatesTest {

    private static final double INERTIA = 7;

    /** Prototypes on a line, with the numbers of samples that they had, and an inertia of {@value #INERTIA}. */
    private static KMeansResult given(float[] prototypes, int... sizes) {
        int[] codes = IntStream.range(0, sizes.length)
                .flatMap(j -> IntStream.range(0, sizes[j]).map(i -> j))
                .toArray();
        return new KMeansResult(
                Matrix.of(prototypes.length, 1, prototypes),
                Labels.ofCodes(codes, sizes.length),
                List.of(new Iteration(INERTIA, 0)),
                true);
    }

    /** Four samples as good as at 0, of which a batch draws four, and a sample of the data of variance 4 about 0. */
    private static MiniBatch zeros(KMeansResult given, double tolerance) {
        return new MiniBatch(
                Given.batchReader(Matrix.of(4, 1, 0, 0, 0, 1e-30f)),
                Points.of(line(-2, 2)),
                given,
                4,
                tolerance,
                new SplittableRandom(1));
    }

    @ParameterizedTest
    @CsvSource({"6, 5.7, false", "6, 5.8, true", "-6, 5.7, false", "-6, 5.8, true"})
    void a_window_moves_a_prototype_to_the_mean_and_has_settled_by_how_far(
            float at, double tolerance, boolean settled) {
        Scope.run((Runnable) () -> Scope.withoutGradients(() -> {
            MiniBatch batches = zeros(given(new float[] {at}, 10), tolerance);
            MiniBatch.State state = batches.start();
            // Of two samples, the inertia of four.
            assertThat(batches.objective(state)).isEqualTo(2 * INERTIA);
            batches.update(state);
            // Ten samples at ±6 and ten batches of four at 0: ±1.2, and 4.8² is 5.76 times the variance of 4.
            assertThat(Ops.number(state.prototypes())).isCloseTo(at / 5, within(1e-6));
            assertThat(batches.converged(state)).isEqualTo(settled);
            // Before its batch t the prototype is at 60/(10 + 4t).
            double mean = IntStream.range(0, 10)
                    .mapToDouble(t -> Math.pow(60.0 / (10 + 4 * t), 2))
                    .average()
                    .orElseThrow();
            assertThat(batches.objective(state)).isCloseTo(4 * mean, within(1e-4));
        }));
    }

    @Test
    void a_prototype_that_starts_anew_has_had_one_sample_and_others_what_they_had() {
        Scope.run((Runnable) () -> Scope.withoutGradients(() -> {
            MiniBatch batches = zeros(given(new float[] {50, 6}, 7, 10), 0);
            MiniBatch.State state = batches.start();
            state.restart(0, line(60));
            batches.update(state);
            assertThat(Ops.toArray(state.prototypes())).containsExactly(new float[] {60, 1.2f}, within(1e-5f));
            state = batches.start();
            state.restart(1, line(8.2));
            batches.update(state);
            assertThat(Ops.toArray(state.prototypes())).containsExactly(new float[] {50, 0.2f}, within(1e-5f));
        }));
    }

    @ParameterizedTest
    @CsvSource({
        "3, 100, 0, 1, 1000",
        "10, 100, 0, 1, 2560",
        "10, 100, 1, 100, 2560",
        "10, 400, 1, 100, 2621",
        "2700, 10, 1, 100, 2700",
        "20, 10, 0, 1, 4000"
    })
    void a_start_takes_256_samples_a_cluster_or_ten_batches_as_far_as_memory_allows(
            int k, int batch, int megabytes, int d, int expected) {
        // A megabyte holds 2,621 samples of 100 numbers.
        BatchReader reader = Given.batchReader(Given.clouds(1, 4000, d, 3));
        Streaming streaming = new Streaming(Streaming.Algorithm.MINIBATCH, batch, megabytes);
        int size = Scope.run(() ->
                MiniBatch.sample(reader, k, streaming, new SplittableRandom(1)).size());
        assertThat(size).isEqualTo(expected);
    }

    private static KMeansResult passes(Matrix samples, KMeansResult given, KMeansSettings settings) {
        List<Integer> assigned = new ArrayList<>();
        KMeansResult found = passes(Given.batchReader(samples), given, settings, assigned);
        assertThat(assigned).endsWith(samples.rows());
        return found;
    }

    private static KMeansResult passes(
            BatchReader reader, KMeansResult given, KMeansSettings settings, List<Integer> assigned) {
        return Scope.run(() -> Scope.withoutGradients(() -> {
            Points sample = Points.read(reader);
            MiniBatch batches = new MiniBatch(reader, sample, given, 20, settings.tolerance(), new SplittableRandom(1));
            StreamedKMeans passes = new StreamedKMeans(
                    reader, sample, batches, settings.iterations(), (state, windows) -> {}, assigned::add);
            return passes.partition(passes.run(Integer.MAX_VALUE));
        }));
    }

    /** 3000 samples at 5, but for one at 55, which is neither in the first block that is read nor near its start. */
    private static Matrix oneApart() {
        float[] values = new float[3000];
        Arrays.fill(values, 5);
        values[2500] = 55;
        return Matrix.wrap(3000, 1, values);
    }

    @Test
    void an_empty_prototype_starts_at_the_farthest_sample_of_all_blocks() {
        KMeansResult found = passes(
                oneApart(), given(new float[] {5, 900}, 1_000_000, 1), KMeansSettings.RECOMMENDED.withTolerance(1e-3));
        assertThat(found.prototypes().get(1, 0)).isCloseTo(55, within(1e-3f));
        assertThat(found.clusters().get(2500)).isEqualTo(1);
        assertThat(found.clusters().sizes()).containsExactly(2999, 1);
        assertThat(found.iterations()).hasSize(2);
    }

    @Test
    void passes_end_with_the_windows_or_when_no_fewer_prototypes_are_empty() {
        KMeansResult given = given(new float[] {5, 900}, 1_000_000, 1);
        KMeansSettings loose = KMeansSettings.RECOMMENDED.withTolerance(1e9);
        // A start and one window: one of two allowed, or all.
        assertThat(passes(oneApart(), given, loose.withIterations(2)).iterations())
                .hasSize(2);
        assertThat(passes(oneApart(), given, loose.withIterations(1)).iterations())
                .hasSize(1);
        // Nothing is empty.
        assertThat(passes(oneApart(), given(new float[] {5, 55}, 1000, 1), loose)
                        .iterations())
                .hasSize(1);
        // Of three prototypes one has samples, then two: the third finds none, once more and not again.
        assertThat(passes(oneApart(), given(new float[] {5, 900, 901}, 1_000_000, 1, 1), loose)
                        .iterations())
                .hasSize(3);
    }

    @Test
    void images_are_the_rows_of_their_numbers() {
        Matrix samples = Given.clouds(3, 1500, 4, 3);
        Dataset images = Dataset.of("images", Shape.image(1, 2, 2), new FloatSamples(4, samples.toArray()));
        BatchReader reader = new BatchReader(
                images, FittedPreprocessing.fit(Preprocessing.scaled(Scaling.NONE, 0), images), Device.CPU);
        int[] codes = new int[4];
        codes[1] = 1;
        codes[2] = 2;
        float[] far = {900, 900, 900, 900};
        float[] start = new float[12];
        System.arraycopy(samples.toArray(), 0, start, 0, 8);
        System.arraycopy(far, 0, start, 8, 4);
        KMeansResult given = new KMeansResult(
                Matrix.wrap(3, 4, start), Labels.ofCodes(codes, 3), List.of(new Iteration(0, 0)), true);
        KMeansSettings settings = KMeansSettings.RECOMMENDED.withIterations(20);
        KMeansResult found = passes(reader, given, settings, new ArrayList<>());
        KMeansResult expected = passes(Given.batchReader(samples), given, settings, new ArrayList<>());
        assertThat(found.prototypes()).isEqualTo(expected.prototypes());
        assertThat(found.clusters()).isEqualTo(expected.clusters());
        assertThat(found.empty()).isZero();
    }
}
