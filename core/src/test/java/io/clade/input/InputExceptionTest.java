package io.clade.input;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InputExceptionTest {

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r", " \n\n ", "\u2028", "\u0085", "\u000B"})
    void a_message_is_one_line_whatever_names_it_quotes(String end) {
        String message = "There is no method k" + end + "means.";
        assertThat(new InputException(message)).hasMessage("There is no method k means.");
        assertThat(new InputException(message, new IllegalStateException())).hasMessage("There is no method k means.");
    }
}
