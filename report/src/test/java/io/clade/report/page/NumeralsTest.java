package io.clade.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class NumeralsTest {

    @Test
    void decimals_keep_about_three_digits() {
        assertThat(Numerals.decimal(0.7963)).isEqualTo("0.796");
        assertThat(Numerals.decimal(-0.0831)).isEqualTo("−0.083");
        assertThat(Numerals.decimal(0.00432)).isEqualTo("0.00432");
        assertThat(Numerals.decimal(12.345)).isEqualTo("12.35");
        assertThat(Numerals.decimal(169.41)).isEqualTo("169.4");
        assertThat(Numerals.decimal(20390.7)).isEqualTo("20,391");
        assertThat(Numerals.decimal(1.25e12)).isEqualTo("1.25e+12");
        assertThat(Numerals.decimal(0.0)).isEqualTo("0.000");
        assertThat(Numerals.decimal(null)).isEqualTo("–");
        assertThat(Numerals.decimal(Double.NaN)).isEqualTo("–");
    }

    @Test
    void a_deviation_has_the_decimals_of_its_mean() {
        assertThat(Numerals.beside(0.966, 0.00973)).isEqualTo("0.010");
        assertThat(Numerals.beside(169.41, 2.468)).isEqualTo("2.5");
        assertThat(Numerals.beside(0.5, null)).isEqualTo("–");
        assertThat(Numerals.beside(null, 0.5)).isEqualTo("–");
    }

    @Test
    void only_all_is_a_hundred_percent_and_only_none_is_zero() {
        assertThat(Numerals.percent(1)).isEqualTo("100 %");
        assertThat(Numerals.percent(0.99999)).isEqualTo("99.9 %");
        assertThat(Numerals.percent(0.796)).isEqualTo("80 %");
        assertThat(Numerals.percent(0.046)).isEqualTo("4.6 %");
        assertThat(Numerals.percent(0.00001)).isEqualTo("under 0.1 %");
        assertThat(Numerals.percent(0)).isEqualTo("0 %");
    }

    @Test
    void durations_are_read_in_the_unit_that_fits() {
        assertThat(Numerals.duration(0.843)).isEqualTo("0.84 s");
        assertThat(Numerals.duration(12.34)).isEqualTo("12.3 s");
        assertThat(Numerals.duration(125)).isEqualTo("2 min 5 s");
        assertThat(Numerals.duration(3800)).isEqualTo("1 h 3 min");
    }

    @Test
    void counts_agree_with_their_noun() {
        assertThat(Numerals.count(1, "sample", "samples")).isEqualTo("1 sample");
        assertThat(Numerals.count(70_000, "sample", "samples")).isEqualTo("70,000 samples");
    }

    @Test
    void numbers_of_a_column_have_the_same_decimals() {
        assertThat(Numerals.column(List.of(0.0097, 0.01064, 0.0103))).containsExactly("0.00970", "0.01064", "0.01030");
        assertThat(Numerals.column(Arrays.asList(12.345, null, 2.0))).containsExactly("12.35", "–", "2.00");
        assertThat(Numerals.column(List.of(4551.43))).containsExactly("4,551");
        assertThat(Numerals.column(List.of(2e-5, 1e-6))).containsExactly("2.00e−05", "1.00e−06");
        assertThat(Numerals.column(List.of(0.0))).containsExactly("0.000");
    }
}
