package io.clade.evaluation.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LossStabilityTest {

    @Test
    void it_is_the_range_of_the_last_fifth_over_the_fall() {
        assertThat(LossStability.swing(11, 5, 4, 3, 1, 2, 2, 2, 3, 2.5)).isCloseTo(0.05, within(1e-12));
        assertThat(LossStability.swing(IntStream.range(0, 40)
                        .mapToDouble(i -> i == 0 ? 10 : i % 2)
                        .toArray()))
                .isCloseTo(0.1, within(1e-12));
    }

    @Test
    void a_loss_at_rest_does_not_swing_and_one_that_never_fell_swings_without_end() {
        assertThat(LossStability.swing(new double[10])).isZero();
        assertThat(LossStability.swing(0, 1, 2, 3, 4, 5, 6, 7, 8, 9)).isInfinite();
    }

    @Test
    void what_is_no_more_than_rounding_is_rest() {
        double[] losses = new double[20];
        for (int i = 0; i < losses.length; i++) {
            losses[i] = 7 + i % 2 * 1e-7;
        }
        assertThat(LossStability.swing(losses)).isZero();
        double[] below = Arrays.stream(losses).map(loss -> -loss).toArray();
        assertThat(LossStability.swing(below)).isZero();
        assertThat(LossStability.swing(0, 0, 1e-30, 0, 0, 0, 0, 0, 1e-30, 0)).isInfinite();
    }

    @Test
    void few_epochs_and_numbers_that_are_not_finite_say_nothing() {
        assertThat(LossStability.swing(9, 8, 7, 6, 5, 4, 3, 2, 1)).isNaN();
        assertThat(LossStability.swing(9, 8, 7, Double.NaN, 5, 4, 3, 2, 1, 0)).isNaN();
    }
}
