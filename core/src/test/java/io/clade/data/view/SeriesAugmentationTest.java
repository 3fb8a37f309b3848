package io.clade.data.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.clade.data.Shape;
import io.clade.input.InputException;
import io.clade.tensor.Interpolation;
import io.clade.tensor.Ops;
import io.clade.tensor.runtime.Scope;
import io.clade.testing.NativeMemory;
import java.util.Arrays;
import java.util.Random;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(NativeMemory.class)
class SeriesAugmentationTest {

    /** Series of these lengths, every number of dimension c being {@code levels[c]}. */
    private static Tensor level(int steps, int[] lengths, float... levels) {
        int d = levels.length;
        float[] values = new float[lengths.length * steps * d];
        for (int at = 0; at < values.length; at++) {
            boolean present = at / d % steps < lengths[at / d / steps];
            values[at] = present ? levels[at % d] : Float.NaN;
        }
        return Ops.tensor(values, lengths.length, steps, d);
    }

    private static Tensor view(double strength, Tensor x, long seed) {
        torch.manual_seed(seed);
        return new SeriesAugmentation(strength).apply(x);
    }

    private static int[] repeated(int count, int... lengths) {
        int[] many = new int[count];
        Arrays.setAll(many, i -> lengths[i % lengths.length]);
        return many;
    }

    /** Fails where a number is missing before the end of a series, or present behind it. */
    private static int[] requireWhole(Tensor view) {
        int[] lengths = Ops.toInts(Interpolation.lengths(view));
        int steps = (int) view.size(1);
        int d = (int) view.size(2);
        float[] values = Ops.toArray(view);
        for (int at = 0; at < values.length; at++) {
            assertThat(Float.isNaN(values[at])).isEqualTo(at / d % steps >= lengths[at / d / steps]);
        }
        return lengths;
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.5, 1, 4, 10})
    void the_padding_stays_at_the_end_and_the_rest_is_there(double strength) {
        Random random = new Random(4);
        int[] lengths = random.ints(60, 1, 41).toArray();
        Scope.run(() -> {
            Tensor x = level(40, lengths, 1, 2, 3);
            float[] before = Ops.toArray(x);
            Tensor view = view(strength, x, 1);
            assertThat(view.sizes().vec().get()).isEqualTo(new long[] {60, 40, 3});
            requireWhole(view);
            assertThat(Ops.toArray(x)).isEqualTo(before);
        });
    }

    @Test
    void series_of_one_length_keep_it() {
        Scope.run(() -> assertThat(requireWhole(view(1, level(25, repeated(50, 25), 1), 1)))
                .isEqualTo(repeated(50, 25)));
    }

    @Test
    void other_lengths_change_by_up_to_a_fifth_and_never_beyond_the_longest() {
        int[] lengths = repeated(300, 100, 50, 90);
        Scope.run(() -> {
            int[] stretched = requireWhole(view(1, level(100, lengths, 1), 1));
            double[] least = {9, 9};
            double[] most = new double[2];
            for (int i = 0; i < lengths.length; i++) {
                double ratio = (double) stretched[i] / lengths[i];
                int which = lengths[i] == 50 ? 0 : 1;
                least[which] = Math.min(least[which], ratio);
                most[which] = Math.max(most[which], ratio);
                assertThat(stretched[i]).isLessThanOrEqualTo(100);
            }
            // exp(±0.2), rounded down to whole steps
            assertThat(least[0]).isBetween(0.80, 0.84);
            assertThat(most[0]).isBetween(1.18, 1.222);
            assertThat(least[1]).isBetween(0.80, 0.84);
            assertThat(most[1]).isLessThan(1.12);
        });
    }

    @Test
    void a_series_of_one_step_keeps_that_step() {
        Scope.run(() -> {
            int[] lengths = requireWhole(view(1, level(9, repeated(40, 1, 9), 1), 1));
            for (int i = 0; i < 40; i += 2) {
                assertThat(lengths[i]).isEqualTo(1);
            }
            assertThat(requireWhole(view(1, level(1, repeated(5, 1), 1), 1))).isEqualTo(repeated(5, 1));
        });
    }

    @Test
    void without_strength_series_stay_as_they_are() {
        Scope.run(() -> {
            Tensor x = torch.randn(6, 20, 2);
            assertThat(Augmentation.of(Shape.series(20, 2), 0).apply(x)).isSameAs(x);
            assertThat(Augmentation.of(Shape.series(20, 2), 2)).isEqualTo(new SeriesAugmentation(2));
            assertThat(Ops.toArray(view(0, x, 1))).containsExactly(Ops.toArray(x), within(1e-4f));
            Tensor padded = level(20, repeated(6, 20, 7, 1), 3, 4);
            assertThat(Ops.toArray(view(0, padded, 1))).containsExactly(Ops.toArray(padded), within(1e-4f));
        });
        assertThatThrownBy(() -> new SeriesAugmentation(Double.NaN))
                .isInstanceOf(InputException.class)
                .hasMessage("augmentation must be zero or more. Got NaN.");
    }

    @Test
    void level_amplitude_and_noise_keep_their_limits_and_channels_differ() {
        int steps = 400;
        int series = 200;
        Scope.run(() -> {
            // A level of 0 shows what is added, one of 100 what it is multiplied by.
            float[] view = Ops.toArray(view(1, level(steps, repeated(series, steps), 0, 0, 100), 1));
            double[][] means = new double[3][series];
            double noise = 0;
            for (int at = 0; at < view.length; at++) {
                means[at % 3][at / 3 / steps] += view[at] / steps;
            }
            for (int at = 0; at < view.length; at += 3) {
                double difference = view[at] - means[0][at / 3 / steps];
                noise += difference * difference / (view.length / 3);
            }
            assertThat(Math.sqrt(noise)).isCloseTo(0.05, within(0.002));
            requireReached(means[0], -0.2, 0.2, 0.02);
            requireReached(
                    Arrays.stream(means[2]).map(mean -> Math.log(mean / 100)).toArray(), -0.15, 0.15, 0.015);
            assertThat(means[0][0] - means[1][0]).isNotCloseTo(0, within(0.01));
        });
    }

    private static void requireReached(double[] found, double least, double most, double tolerance) {
        double[] sorted = found.clone();
        Arrays.sort(sorted);
        assertThat(sorted[0]).isCloseTo(least, within(tolerance));
        assertThat(sorted[sorted.length - 1]).isCloseTo(most, within(tolerance));
    }

    @Test
    void time_runs_forward_and_no_more_than_a_tenth_of_each_end_is_cut_off() {
        int steps = 200;
        int series = 60;
        float[] ramp = new float[series * steps];
        for (int at = 0; at < ramp.length; at++) {
            ramp[at] = 1000f * (at % steps) / (steps - 1);
        }
        Scope.run(() -> {
            float[] view = Ops.toArray(view(1, Ops.tensor(ramp, series, steps, 1), 1));
            double latestStart = 0;
            for (int i = 0; i < series; i++) {
                // What the ramp is multiplied by is up to exp(0.15); level and noise are next to nothing beside 1000.
                double first = view[i * steps];
                double last = view[(i + 1) * steps - 1];
                latestStart = Math.max(latestStart, first);
                assertThat(first).isBetween(-1.0, 100 * Math.exp(0.15) + 1);
                assertThat(last).isBetween(900 * Math.exp(-0.15) - 1, 1000 * Math.exp(0.15) + 1);
                for (int t = 1; t < steps; t++) {
                    assertThat(view[i * steps + t]).isGreaterThan(view[i * steps + t - 1]);
                }
            }
            assertThat(latestStart).isGreaterThan(60);
        });
    }

    @Test
    void the_generator_decides_and_every_series_gets_its_own_view() {
        Scope.run(() -> {
            Tensor x = level(12, repeated(10, 12), 1);
            float[] views = Ops.toArray(view(1, x, 1));
            assertThat(Ops.toArray(view(1, x, 1))).isEqualTo(views);
            assertThat(Ops.toArray(view(1, x, 2))).isNotEqualTo(views);
            assertThat(Arrays.copyOf(views, 12)).isNotEqualTo(Arrays.copyOfRange(views, 12, 24));
        });
    }
}
