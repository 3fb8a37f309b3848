package io.clade.experiment.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class InterleavedTimingTest {

    @Test
    void works_take_turns_and_the_warm_up_is_not_counted() {
        List<String> calls = new ArrayList<>();
        Map<String, Double> medians = new InterleavedTiming()
                .with("a", () -> calls.add("a"))
                .with("b", () -> calls.add("b"))
                .medians(1, 2, line -> {});
        assertThat(calls).containsExactly("a", "b", "a", "b", "a", "b");
        assertThat(medians).containsOnlyKeys("a", "b");
    }

    @Test
    void the_median_is_the_middle_or_the_mean_of_both_middles() {
        assertThat(InterleavedTiming.median(3, 1, 2)).isEqualTo(2);
        assertThat(InterleavedTiming.median(4, 1, 3, 2)).isEqualTo(2.5);
        assertThat(InterleavedTiming.median(7)).isEqualTo(7);
    }
}
