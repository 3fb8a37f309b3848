package io.clade.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NameSuggestionTest {

    private static final List<String> NAMES = List.of("digits", "moons", "mnist", "fashion-mnist");

    @Test
    void a_swap_of_neighbours_is_one_edit() {
        assertThat(NameSuggestion.to("mnsit", NAMES)).contains("mnist");
    }

    @Test
    void letter_case_does_not_count() {
        assertThat(NameSuggestion.to("DIGITS", NAMES)).contains("digits");
    }

    @Test
    void a_name_that_is_begun_is_near() {
        assertThat(NameSuggestion.to("fash", NAMES)).contains("fashion-mnist");
    }

    @Test
    void what_is_unlike_everything_has_no_nearest() {
        assertThat(NameSuggestion.to("wine", NAMES)).isEmpty();
        assertThat(NameSuggestion.to("", NAMES)).isEmpty();
    }

    @Test
    void the_hint_names_the_nearest_or_lists_what_there_is() {
        assertThat(NameSuggestion.hint("moon", NAMES)).isEqualTo("Did you mean moons?");
        assertThat(NameSuggestion.hint("wine", NAMES)).isEqualTo("Choose from: digits, moons, mnist, fashion-mnist.");
    }

    @Test
    void a_long_list_is_cut() {
        List<String> many = IntStream.range(0, 40).mapToObj(i -> "pixel" + i).toList();
        assertThat(NameSuggestion.hint("class", many))
                .startsWith("There are 40, for example: pixel0,")
                .endsWith("pixel11.");
    }
}
