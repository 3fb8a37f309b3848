package io.clade.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TicksTest {

    @Test
    void ticks_are_round_and_within() {
        assertThat(Ticks.linear(0, 10, 5)).containsExactly(0.0, 2.0, 4.0, 6.0, 8.0, 10.0);
        assertThat(Ticks.linear(-1, 1, 4)).containsExactly(-1.0, -0.5, 0.0, 0.5, 1.0);
        assertThat(Ticks.linear(3, 3, 4)).containsExactly(3.0);
    }

    @ParameterizedTest
    @CsvSource({
        "1e17, 1e17",
        "9007199254740993, 9007199254740996",
        "1e16, 10000000000000002",
        "1, 1.0000000000000002",
        "-1e300, 1e300",
        "-1.7e308, 1.7e308",
        "0, 4.9e-324",
        "1e-320, 2e-320",
        "1e30, 1.0000001e30",
        "-5e-30, 5e-30"
    })
    void they_end_whatever_the_scale(double low, double high) {
        assertThat(Ticks.linear(low, high, 6))
                .hasSizeBetween(1, 20)
                .doesNotHaveDuplicates()
                .allMatch(tick -> Double.isFinite(tick));
    }

    @Test
    void decimals_have_an_end() {
        assertThat(Ticks.decimals(0.05)).isEqualTo(2);
        assertThat(Ticks.decimals(20)).isZero();
        assertThat(Ticks.decimals(0)).isEqualTo(15);
    }
}
