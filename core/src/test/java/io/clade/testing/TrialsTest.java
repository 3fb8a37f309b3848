package io.clade.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class TrialsTest {

    @Test
    void runs_every_trial_with_sizes_from_1_to_the_largest() {
        List<Integer> sizes = new ArrayList<>();
        Trials.of(50, 1, (random, size) -> size, sizes::add);
        assertThat(sizes).hasSize(50).isSorted().startsWith(1).endsWith(Trials.LARGEST);
    }

    @Test
    void the_same_seed_gives_the_same_values_and_another_seed_others() {
        assertThat(values(3)).isEqualTo(values(3)).doesNotHaveDuplicates();
        assertThat(values(3)).isNotEqualTo(values(4));
    }

    private static List<Long> values(long seed) {
        List<Long> values = new ArrayList<>();
        Trials.of(20, seed, (random, size) -> random.nextLong(), values::add);
        return values;
    }

    @Test
    void a_failure_is_shrunk_by_halving_its_size() {
        Trials.Property<Integer> property = size -> assertThat(size).isLessThanOrEqualTo(5);
        assertThatThrownBy(() -> Trials.of(4, 1, (random, size) -> size, property))
                // Sizes are 1, 34, 67, 100: 34 fails, its halves 17 and 8 do too, 4 does not.
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("size 8 ")
                .hasMessageContaining("on 8");
    }

    @Test
    void the_seed_in_the_message_repeats_the_failure() {
        Trials.Generator<Long> generator = (random, size) -> random.nextLong();
        Trials.Property<Long> positive = value -> assertThat(value).isPositive();
        Throwable first = catchThrowable(() -> Trials.of(100, 9, generator, positive));
        Matcher named = Pattern.compile("Trials\\.one\\((-?\\d+)L, (\\d+),").matcher(first.getMessage());
        assertThat(named.find()).isTrue();
        assertThatThrownBy(() -> Trials.one(
                        Long.parseLong(named.group(1)), Integer.parseInt(named.group(2)), generator, positive))
                .hasMessage(first.getMessage());
    }

    @Test
    void an_exception_fails_a_trial_as_an_assertion_does() {
        assertThatThrownBy(() -> Trials.of(1, 1, (random, size) -> "x".repeat(999), value -> {
                    throw new IllegalStateException("broken");
                }))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("broken")
                .hasCauseInstanceOf(IllegalStateException.class);
    }
}
