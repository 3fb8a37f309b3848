package io.clade.partition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.clade.data.Matrix;
import io.clade.input.InputException;
import java.util.Random;
import org.junit.jupiter.api.Test;

class UniformReferenceTest {

    private static Matrix samples(int n, int width) {
        Random random = new Random(n);
        float[] values = new float[n * width];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian() * (1 + i % width) + 7;
        }
        return Matrix.wrap(n, width, values);
    }

    private static double distance(Matrix x, int i, int j) {
        double sum = 0;
        for (int f = 0; f < x.columns(); f++) {
            sum += Math.pow(x.get(i, f) - x.get(j, f), 2);
        }
        return Math.sqrt(sum);
    }

    @Test
    void turning_keeps_every_distance_of_tall_and_of_wide_samples() {
        for (Matrix x : new Matrix[] {samples(30, 4), samples(12, 40)}) {
            Matrix turned = UniformReference.of(x, 50).samples();
            assertThat(turned.columns()).isLessThanOrEqualTo(Math.min(x.rows(), x.columns()));
            for (int i = 0; i < x.rows(); i++) {
                for (int j = 0; j < i; j++) {
                    assertThat(distance(turned, i, j)).isCloseTo(distance(x, i, j), within(1e-4 * distance(x, i, j)));
                }
            }
        }
    }

    @Test
    void the_axes_kept_are_those_of_the_largest_variance() {
        // A line in the direction (3, 4): one axis holds it all.
        float[] values = {0, 0, 3, 4, 6, 8, -3, -4};
        Matrix turned = UniformReference.of(Matrix.wrap(4, 2, values), 1).samples();
        assertThat(turned.columns()).isOne();
        assertThat(Math.abs(turned.get(1, 0) - turned.get(0, 0))).isCloseTo(5, within(1e-5f));
        assertThat(Math.abs(turned.get(2, 0) - turned.get(3, 0))).isCloseTo(15, within(1e-5f));
    }

    @Test
    void uniform_samples_fill_the_box_and_come_from_the_seed() {
        UniformReference box = UniformReference.of(samples(2000, 3), 3);
        Matrix drawn = box.uniform(5);
        assertThat(drawn).isEqualTo(box.uniform(5)).isNotEqualTo(box.uniform(6));
        for (int j = 0; j < 3; j++) {
            double low = Double.POSITIVE_INFINITY;
            double high = Double.NEGATIVE_INFINITY;
            double mean = 0;
            for (int i = 0; i < 2000; i++) {
                low = Math.min(low, box.samples().get(i, j));
                high = Math.max(high, box.samples().get(i, j));
                mean += drawn.get(i, j) / 2000;
            }
            for (int i = 0; i < 2000; i++) {
                assertThat((double) drawn.get(i, j)).isBetween(low, high);
            }
            // The standard error of the mean is (high − low) / √(12 · 2000).
            assertThat(mean).isCloseTo((low + high) / 2, within(4 * (high - low) / Math.sqrt(24_000)));
        }
    }

    @Test
    void samples_that_are_all_the_same_or_not_finite_are_refused() {
        assertThatThrownBy(() -> UniformReference.of(Matrix.of(3, 1, 2, 2, 2), 5))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("identical");
        assertThatThrownBy(() -> UniformReference.of(Matrix.of(3, 1, 2, Float.NaN, 2), 5))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("NaN");
    }

    @Test
    void of_wide_samples_the_axes_kept_are_those_of_the_largest_variance_too() {
        // Along (1, 0, 0, 2, 0, 2), of length 3, and a little along (0, 1, 0, 0, 0, 0).
        float[] along = {-2, -1, 1, 2};
        float[] values = new float[24];
        for (int i = 0; i < 4; i++) {
            values[6 * i] = along[i];
            values[6 * i + 1] = i % 3 == 0 ? 0.1f : -0.1f;
            values[6 * i + 3] = 2 * along[i];
            values[6 * i + 5] = 2 * along[i];
        }
        Matrix turned = UniformReference.of(Matrix.wrap(4, 6, values), 1).samples();
        assertThat(turned.columns()).isOne();
        double sign = Math.signum(turned.get(3, 0));
        for (int i = 0; i < 4; i++) {
            assertThat(sign * turned.get(i, 0)).isCloseTo(3 * along[i], within(1e-5));
        }
    }
}
