package io.clade.run.choice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clade.input.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClusterCountTest {

    @ParameterizedTest
    @ValueSource(strings = {"2", "10", "2..20", "auto"})
    void what_is_parsed_is_written_the_same(String text) {
        assertThat(ClusterCount.parse(text)).hasToString(text);
    }

    @Test
    void a_number_a_range_and_neither_are_told_apart() {
        assertThat(ClusterCount.parse("10")).isEqualTo(ClusterCount.of(10));
        assertThat(ClusterCount.parse("3..5")).isEqualTo(ClusterCount.of(new Range(3, 5)));
        assertThat(ClusterCount.parse("auto")).isEqualTo(ClusterCount.AUTO);
        assertThat(ClusterCount.AUTO.automatic()).isTrue();
        assertThat(ClusterCount.of(10).automatic()).isFalse();
        assertThat(ClusterCount.of(new Range(3, 5)).automatic()).isFalse();
        assertThat(ClusterCount.of(10).least()).isEqualTo(10);
        assertThat(ClusterCount.of(new Range(3, 5)).least()).isEqualTo(3);
        assertThat(ClusterCount.AUTO.least()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "0", "-3", "many", "2..", "5..3", "1..4"})
    void what_is_none_of_them_is_refused(String text) {
        assertThatThrownBy(() -> ClusterCount.parse(text))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("-k");
    }

    @Test
    void too_few_samples_are_refused() {
        ClusterCount.of(10).requireWithin(10);
        ClusterCount.of(new Range(2, 9)).requireWithin(10);
        assertThatThrownBy(() -> ClusterCount.of(11).requireWithin(10)).isInstanceOf(InputException.class);
        assertThatThrownBy(() -> ClusterCount.of(new Range(2, 10)).requireWithin(10))
                .isInstanceOf(InputException.class);
    }
}
