package io.clade.partition.unimodality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clade.data.Labels;
import io.clade.data.Matrix;
import io.clade.evaluation.ExternalIndices;
import io.clade.input.InputException;
import io.clade.partition.kmeans.KMeansRestarts;
import io.clade.partition.kmeans.KMeansSettings;
import io.clade.tensor.runtime.Scope;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DipMergingTest {

    private static final int SIZE = 200;

    /** Merges whatever shows no dip. */
    private static final MergingSettings NO_DIP = new MergingSettings(0.05, 2);

    /** Normal groups of 200 samples at places on a circle, {@code radius} from its centre. */
    private static Matrix groups(int count, double radius, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] values = new float[2 * SIZE * count];
        for (int i = 0; i < SIZE * count; i++) {
            double angle = 2 * Math.PI * (i / SIZE) / count;
            values[2 * i] = (float) (radius * Math.cos(angle) + random.nextGaussian());
            values[2 * i + 1] = (float) (radius * Math.sin(angle) + random.nextGaussian());
        }
        return Matrix.wrap(SIZE * count, 2, values);
    }

    private static Labels truth(int count) {
        return Labels.ofCodes(
                IntStream.range(0, SIZE * count).map(i -> i / SIZE).toArray(), count);
    }

    private static Labels split(Matrix points, int k) {
        return Scope.run(() -> KMeansRestarts.best(points.tensor(), k, KMeansSettings.RECOMMENDED.withRestarts(3), 1))
                .clusters();
    }

    @Test
    void groups_that_were_split_are_found_again() {
        for (int count = 2; count <= 7; count++) {
            Matrix points = groups(count, 4 * count, count);
            Labels merged = DipMerging.merge(points, split(points, 4 * count), NO_DIP);
            assertThat(merged.count()).isEqualTo(count);
            assertThat(ExternalIndices.ari(truth(count), merged)).isEqualTo(1);
        }
    }

    @Test
    void parts_of_one_group_become_one() {
        Matrix points = groups(1, 0, 3);
        assertThat(DipMerging.merge(points, split(points, 8), NO_DIP).count()).isEqualTo(1);
    }

    /** Every pair is merged whose p is 0 or more, none whose p is less than 1. */
    @Test
    void p_decides_from_everything_to_nothing() {
        Matrix points = groups(3, 12, 4);
        Labels parts = split(points, 12);
        int before = 12;
        for (double p : new double[] {1, 0.99, 0.9, 0.5, 0.1, 0}) {
            int left =
                    DipMerging.merge(points, parts, new MergingSettings(p, 2)).count();
            assertThat(left).as("p = %s", p).isLessThanOrEqualTo(before);
            before = left;
        }
        assertThat(before).isEqualTo(1);
        assertThat(DipMerging.merge(points, parts, new MergingSettings(1, 2)).count())
                .isGreaterThan(3);
    }

    @Test
    void a_cluster_goes_where_another_goes_and_samples_without_one_stay_so() {
        Matrix points = groups(3, 12, 5);
        int[] codes = split(points, 9).codes();
        codes[7] = Labels.NONE;
        Labels before = Labels.ofCodes(codes, 9);
        Labels after = DipMerging.merge(points, before, MergingSettings.PAPER);
        assertThat(after.get(7)).isEqualTo(Labels.NONE);
        int[] goes = new int[9];
        Arrays.fill(goes, Labels.NONE);
        for (int i = 0; i < codes.length; i++) {
            if (codes[i] != Labels.NONE) {
                assertThat(after.get(i)).isNotEqualTo(Labels.NONE);
                goes[codes[i]] = goes[codes[i]] == Labels.NONE ? after.get(i) : goes[codes[i]];
                assertThat(after.get(i)).isEqualTo(goes[codes[i]]);
            }
        }
        // Numbered by the least code: a new number is the next one.
        int next = 0;
        for (int code : goes) {
            assertThat(code).isLessThanOrEqualTo(next);
            next = Math.max(next, code + 1);
        }
    }

    @Test
    void it_does_not_depend_on_the_order_place_and_scale_of_the_samples() {
        Matrix points = groups(4, 5, 6);
        Labels parts = split(points, 16);
        Labels merged = DipMerging.merge(points, parts, MergingSettings.PAPER);
        int n = points.rows();
        int[] reversed = IntStream.range(0, n).map(i -> n - 1 - i).toArray();
        float[] moved = points.toArray();
        for (int i = 0; i < moved.length; i++) {
            moved[i] = 4 * moved[i] + 64;
        }
        assertThat(DipMerging.merge(points.selectRows(reversed), parts.select(reversed), MergingSettings.PAPER))
                .isEqualTo(merged.select(reversed));
        assertThat(DipMerging.merge(Matrix.wrap(n, 2, moved), parts, MergingSettings.PAPER))
                .isEqualTo(merged);
    }

    /** Beside 400 samples the valley to 12 others makes no dip; beside the nearest 24 of them it does. */
    @Test
    void a_small_cluster_beside_a_large_one_is_compared_with_its_nearest_samples() {
        float[] values = new float[412];
        for (int i = 0; i < 412; i++) {
            values[i] = i < 400 ? i : 407 + (i - 400);
        }
        Matrix points = Matrix.wrap(412, 1, values);
        Labels two =
                Labels.ofCodes(IntStream.range(0, 412).map(i -> i < 400 ? 0 : 1).toArray(), 2);
        double whole = DipDistribution.exceeding(Dip.of(doubles(values, 0)), 412);
        double near = DipDistribution.exceeding(Dip.of(doubles(values, 376)), 36);
        assertThat(near).isLessThan(whole);
        assertThat(DipMerging.merge(points, two, new MergingSettings(near, 2)).count())
                .isEqualTo(1);
        assertThat(DipMerging.merge(points, two, new MergingSettings(near + 1e-9, 2))
                        .count())
                .isEqualTo(2);
        assertThat(DipMerging.merge(points, two, new MergingSettings(whole, 1000))
                        .count())
                .isEqualTo(1);
        assertThat(DipMerging.merge(points, two, new MergingSettings(whole + 1e-9, 1000))
                        .count())
                .isEqualTo(2);
    }

    private static double[] doubles(float[] values, int from) {
        return IntStream.range(from, values.length).mapToDouble(i -> values[i]).toArray();
    }

    @Test
    void clusters_without_samples_are_dropped_and_equal_samples_are_one() {
        Matrix points = Matrix.wrap(6, 1, new float[] {2, 2, 2, 2, 2, 2});
        Labels given = Labels.ofCodes(new int[] {0, 0, 2, 2, 5, 5}, 7);
        assertThat(DipMerging.merge(points, given, MergingSettings.PAPER).codes())
                .containsOnly(0);
        Labels none = Labels.ofCodes(new int[] {-1, -1, -1, -1, -1, -1}, 3);
        assertThat(DipMerging.merge(points, none, MergingSettings.PAPER).count())
                .isZero();
    }

    @Test
    void other_sizes_and_settings_are_refused() {
        Matrix points = groups(1, 0, 1);
        assertThatThrownBy(() -> DipMerging.merge(points, truth(2), MergingSettings.PAPER))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("200")
                .hasMessageContaining("400");
        assertThatThrownBy(() -> new MergingSettings(1.1, 2)).isInstanceOf(InputException.class);
        assertThatThrownBy(() -> new MergingSettings(0.9, 0.5)).isInstanceOf(InputException.class);
        assertThatThrownBy(() -> new MergingSettings(0.9, Double.NaN)).isInstanceOf(InputException.class);
    }
}
