package io.clade.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.clade.input.InputException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
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

    /** Without deviations and with references of 1 the gap is −log W. */
    private static int lastBend(double... gaps) {
        double[] scatter = Arrays.stream(gaps).map(gap -> Math.exp(-gap)).toArray();
        double[] reference = new double[gaps.length];
        Arrays.fill(reference, 1);
        return GapStatistic.of(scatter, List.of(reference))
                .lastBend(IntStream.rangeClosed(1, gaps.length).toArray());
    }

    @Test
    void the_number_is_taken_up_to_which_the_gap_rises() {
        assertThat(lastBend(0, 0.1, 0.3, 2, 1.9)).isEqualTo(3);
        assertThat(lastBend(0, 0.1, 2, 2.3, 2.6, 2.9, 3.1))
                .as("it goes on, but slowly")
                .isEqualTo(2);
        assertThat(lastBend(0, 2, 1.5, 1.6)).as("the first number").isEqualTo(1);
        assertThat(lastBend(0, 0.1, 0.3, 2)).as("the last number").isEqualTo(3);
        assertThat(lastBend(0, 0.5)).isEqualTo(1);
    }

    @Test
    void of_bends_that_are_comparable_the_last_is_taken() {
        // Bends 1, 0, 0 and 0.6 at the second number and the fifth: groups, and the clusters in them.
        assertThat(lastBend(0, 1, 1, 1, 1.6, 1.6)).isEqualTo(4);
        assertThat(lastBend(0, 1, 1, 1, 1.2, 1.2)).as("less than a quarter").isEqualTo(1);
    }

    @Test
    void between_numbers_that_are_far_apart_the_rise_of_one_cluster_counts() {
        // From 1 to 5 clusters the gap rises by 0.25 each, then by 0.5: it bends at 6.
        double[] scatter = {1, Math.exp(-1), Math.exp(-1.5), Math.exp(-1.5)};
        assertThat(GapStatistic.of(scatter, List.of(new double[] {1, 1, 1, 1})).lastBend(1, 5, 6, 7))
                .isEqualTo(2);
    }

    @Test
    void clusters_of_equal_samples_have_no_scatter_and_the_first_such_number_is_taken() {
        double[] scatter = {1, 0.1, 0, 0};
        assertThat(GapStatistic.of(scatter, List.of(new double[] {1, 1, 1, 1})).lastBend(1, 2, 3, 4))
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
        return Arrays.stream(values).map(value -> 49 * value).toArray();
    }

    @Test
    void references_must_be_of_the_same_numbers() {
        assertThatThrownBy(() -> GapStatistic.of(new double[3], List.of(new double[2])))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("same 3 numbers");
        assertThatThrownBy(() -> GapStatistic.of(new double[3], List.of())).isInstanceOf(InputException.class);
    }
}
