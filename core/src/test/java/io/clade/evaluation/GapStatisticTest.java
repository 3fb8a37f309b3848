package io.clade.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.clade.input.InputException;
import java.util.List;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class GapStatisticTest {

    private static final Offset<Double> EXACT = within(1e-12);

    @Test
    void gap_and_error_by_hand() {
        // log W* are 2 and 4, mean 3, deviation 1; log W is 1; s = 1 · √(1 + 1/2).
        GapStatistic gap =
                GapStatistic.of(new double[] {Math.E}, List.of(new double[] {Math.exp(2)}, new double[] {Math.exp(4)}));
        assertThat(gap.gap(0)).isEqualTo(2, EXACT);
        assertThat(gap.error(0)).isEqualTo(Math.sqrt(1.5), EXACT);
    }

    @Test
    void the_first_number_is_taken_that_is_within_one_error_of_the_best() {
        double[] reference = {1, 1, 1, 1};
        // Without deviations the gap is −log W: 0, 1, 0.9, 3, so a local maximum at the second is not the end.
        double[] scatter = {1, Math.exp(-1), Math.exp(-0.9), Math.exp(-3)};
        assertThat(GapStatistic.of(scatter, List.of(reference)).first()).isEqualTo(3);
        // A deviation of 2 in the last makes its gap uncertain: the second is within 2 √(3/2) of it.
        double[] low = {1, 1, 1, Math.exp(-2)};
        double[] high = {1, 1, 1, Math.exp(2)};
        assertThat(GapStatistic.of(scatter, List.of(low, high)).first()).isEqualTo(1);
    }

    @Test
    void of_equal_gaps_the_first_is_the_best_and_its_error_counts() {
        // Gaps 0, 1 and 1; the error of the last alone would let the first pass.
        double[] scatter = {1, Math.exp(-1), Math.exp(-1)};
        double[] low = {1, 1, Math.exp(-2)};
        double[] high = {1, 1, Math.exp(2)};
        assertThat(GapStatistic.of(scatter, List.of(low, high)).first()).isEqualTo(1);
    }

    @Test
    void clusters_of_equal_samples_have_no_scatter_and_the_first_such_number_is_taken() {
        double[] scatter = {1, 0.1, 0, 0};
        assertThat(GapStatistic.of(scatter, List.of(new double[] {1, 1, 1, 1})).first())
                .isEqualTo(2);
    }

    @Test
    void it_does_not_depend_on_the_unit_of_the_samples() {
        Random random = new Random(1);
        double[] scatter = random.doubles(5, 1, 2).toArray();
        double[] reference = random.doubles(5, 1, 2).toArray();
        GapStatistic one = GapStatistic.of(scatter, List.of(reference));
        GapStatistic other = GapStatistic.of(scaled(scatter), List.of(scaled(reference)));
        for (int i = 0; i < 5; i++) {
            assertThat(other.gap(i)).isEqualTo(one.gap(i), EXACT);
        }
    }

    private static double[] scaled(double... values) {
        return java.util.Arrays.stream(values).map(value -> 49 * value).toArray();
    }

    @Test
    void references_must_be_of_the_same_numbers() {
        assertThatThrownBy(() -> GapStatistic.of(new double[3], List.of(new double[2])))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("same 3 numbers");
        assertThatThrownBy(() -> GapStatistic.of(new double[3], List.of())).isInstanceOf(InputException.class);
    }
}
