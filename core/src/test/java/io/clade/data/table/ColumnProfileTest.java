package io.clade.data.table;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColumnProfileTest {

    private static ColumnProfile numbers(long rows, boolean whole, double least, double most) {
        return new ColumnProfile(rows, 0, rows, 0, whole, least, most);
    }

    @Test
    void most_values_decide() {
        assertThat(new ColumnProfile(10, 2, 4, 0, true, 0, 1).isNumeric()).isTrue();
        assertThat(new ColumnProfile(10, 2, 3, 0, true, 0, 1).isNumeric()).isFalse();
        assertThat(new ColumnProfile(10, 2, 3, 5, true, 0, 1).isDate()).isTrue();
        assertThat(new ColumnProfile(10, 2, 3, 4, true, 0, 1).isDate()).isFalse();
        assertThat(new ColumnProfile(10, 10, 0, 0, false, 0, 0).isNumeric())
                .as("no value at all")
                .isTrue();
        assertThat(new ColumnProfile(10, 2, 3, 4, true, 0, 1).others()).isEqualTo(5);
    }

    @Test
    void numbers_of_rows_begin_at_zero_or_one_and_leave_none_out() {
        assertThat(numbers(40, true, 0, 39).isSequence()).isTrue();
        assertThat(numbers(40, true, 1, 40).isSequence()).isTrue();
        assertThat(numbers(40, true, 2, 41).isSequence()).isFalse();
        assertThat(numbers(40, true, 0, 40).isSequence()).isFalse();
        assertThat(numbers(40, false, 0, 39).isSequence()).isFalse();
        assertThat(numbers(12, true, 0, 11).isSequence()).as("few rows").isFalse();
        assertThat(new ColumnProfile(40, 1, 39, 0, true, 0, 39).isSequence()).isFalse();
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
}
