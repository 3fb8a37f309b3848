package io.clade.evaluation.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StudentizedRangeTest {

    /** Made with SciPy 1.x: {@code scipy.stats.studentized_range.ppf(0.95, k, inf)}. */
    @ParameterizedTest
    @CsvSource({
        "2, 2.771807648699355",
        "3, 3.314493155398122",
        "4, 3.6331595749026278",
        "5, 3.857655510378623",
        "10, 4.474124221725907",
        "20, 5.0116887941184425"
    })
    void quantiles_are_those_of_scipy(int k, double quantile) {
        assertThat(StudentizedRange.quantile(0.95, k)).isCloseTo(quantile, within(1e-6));
        assertThat(StudentizedRange.probability(quantile, k)).isCloseTo(0.95, within(1e-8));
    }

    @Test
    void of_two_numbers_it_is_the_normal_distribution_of_their_difference() {
        // P(|Z| ≤ 1.959964) = 0.95, and the difference of two has √2 times the deviation.
        assertThat(StudentizedRange.quantile(0.95, 2) / Math.sqrt(2)).isCloseTo(1.959963985, within(1e-8));
    }

    @Test
    void it_grows_with_the_range_from_nothing_to_certainty() {
        assertThat(StudentizedRange.probability(0, 5)).isZero();
        assertThat(StudentizedRange.probability(1, 5)).isLessThan(StudentizedRange.probability(2, 5));
        assertThat(StudentizedRange.probability(30, 5)).isCloseTo(1, within(1e-12));
    }
}
