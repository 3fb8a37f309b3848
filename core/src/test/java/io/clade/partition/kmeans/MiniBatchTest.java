package io.clade.partition.kmeans;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.clade.data.Labels;
import io.clade.data.Matrix;
import io.clade.data.preprocessing.BatchReader;
import io.clade.input.InputException;
import io.clade.partition.alternation.Iteration;
import io.clade.tensor.runtime.Scope;
import io.clade.testing.NativeMemory;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(NativeMemory.class)
class MiniBatchTest {

    private static final KMeansSettings SETTINGS =
            KMeansSettings.RECOMMENDED.withRestarts(3).withTolerance(1e-3);

    private static KMeansResult fit(Matrix samples, int k, int batch, long seed) {
        Streaming streaming = new Streaming(Streaming.Algorithm.MINIBATCH, batch, 1);
        SplittableRandom random = new SplittableRandom(seed);
        BatchReader batchReader = Given.batchReader(samples);
        return Scope.run(() -> {
            Points sample = MiniBatch.sample(batchReader, k, streaming, random);
            KMeansResult start = KMeansRestarts.best(sample, k, SETTINGS, random.nextLong());
            return run(batchReader, sample, start, batch, SETTINGS, random);
        });
    }

    private static KMeansResult run(
            BatchReader batchReader,
            Points sample,
            KMeansResult start,
            int batch,
            KMeansSettings settings,
            SplittableRandom random) {
        return Scope.withoutGradients(() -> {
            MiniBatch batches = new MiniBatch(batchReader, sample, start, batch, settings.tolerance(), random);
            StreamedKMeans passes = new StreamedKMeans(
                    batchReader, sample, batches, settings.iterations(), (state, windows) -> {}, assigned -> {});
            return passes.partition(passes.run(Integer.MAX_VALUE));
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void inertia_is_near_that_of_lloyd(int seed) {
        Matrix samples = Given.clouds(seed, 20_000, 8, 10);
        KMeansResult lloyd = Given.best(samples, 10, SETTINGS, seed);
        KMeansResult streamed = fit(samples, 10, 200, seed);
        assertThat(streamed.inertia()).isLessThan(1.02 * lloyd.inertia());
        assertThat(streamed.converged()).isTrue();
    }

    @Test
    void refinement_lowers_the_inertia_of_a_poor_start() {
        Matrix samples = Given.clouds(4, 10_000, 4, 6);
        Matrix poor = Given.clouds(4, 10, 4, 6).selectRows(0, 1, 2, 3, 4, 5);
        KMeansResult refined = refine(samples, poor, SETTINGS, 1, 1, 1, 1, 1, 1);
        double before = Given.from(samples, poor, SETTINGS.withIterations(1))
                .iterations()
                .get(0)
                .objective();
        assertThat(refined.inertia()).isLessThan(0.9 * before);
        assertThat(refined.inertia())
                .isLessThan(1.05 * Given.from(samples, poor, SETTINGS).inertia());
    }

    private static KMeansResult refine(Matrix samples, Matrix start, KMeansSettings settings, int... sizes) {
        int[] codes = new int[IntStream.of(sizes).sum()];
        int next = 0;
        for (int j = 0; j < sizes.length; j++) {
            Arrays.fill(codes, next, next + sizes[j], j);
            next += sizes[j];
        }
        KMeansResult given =
                new KMeansResult(start, Labels.ofCodes(codes, sizes.length), List.of(new Iteration(0, 0)), true);
        BatchReader batchReader = Given.batchReader(samples);
        return Scope.run(
                () -> run(batchReader, Points.read(batchReader), given, 100, settings, new SplittableRandom(1)));
    }

    @Test
    void prototypes_are_the_means_of_all_samples_they_have_had() {
        // One prototype takes every 2, the other every 10; they had 1 and 4 samples before. 1000 draws from two values.
        Matrix samples = Matrix.of(2, 1, 2, 10);
        KMeansResult found = refine(samples, Matrix.of(2, 1, 0, 11), SETTINGS.withIterations(1), 1, 4);
        double first = steps(found.prototypes().get(0, 0), 0, 1, 2);
        double second = steps(found.prototypes().get(1, 0), 11, 4, 10);
        // Batches have two samples here, as many as there are; a window ten batches.
        assertThat(first + second).isCloseTo(20, within(0.01));
    }

    /** How many samples of {@code value} move a mean of {@code count} samples from {@code from} to {@code mean}. */
    private static double steps(double mean, double from, double count, double value) {
        return count * (from - mean) / (mean - value);
    }

    @Test
    void a_prototype_without_a_sample_starts_anew() {
        Matrix samples = Given.clouds(5, 4000, 2, 4);
        Matrix start = Matrix.of(4, 2, 0, 0, 1, 1, 900, 900, 901, 901);
        KMeansResult found = refine(samples, start, SETTINGS, 1, 1, 1, 1);
        assertThat(found.empty()).isZero();
        assertThat(found.iterations().size()).isGreaterThan(1);
        double afterFirstPass = found.iterations().get(0).objective();
        assertThat(found.inertia()).isLessThan(0.8 * afterFirstPass);
    }

    @Test
    void every_sample_is_at_its_nearest_prototype() {
        Matrix samples = Given.clouds(6, 3000, 3, 5);
        KMeansResult found = fit(samples, 5, 64, 1);
        double inertia = 0;
        for (int i = 0; i < samples.rows(); i++) {
            double own = Given.squaredDistance(
                    samples.row(i), found.prototypes().row(found.clusters().get(i)));
            for (int j = 0; j < 5; j++) {
                assertThat(own)
                        .isLessThanOrEqualTo(Given.squaredDistance(
                                        samples.row(i), found.prototypes().row(j))
                                + 1e-4);
            }
            inertia += own;
        }
        assertThat(found.inertia()).isCloseTo(inertia, within(1e-5 * inertia));
    }

    @Test
    void the_same_seed_finds_the_same_and_another_another() {
        Matrix samples = Given.clouds(7, 5000, 3, 5);
        KMeansResult first = fit(samples, 5, 64, 1);
        assertThat(fit(samples, 5, 64, 1).prototypes()).isEqualTo(first.prototypes());
        assertThat(fit(samples, 5, 64, 2).prototypes()).isNotEqualTo(first.prototypes());
        assertThat(fit(samples, 5, 32, 1).prototypes()).isNotEqualTo(first.prototypes());
    }

    @Test
    void fewer_distinct_samples_than_clusters_leave_clusters_empty() {
        float[] values = new float[300];
        Arrays.fill(values, 0, 100, 5);
        KMeansResult found = fit(Matrix.wrap(300, 1, values), 4, 20, 1);
        assertThat(found.empty()).isEqualTo(2);
        assertThat(found.inertia()).isCloseTo(0, within(1e-6));
    }

    @Test
    void a_batch_may_be_larger_than_the_data() {
        assertThat(fit(Given.clouds(8, 30, 2, 3), 3, 1000, 1).clusters().size()).isEqualTo(30);
    }

    @Test
    void numbers_that_are_not_finite_are_refused() {
        Matrix samples = Given.clouds(9, 3000, 1, 2);
        float[] values = samples.toArray();
        values[2999] = Float.NaN;
        assertThatThrownBy(() -> fit(Matrix.wrap(3000, 1, values), 2, 10, 1))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("row 3000, column 1 is NaN");
    }
}
