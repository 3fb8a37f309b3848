package io.clade.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NearestTest {

    private static final List<String> NAMES = List.of("digits", "moons", "mnist", "fashion-mnist");

    @Test
    void a_swap_of_neighbours_is_one_edit() {
        assertThat(Nearest.to("mnsit", NAMES)).contains("mnist");
    }

    @Test
    void letter_case_does_not_count() {
        assertThat(Nearest.to("DIGITS", NAMES)).contains("digits");
    }

    @Test
    void a_name_that_is_begun_is_near() {
        assertThat(Nearest.to("fash", NAMES)).contains("fashion-mnist");
    }

    @Test
    void what_is_unlike_everything_has_no_nearest() {
        assertThat(Nearest.to("wine", NAMES)).isEmpty();
        assertThat(Nearest.to("", NAMES)).isEmpty();
    }

    @Test
    void the_hint_names_the_nearest_or_lists_what_there_is() {
        assertThat(Nearest.hint("moon", NAMES)).isEqualTo("Did you mean moons?");
        assertThat(Nearest.hint("wine", NAMES)).isEqualTo("Choose from: digits, moons, mnist, fashion-mnist.");
    }

    @Test
    void a_long_list_is_cut() {
        List<String> many = IntStream.range(0, 40).mapToObj(i -> "pixel" + i).toList();
        assertThat(Nearest.hint("class", many))
                .startsWith("There are 40, for example: pixel0,")
                .endsWith("pixel11.");
    }
}
