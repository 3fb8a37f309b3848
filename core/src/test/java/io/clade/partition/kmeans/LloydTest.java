package io.clade.partition.kmeans;

import static io.clade.partition.kmeans.Given.ONCE;
import static io.clade.partition.kmeans.Given.line;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.clade.data.Labels;
import io.clade.data.Matrix;
import io.clade.evaluation.ExternalIndices;
import io.clade.partition.alternation.Iteration;
import io.clade.tensor.runtime.NativeRuntime;
import io.clade.tensor.runtime.Scope;
import io.clade.testing.NativeMemory;
import io.clade.testing.Trials;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(NativeMemory.class)
class LloydTest {

    @Test
    void four_samples_by_hand() {
        // Two pairs, ½ apart: from the outer two, each prototype moves to the middle of its pair.
        Matrix samples = Matrix.of(4, 2, 0, 0, 0.5f, 0, 0.5f, 1, 1, 1);
        KMeansResult found = Given.from(samples, Matrix.of(2, 2, 0, 0, 1, 1), ONCE);
        assertThat(found.clusters().codes()).containsExactly(0, 0, 1, 1);
        assertThat(found.prototypes()).isEqualTo(Matrix.of(2, 2, 0.25f, 0, 0.75f, 1));
        // First 0 + ¼ + ¼ + 0; then four times (¼)².
        assertThat(found.iterations()).extracting(Iteration::objective).containsExactly(0.5, 0.25);
        assertThat(found.converged()).isTrue();
        assertThat(found.empty()).isZero();
    }

    @Test
    void inertia_never_rises_and_the_end_is_a_fixed_point() {
        Trials.of(60, 11, (random, size) -> Given.clouds(random.nextLong(), size + 7, 1 + size % 5, 3), samples -> {
            Matrix initial = samples.selectRows(0, 1, 2, 3);
            KMeansResult found = Given.from(samples, initial, ONCE);
            assertNeverRises(found);
            assertThat(found.converged()).isTrue();
            assertFixedPoint(samples, found);
        });
    }

    private static void assertNeverRises(KMeansResult found) {
        for (int i = 1; i < found.iterations().size(); i++) {
            double before = found.iterations().get(i - 1).objective();
            assertThat(found.iterations().get(i).objective()).isLessThanOrEqualTo(before * (1 + 1e-6) + 1e-9);
        }
    }

    /** Every sample is at its nearest prototype, every prototype the mean of its samples, the inertia theirs. */
    private static void assertFixedPoint(Matrix samples, KMeansResult found) {
        Matrix p = found.prototypes();
        double[][] sums = new double[p.rows()][p.columns()];
        double inertia = 0;
        for (int i = 0; i < samples.rows(); i++) {
            int own = found.clusters().get(i);
            double distance = Given.squaredDistance(samples.row(i), p.row(own));
            inertia += distance;
            for (int j = 0; j < p.rows(); j++) {
                assertThat(distance).isLessThanOrEqualTo(Given.squaredDistance(samples.row(i), p.row(j)) + 1e-4);
            }
            for (int c = 0; c < p.columns(); c++) {
                sums[own][c] += samples.get(i, c);
            }
        }
        assertThat(found.inertia()).isCloseTo(inertia, within(1e-5 * (1 + inertia)));
        int[] sizes = found.clusters().sizes();
        for (int j = 0; j < p.rows(); j++) {
            for (int c = 0; c < p.columns() && sizes[j] > 0; c++) {
                assertThat((double) p.get(j, c)).isCloseTo(sums[j][c] / sizes[j], within(1e-5));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 500, 2, 3", "2, 5000, 5, 12", "3, 3000, 40, 7", "4, 257, 1, 3"})
    void each_iteration_is_that_of_the_plain_algorithm(long seed, int n, int d, int k) {
        // Bounds leave most distances uncomputed and sums are only corrected: neither may be seen in the result.
        Matrix samples = Given.clouds(seed, n, d, k);
        Matrix initial =
                samples.selectRows(IntStream.range(0, k).map(j -> j * k).toArray());
        KMeansResult found = Given.from(samples, initial, ONCE);
        double[][] p = new double[k][];
        Arrays.setAll(p, j -> doubles(initial.row(j)));
        int[] clusters = new int[n];
        for (Iteration iteration : found.iterations()) {
            double inertia = 0;
            for (int i = 0; i < n; i++) {
                clusters[i] = nearest(samples.row(i), p);
                inertia += squaredDistance(samples.row(i), p[clusters[i]]);
            }
            assertThat(iteration.objective()).isCloseTo(inertia, within(1e-5 * inertia));
            p = means(samples, clusters, k);
        }
        assertThat(found.clusters().codes()).isEqualTo(clusters);
        assertThat(found.iterations().size()).isGreaterThan(4);
    }

    private static double[] doubles(float... row) {
        double[] numbers = new double[row.length];
        Arrays.setAll(numbers, c -> row[c]);
        return numbers;
    }

    private static int nearest(float[] x, double[]... p) {
        int nearest = 0;
        for (int j = 1; j < p.length; j++) {
            nearest = squaredDistance(x, p[j]) < squaredDistance(x, p[nearest]) ? j : nearest;
        }
        return nearest;
    }

    private static double squaredDistance(float[] x, double[] p) {
        double sum = 0;
        for (int c = 0; c < p.length; c++) {
            sum += (x[c] - p[c]) * (x[c] - p[c]);
        }
        return sum;
    }

    private static double[][] means(Matrix samples, int[] clusters, int k) {
        double[][] means = new double[k][samples.columns()];
        int[] sizes = new int[k];
        for (int i = 0; i < clusters.length; i++) {
            sizes[clusters[i]]++;
            for (int c = 0; c < samples.columns(); c++) {
                means[clusters[i]][c] += samples.get(i, c);
            }
        }
        for (int j = 0; j < k; j++) {
            for (int c = 0; c < samples.columns(); c++) {
                means[j][c] /= sizes[j];
            }
        }
        return means;
    }

    @Test
    void the_order_of_samples_does_not_matter() {
        Matrix samples = Given.clouds(5, 3001, 6, 4);
        Matrix initial = samples.selectRows(0, 1, 2, 3);
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < samples.rows(); i++) {
            order.add(i);
        }
        Collections.shuffle(order, new Random(1));
        int[] shuffled = order.stream().mapToInt(Integer::intValue).toArray();
        KMeansResult plain = Given.from(samples, initial, ONCE);
        KMeansResult other = Given.from(samples.selectRows(shuffled), initial, ONCE);
        assertThat(other.clusters()).isEqualTo(plain.clusters().select(shuffled));
        assertThat(other.inertia()).isCloseTo(plain.inertia(), within(1e-6 * plain.inertia()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"digits", "blobs"})
    void the_same_start_ends_as_in_scikit_learn(String name) {
        Reference reference = Reference.named(name);
        KMeansResult found = Given.from(reference.samples(), reference.start(), ONCE);
        assertThat(found.inertia()).isCloseTo(reference.inertia(), within(1e-5 * reference.inertia()));
        assertThat(ExternalIndices.ari(reference.labels(), found.clusters())).isGreaterThan(0.999);
    }

    @Test
    void a_cluster_left_empty_starts_at_the_farthest_sample() {
        // All four are nearest to 1, none to 500; 12 is farthest from 1 and becomes the second prototype.
        Matrix samples = Matrix.of(4, 1, 0, 1, 2, 12);
        KMeansResult found = Given.from(samples, Matrix.of(2, 1, 1, 500), ONCE);
        assertThat(found.clusters().codes()).containsExactly(0, 0, 0, 1);
        assertThat(found.prototypes()).isEqualTo(Matrix.of(2, 1, 1, 12));
        assertThat(found.inertia()).isCloseTo(2, within(1e-6));
        assertThat(found.empty()).isZero();
    }

    @Test
    void several_empty_clusters_start_at_different_samples() {
        Matrix samples = Given.clouds(3, 200, 2, 4);
        KMeansResult found = Given.from(samples, Matrix.of(4, 2, 0, 0, 900, 900, 900, 901, 901, 900), ONCE);
        assertThat(found.empty()).isZero();
        assertNeverRises(found);
        assertFixedPoint(samples, found);
    }

    @Test
    void fewer_distinct_samples_than_clusters_leave_clusters_empty() {
        Matrix samples = Matrix.of(6, 2, 1, 2, 1, 2, 1, 2, 5, 6, 5, 6, 5, 6);
        KMeansResult found = Given.best(samples, 4, KMeansSettings.RECOMMENDED, 1);
        assertThat(found.inertia()).isCloseTo(0, within(1e-9));
        assertThat(found.empty()).isEqualTo(2);
        assertThat(found.prototypes().toArray()).doesNotContain(Float.NaN);
        assertThat(found.converged()).isTrue();
    }

    @Test
    void identical_samples_are_one_cluster() {
        KMeansResult found = Given.best(Matrix.of(5, 1, 3, 3, 3, 3, 3), 2, KMeansSettings.RECOMMENDED, 1);
        assertThat(found.inertia()).isZero();
        assertThat(found.clusters().codes()).containsOnly(0);
    }

    @Test
    void as_many_clusters_as_samples_have_no_inertia() {
        Matrix samples = Given.clouds(2, 17, 3, 4);
        KMeansResult found = Given.best(samples, 17, KMeansSettings.RECOMMENDED, 1);
        assertThat(found.inertia()).isCloseTo(0, within(1e-4));
        assertThat(found.empty()).isZero();
    }

    @Test
    void a_constant_feature_changes_nothing() {
        Matrix samples = Given.clouds(4, 100, 1, 3);
        float[] wider = new float[300];
        for (int i = 0; i < 100; i++) {
            wider[3 * i] = samples.get(i, 0);
            wider[3 * i + 1] = 7;
        }
        KMeansResult plain = Given.best(samples, 3, ONCE, 1);
        KMeansResult found = Given.best(Matrix.wrap(100, 3, wider), 3, ONCE, 1);
        assertThat(found.clusters()).isEqualTo(plain.clusters());
        assertThat(found.inertia()).isCloseTo(plain.inertia(), within(1e-6 * plain.inertia()));
        assertThat(found.prototypes().get(2, 1)).isEqualTo(7);
    }

    @Test
    void data_far_from_the_origin_cluster_as_near_it() {
        // Multiples of 1/64, so that adding 10,000 rounds nothing; uncentred, ‖x‖² of 10⁸ leaves no digit for
        // distances.
        Matrix near = rounded(Given.clouds(6, 500, 8, 5), 0);
        Matrix far = rounded(near, 10_000);
        int[] start = {0, 1, 2, 3, 4};
        KMeansResult here = Given.from(near, near.selectRows(start), ONCE);
        KMeansResult there = Given.from(far, far.selectRows(start), ONCE);
        assertThat(there.clusters()).isEqualTo(here.clusters());
        assertThat(there.inertia()).isCloseTo(here.inertia(), within(1e-5 * here.inertia()));
        assertThat(there.prototypes().get(2, 3) - 10_000.0)
                .isCloseTo(here.prototypes().get(2, 3), within(1e-3));
    }

    private static Matrix rounded(Matrix samples, float offset) {
        float[] values = samples.toArray();
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.round(values[i] * 64) / 64f + offset;
        }
        return Matrix.wrap(samples.rows(), samples.columns(), values);
    }

    @Test
    void results_have_the_same_bits_for_any_number_of_threads() {
        Matrix samples = Given.clouds(8, 9000, 300, 5);
        int before = NativeRuntime.threads();
        try {
            NativeRuntime.threads(3);
            KMeansResult three = Given.best(samples, 5, ONCE, 2);
            NativeRuntime.threads(1);
            KMeansResult one = Given.best(samples, 5, ONCE, 2);
            assertThat(three.prototypes()).isEqualTo(one.prototypes());
            assertThat(three.clusters()).isEqualTo(one.clusters());
            assertThat(three.inertia()).isEqualTo(one.inertia());
        } finally {
            NativeRuntime.threads(before);
        }
    }

    @Test
    void the_limit_of_iterations_is_kept_and_named() {
        Matrix samples = Given.clouds(9, 500, 2, 2);
        KMeansResult cut = Given.from(samples, samples.selectRows(0, 1, 2, 3, 4, 5), ONCE.withIterations(2));
        assertThat(cut.converged()).isFalse();
        assertThat(cut.iterations()).hasSize(3);
        KMeansResult loose = Given.from(samples, samples.selectRows(0, 1, 2, 3, 4, 5), ONCE.withTolerance(0.1));
        assertThat(loose.converged()).isTrue();
        assertThat(loose.iterations().size())
                .isLessThan(Given.from(samples, samples.selectRows(0, 1, 2, 3, 4, 5), ONCE)
                        .iterations()
                        .size());
    }

    @Test
    void ties_go_to_the_first_prototype() {
        Labels clusters = Scope.run(() -> KMeansRestarts.from(line(-1, 0, 1), line(-1, 1), ONCE.withIterations(1)))
                .clusters();
        assertThat(clusters.get(1)).isZero();
    }
}
