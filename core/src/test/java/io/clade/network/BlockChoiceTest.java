package io.clade.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clade.input.InputException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlockChoiceTest {

    private static final List<String> BLOCKS = List.of("a", "b", "c");

    @Test
    void all_and_numbers_are_read_and_written() {
        assertThat(BlockChoice.parse("blocks", "all"))
                .isEqualTo(BlockChoice.ALL)
                .hasToString("all");
        assertThat(BlockChoice.parse("blocks", "3, 1,3"))
                .isEqualTo(BlockChoice.of(1, 3))
                .isNotEqualTo(BlockChoice.ALL)
                .hasSameHashCodeAs(BlockChoice.of(1, 3))
                .hasToString("1,3");
    }

    @Test
    void blocks_are_chosen_in_order() {
        assertThat(BlockChoice.ALL.of(BLOCKS)).isEqualTo(BLOCKS);
        assertThat(BlockChoice.of(3, 1).of(BLOCKS)).containsExactly("a", "c");
        assertThat(BlockChoice.ALL.of(List.of())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "1,", "1;2", "-1", "first", "1.5"})
    void what_is_not_a_list_of_numbers_is_refused(String text) {
        assertThatThrownBy(() -> BlockChoice.parse("companion_blocks", text))
                .isInstanceOf(InputException.class)
                .hasMessage(
                        "companion_blocks must be all, or block numbers starting at 1, such as 1,2. Got " + text + ".");
    }

    @Test
    void a_block_that_a_network_does_not_have_is_refused_with_the_number_it_has() {
        assertThatThrownBy(() -> BlockChoice.of(1, 4).requireWithin("companion_blocks", 2))
                .isInstanceOf(InputException.class)
                .hasMessage(
                        "companion_blocks names block 4, but this network has 2 blocks. Choose one of these, or all.");
        assertThatCode(() -> BlockChoice.of(1, 2).requireWithin("companion_blocks", 2))
                .doesNotThrowAnyException();
        assertThatCode(() -> BlockChoice.ALL.requireWithin("companion_blocks", 0))
                .doesNotThrowAnyException();
    }

    @Test
    void no_number_and_numbers_below_one_are_refused() {
        assertThatThrownBy(BlockChoice::of).isInstanceOf(InputException.class);
        assertThatThrownBy(() -> BlockChoice.of(0)).isInstanceOf(InputException.class);
    }
}
