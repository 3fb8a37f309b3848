package io.clade.data.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NumberTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "  ",
                "NA",
                "n/a",
                "NaN",
                "null",
                "None",
                "?",
                "-",
                "--",
                ".",
                "#N/A",
                "<NA>",
                " missing ",
                "#DIV/0!"
            })
    void texts_that_stand_for_no_value(String text) {
        assertThat(NumberText.isMissing(text)).isTrue();
        assertThat(NumberText.isNumber(text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "-1.5", "+.5", "5.", "1e-300", " 3 ", "inf", "-Infinity"})
    void plain_numbers(String text) {
        assertThat(NumberText.isPlain(text)).isTrue();
        assertThat(NumberText.isMissing(text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1d", "5f", "0x10", "a", "1,5", "12:30", "nan"})
    void not_plain_numbers(String text) {
        assertThat(NumberText.isPlain(text)).isFalse();
    }
}
