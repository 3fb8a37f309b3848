package io.clade.run.choice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clade.input.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RangeTest {

    @Test
    void it_is_read_as_it_is_written() {
        Range range = Range.parse("2..20");
        assertThat(range).isEqualTo(new Range(2, 20)).hasToString("2..20");
        assertThat(new Range(3, 5).numbers()).containsExactly(3, 4, 5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ten", "2..", "..5", "2...5", "2-5", "-2..5", "1..5", "5..2", "4..4", "2..9999999999"})
    void what_is_no_range_is_refused_in_one_line(String text) {
        assertThatThrownBy(() -> Range.parse(text))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("-k")
                .hasMessageNotContaining("\n");
    }

    @Test
    void it_ends_below_the_number_of_samples() {
        assertThat(new Range(2, 9).within(10)).isEqualTo(new Range(2, 9));
        assertThatThrownBy(() -> new Range(2, 10).within(10))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("below the number of samples, 10");
    }

    @Test
    void without_one_it_is_2_to_20_or_less_for_few_samples() {
        assertThat(Range.automatic(1000)).isEqualTo(new Range(2, 20));
        assertThat(Range.automatic(50)).isEqualTo(new Range(2, 10));
        assertThat(Range.automatic(15)).isEqualTo(new Range(2, 3));
        assertThatThrownBy(() -> Range.automatic(14))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("at least 15 samples");
    }
}
