package io.clade.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clade.input.InputException;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SeedsTest {

    @Test
    void the_seeds_of_all_runs_are_numbers() {
        assertThatCode(() -> Seeds.requireRuns(Long.MAX_VALUE - 5, 5)).doesNotThrowAnyException();
        assertThatThrownBy(() -> Seeds.requireRuns(Long.MAX_VALUE - 4, 5))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("beyond the largest");
        assertThatThrownBy(() -> Seeds.requireRuns(1, 0))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("--runs");
    }

    @Test
    void streams_of_neighbouring_seeds_do_not_meet() {
        Set<Long> seen = new HashSet<>();
        for (long seed = 0; seed < 100; seed++) {
            for (long stream = 0; stream < 100; stream++) {
                assertThat(seen.add(Seeds.derive(seed, stream))).isTrue();
            }
        }
    }
}
