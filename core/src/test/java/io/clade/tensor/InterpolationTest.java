package io.clade.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.clade.tensor.runtime.Scope;
import io.clade.testing.NativeMemory;
import io.clade.testing.Trials;
import java.util.Arrays;
import java.util.Random;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NativeMemory.class)
class InterpolationTest {

    private static final float ABSENT = Float.NaN;

    private static float[] read(float[] values, int b, int d, float... positions) {
        Tensor x = Ops.tensor(values, b, values.length / (b * d), d);
        Tensor read = Interpolation.alongTime(x, Ops.tensor(positions, b, positions.length / b));
        assertThat(read.sizes().vec().get()).isEqualTo(new long[] {b, positions.length / b, d});
        return Ops.toArray(read);
    }

    @Test
    void between_two_steps_it_is_the_line_through_both() {
        Scope.run(() -> {
            // Two dimensions: 0, 4, 2 and 10, 20, 60.
            float[] x = {0, 10, 4, 20, 2, 60};
            assertThat(read(x, 1, 2, 0.25f, 1.5f, 1.75f)).isEqualTo(new float[] {1, 12.5f, 3, 40, 2.5f, 50});
        });
    }

    @Test
    void every_series_is_read_at_positions_of_its_own() {
        Scope.run(() -> assertThat(read(new float[] {0, 2, 4, 10, 30, 20}, 2, 1, 0.5f, 2, 1.5f, 0))
                .isEqualTo(new float[] {1, 4, 25, 10}));
    }

    @Test
    void beyond_the_ends_it_is_the_end() {
        Scope.run(() -> assertThat(read(new float[] {3, 5, 8}, 1, 1, -4, 0, 2, 2.5f, 99))
                .isEqualTo(new float[] {3, 3, 8, 8, 8}));
    }

    @Test
    void the_only_step_is_read_everywhere() {
        Scope.run(() -> assertThat(read(new float[] {6}, 1, 1, 0, 0.5f)).isEqualTo(new float[] {6, 6}));
    }

    @Test
    void beside_an_absent_step_it_is_absent_and_on_a_present_one_it_is_not() {
        Scope.run(() -> assertThat(read(new float[] {1, 2, ABSENT, ABSENT}, 1, 1, 0.5f, 1, 1.01f, 2, 3))
                .isEqualTo(new float[] {1.5f, 2, ABSENT, ABSENT, ABSENT}));
    }

    /** A broken line and places to read it at. */
    private static final class Line {

        private final float[] values;
        private final float[] positions = new float[7];

        Line(Random random, int steps) {
            values = new float[steps];
            for (int t = 0; t < steps; t++) {
                values[t] = (float) random.nextGaussian();
            }
            for (int s = 0; s < positions.length; s++) {
                positions[s] = (steps - 1) * random.nextFloat();
            }
        }

        double at(float position) {
            int before = (int) Math.floor(position);
            int after = Math.min(before + 1, values.length - 1);
            double share = (double) position - before;
            return (1 - share) * values[before] + share * values[after];
        }
    }

    @Test
    void it_is_the_broken_line_in_double_precision() {
        Trials.of(
                60,
                21,
                Line::new,
                line -> Scope.run(() -> {
                    float[] read = read(line.values, 1, 1, line.positions);
                    for (int s = 0; s < read.length; s++) {
                        assertThat((double) read[s]).isCloseTo(line.at(line.positions[s]), within(1e-5));
                    }
                }));
    }

    @Test
    void whole_positions_give_the_steps_themselves() {
        Trials.of(
                30,
                22,
                Line::new,
                line -> Scope.run(() -> {
                    float[] positions = new float[line.values.length];
                    for (int t = 0; t < positions.length; t++) {
                        positions[t] = t;
                    }
                    assertThat(read(line.values, 1, 1, positions)).isEqualTo(line.values);
                }));
    }

    @Test
    void lengths_count_the_steps_before_the_padding() {
        Scope.run(() -> {
            float[] x = new float[5 * 3 * 2];
            Arrays.fill(x, 1 * 6 + 2, 2 * 6, ABSENT);
            Arrays.fill(x, 2 * 6 + 4, 3 * 6, ABSENT);
            // The fourth series has nothing: one step at least, so that nobody divides by its length.
            Arrays.fill(x, 3 * 6, 4 * 6, ABSENT);
            // The last has a gap, and then a step of which one channel is there.
            Arrays.fill(x, 4 * 6 + 2, 4 * 6 + 5, ABSENT);
            assertThat(Ops.toArray(Interpolation.lengths(Ops.tensor(x, 5, 3, 2))))
                    .isEqualTo(new float[] {3, 1, 2, 1, 3});
        });
    }
}
