package io.clade.data.table;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColumnProfileTest {

    private static ColumnProfile numbers(long rows, boolean whole, double least, double most) {
        return new ColumnProfile(rows, 0, rows, 0, whole, least, most, false);
    }

    @Test
    void most_values_decide() {
        assertThat(new ColumnProfile(10, 2, 4, 0, true, 0, 1, false).isNumeric())
                .isTrue();
        assertThat(new ColumnProfile(10, 2, 3, 0, true, 0, 1, false).isNumeric())
                .isFalse();
        assertThat(new ColumnProfile(10, 2, 3, 5, true, 0, 1, false).isDate()).isTrue();
        assertThat(new ColumnProfile(10, 2, 3, 4, true, 0, 1, false).isDate()).isFalse();
        assertThat(new ColumnProfile(10, 10, 0, 0, false, 0, 0, false).isNumeric())
                .as("no value at all")
                .isTrue();
        assertThat(new ColumnProfile(10, 2, 3, 4, true, 0, 1, false).others()).isEqualTo(5);
    }

    @Test
    void numbers_of_rows_begin_at_zero_or_one_and_leave_none_out() {
        assertThat(numbers(40, true, 0, 39).isSequence()).isTrue();
        assertThat(numbers(40, true, 1, 40).isSequence()).isTrue();
        assertThat(numbers(40, true, 2, 41).isSequence()).isFalse();
        assertThat(numbers(40, true, 0, 40).isSequence()).isFalse();
        assertThat(numbers(40, false, 0, 39).isSequence()).isFalse();
        assertThat(numbers(12, true, 0, 11).isSequence()).as("few rows").isFalse();
        assertThat(new ColumnProfile(40, 1, 39, 0, true, 0, 39, false).isSequence())
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "true, 0, 9, 10, 100, true",
        "true, 0, 99, 100, 100, false",
        "true, 3, 4000, 20, 100, true",
        "true, 3, 4000, 40, 100, false",
        "true, 25, 346, 214, 442, false",
        "true, 1, 1623, 1623, 32460, true",
        "false, 0, 1, 5, 100, true",
        "false, 0, 1, 97, 100, false",
        "false, 0, 1, 7, 7, true",
    })
    void classes_are_shared_by_rows(
            boolean whole, double least, double most, long different, long rows, boolean classes) {
        assertThat(numbers(rows, whole, least, most).looksLikeClasses(new TableStatistics.Different(different, rows)))
                .isEqualTo(classes);
    }

    @Test
    void categories_are_few_and_shared() {
        assertThat(ColumnProfile.looksLikeCategories(new TableStatistics.Different(3, 40)))
                .isTrue();
        assertThat(ColumnProfile.looksLikeCategories(new TableStatistics.Different(1, 40)))
                .isFalse();
        assertThat(ColumnProfile.looksLikeCategories(new TableStatistics.Different(21, 400)))
                .isFalse();
        assertThat(ColumnProfile.looksLikeCategories(new TableStatistics.Different(15, 20)))
                .isFalse();
    }

    @Test
    void days_are_whole_numbers_of_eight_digits() {
        assertThat(numbers(40, true, 20240101, 20241231).mayBeDays()).isTrue();
        assertThat(numbers(40, true, 1, 20241231).mayBeDays()).isFalse();
        assertThat(numbers(40, true, 20240101, 99999999).mayBeDays()).isFalse();
        assertThat(numbers(40, false, 20240101, 20241231).mayBeDays()).isFalse();
    }

    @Test
    void numbers_that_stand_for_missing_values_are_extremes() {
        assertThat(numbers(40, true, -999, 5).standIn()).contains(-999.0);
        assertThat(numbers(40, false, 0.5, 9999).standIn()).contains(9999.0);
        assertThat(numbers(40, true, -99, 5).standIn()).contains(-99.0);
        for (double most : new double[] {5, 99, 998, 1e300, Double.NaN}) {
            assertThat(numbers(40, true, 0, most).standIn()).isEmpty();
        }
    }
}
