package io.clade.partition.kmeans;

import static io.clade.partition.kmeans.Given.ONCE;
import static io.clade.partition.kmeans.Given.line;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.clade.data.Matrix;
import io.clade.input.InputException;
import io.clade.tensor.Ops;
import io.clade.tensor.runtime.Scope;
import io.clade.tensor.runtime.Workers;
import io.clade.testing.NativeMemory;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Single steps of Lloyd's iteration, and what they are made of. */
@ExtendWith(NativeMemory.class)
class LloydStepsTest {

    private static KMeansResult oneStep(Matrix samples, Matrix initial) {
        return Given.from(samples, initial, ONCE.withIterations(1));
    }

    @Test
    void each_empty_cluster_takes_the_farthest_sample_that_is_left() {
        // From 1, 62 and −30 are farthest, and 0, 1 and 2 stay.
        KMeansResult found = oneStep(Matrix.of(5, 1, 0, 1, 2, -30, 62), Matrix.of(3, 1, 1, 500, 600));
        assertThat(found.prototypes()).isEqualTo(Matrix.of(3, 1, 1, 62, -30));
        assertThat(found.clusters().codes()).containsExactly(0, 0, 0, 2, 1);
    }

    @Test
    void a_sample_alone_in_its_cluster_fills_no_other() {
        // 63 is farthest from its prototype, but alone there; of the others 9 is.
        KMeansResult found = oneStep(Matrix.of(5, 1, 0, 1, 2, 9, 63), Matrix.of(3, 1, 1, 100, 500));
        assertThat(found.prototypes()).isEqualTo(Matrix.of(3, 1, 1, 63, 9));
        assertThat(found.clusters().codes()).containsExactly(0, 0, 0, 2, 1);
    }

    @Test
    void the_farthest_sample_is_found_in_any_block() {
        float[] values = new float[5000];
        values[4321] = -7;
        KMeansResult found = oneStep(Matrix.wrap(5000, 1, values), Matrix.of(2, 1, 0, 50));
        assertThat(found.prototypes().get(1, 0)).isEqualTo(-7);
        assertThat(found.clusters().sizes()).containsExactly(4999, 1);
    }

    @Test
    void the_tolerance_is_a_share_of_the_variance_whatever_the_unit() {
        Matrix samples = Given.clouds(2, 400, 3, 6);
        KMeansSettings loose = ONCE.withTolerance(0.01);
        int[] start = {0, 1, 2, 3, 4, 5};
        KMeansResult exact = Given.from(samples, samples.selectRows(start), ONCE);
        KMeansResult found = Given.from(samples, samples.selectRows(start), loose);
        assertThat(found.iterations().size())
                .isGreaterThan(2)
                .isLessThan(exact.iterations().size());
        for (float unit : new float[] {1 / 1024f, 1024}) {
            Matrix other = scaled(samples, unit);
            assertThat(Given.from(other, other.selectRows(start), loose).iterations())
                    .hasSameSizeAs(found.iterations());
        }
    }

    private static Matrix scaled(Matrix samples, float unit) {
        float[] values = samples.toArray();
        for (int i = 0; i < values.length; i++) {
            values[i] *= unit;
        }
        return Matrix.wrap(samples.rows(), samples.columns(), values);
    }

    @Test
    void the_variance_is_the_mean_of_those_of_the_features() {
        // ⅛ of 0, ½, ½ and 1, ¼ of 0, 0, 1 and 1, none of the third.
        Scope.run((Runnable) () -> {
            Points points = Points.of(Given.tensor(Matrix.of(4, 3, 0, 0, 9, 0.5f, 0, 9, 0.5f, 1, 9, 1, 1, 9)));
            assertThat(points.variance()).isCloseTo(0.125, within(1e-7));
            assertThat(points.spread()).isCloseTo(1.5, within(1e-6));
        });
    }

    @Test
    void large_numbers_in_units_of_any_size_cluster_alike() {
        // Squared distances far above the number of samples, and far below 1.
        Matrix samples = Given.clouds(5, 700, 4, 9);
        int[] start = IntStream.range(0, 9).map(j -> j * 9).toArray();
        KMeansResult plain = Given.from(samples, samples.selectRows(start), ONCE);
        assertThat(plain.iterations().size()).isGreaterThan(5);
        for (float unit : new float[] {1 / 4096f, 4096}) {
            Matrix other = scaled(samples, unit);
            KMeansResult found = Given.from(other, other.selectRows(start), ONCE);
            assertThat(found.clusters()).isEqualTo(plain.clusters());
            assertThat(found.prototypes()).isEqualTo(scaled(plain.prototypes(), unit));
        }
    }

    @Test
    void a_sample_between_two_near_prototypes_far_from_the_mean_changes() {
        // Single precision tells 1 from 1,000,000 + 1 only so well: 1001 is certain of neither prototype beside it.
        float[] side = {1000, 1001, 1005, 1005, 1005};
        float[] values = new float[10];
        for (int i = 0; i < 5; i++) {
            values[i] = side[i];
            values[5 + i] = -side[i];
        }
        KMeansResult found = oneStep(Matrix.wrap(10, 1, values), Matrix.of(4, 1, 1000, 1001.5f, -1000, -1001.5f));
        // First 1001 is nearest to 1001.5; that moves to 1004, and 1001 is nearest to 1000.
        assertThat(found.prototypes()).isEqualTo(Matrix.of(4, 1, 1000, 1004, -1000, -1004));
        assertThat(found.clusters().codes()).containsExactly(0, 0, 1, 1, 1, 2, 2, 3, 3, 3);
    }

    /** A sample may change if its own prototype comes to lie as far as another may have come near. */
    @Test
    void the_farthest_move_of_another_prototype_counts_against_a_sample() {
        // Three samples at a distance of 1 from their own prototypes 0, 1 and 2, and of 9 from the second nearest.
        assertThat(doubtful(5, 4, 0)).containsExactly(0, 1);
        assertThat(doubtful(5, 3.5, 0)).containsExactly(0, 1);
        assertThat(doubtful(6, 0, 0)).isEmpty();
        assertThat(doubtful(0, 0, 8.5)).containsExactly(0, 1, 2);
        assertThat(doubtful(7, 7, 0)).containsExactly(0, 1);
        assertThat(doubtful(0, 0, 0)).isEmpty();
    }

    private static int[] doubtful(double... moves) {
        return Scope.run(() -> Workers.run(workers -> {
            Points points = Points.of(line(-1, 0, 1));
            Blocks blocks = new Blocks(points, 3, workers);
            HamerlyBounds bounds = new HamerlyBounds(points, 3);
            int[][] found = new int[1][0];
            blocks.forEach(block -> bounds.renew(
                    block,
                    Ops.indices(0L, 1, 2),
                    line(0, 1, 0).flatten(),
                    line(80, 81, 80).flatten()));
            bounds.move(moves);
            blocks.forEach(block -> {
                Tensor positions = bounds.doubtful(block, Ops.indices(0L, 1, 2));
                found[0] = positions.size(0) == 0 ? found[0] : Ops.toInts(positions);
            });
            return found[0];
        }));
    }

    @Test
    void sums_follow_the_samples_that_move_however_many_at_once() {
        int n = 500;
        int d = 300;
        Random random = new Random(4);
        Matrix samples = Given.clouds(4, n, d, 3);
        long[] from = random.longs(n, 0, 2).toArray();
        long[] to = IntStream.range(0, n).mapToLong(i -> i < 450 ? 2 : from[i]).toArray();
        Scope.run((Runnable) () -> {
            Points points = Points.of(Given.tensor(samples));
            ClusterSums sums = Workers.run(workers -> {
                ClusterSums own = new ClusterSums(points, 4, workers);
                Tensor all = Ops.indices(IntStream.range(0, n).asLongStream().toArray());
                own.add(all, Ops.indices(from));
                own.move(
                        all.narrow(0, 0, 450),
                        Ops.indices(from).narrow(0, 0, 450),
                        Ops.indices(to).narrow(0, 0, 450));
                own.count(Ops.indices(to));
                return own;
            });
            float[] others = new float[4 * d];
            Arrays.fill(others, 7);
            float[] means = Ops.toArray(sums.means(Ops.tensor(others, 4, d)));
            float[] centred = Ops.toArray(points.rows());
            for (int c = 0; c < d; c++) {
                for (int j = 0; j < 4; j++) {
                    int column = c;
                    int cluster = j;
                    double mean = IntStream.range(0, n)
                            .filter(i -> to[i] == cluster)
                            .mapToDouble(i -> centred[i * d + column])
                            .average()
                            .orElse(7);
                    assertThat((double) means[j * d + c]).isCloseTo(mean, within(1e-6));
                }
            }
        });
    }

    @Test
    void inertia_keeps_its_digits_where_clusters_are_far_apart() {
        // Eight samples 1/64 from their prototypes at −4099.3 and 4099.3: Σ ‖x‖² has ten digits more than the inertia.
        float[] values = new float[8];
        for (int i = 0; i < 8; i++) {
            values[i] = (i < 4 ? -4099.3f : 4099.3f) + (i % 2 == 0 ? -1 : 1) / 64f;
        }
        KMeansResult found = Given.from(Matrix.wrap(8, 1, values), Matrix.of(2, 1, -4099.3f, 4099.3f), ONCE);
        assertThat(found.inertia()).isCloseTo(8 / 4096.0, within(1e-6));
    }

    @Test
    void a_start_does_not_change_what_it_begins_with() {
        Scope.run((Runnable) () -> Workers.run(workers -> {
            Points points = Points.of(line(0, 1, 2, 3, 10, 11));
            Lloyd lloyd = new Lloyd(points, points.select(0, 1), 0, workers);
            KMeansResult first = lloyd.partition(lloyd.run(100));
            assertThat(first.iterations().size()).isGreaterThan(2);
            assertThat(lloyd.partition(lloyd.run(100)).iterations()).hasSameSizeAs(first.iterations());
            return null;
        }));
    }

    @Test
    void given_prototypes_need_finite_samples_too() {
        assertThatThrownBy(() -> Given.from(Matrix.of(3, 1, 1, Float.NaN, 3), Matrix.of(2, 1, 0, 1), ONCE))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("NaN");
    }
}
