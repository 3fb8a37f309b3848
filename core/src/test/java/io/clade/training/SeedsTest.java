package io.clade.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SeedsTest {

    @Test
    void streams_of_neighbouring_seeds_do_not_meet() {
        Set<Long> seen = new HashSet<>();
        for (long seed = 0; seed < 100; seed++) {
            for (long stream = 0; stream < 100; stream++) {
                assertThat(seen.add(Seeds.derive(seed, stream))).isTrue();
            }
        }
    }

    @Test
    void schedules_start_at_one_and_the_cosine_ends_at_zero() {
        assertThat(Schedule.CONSTANT.factor(0.7)).isEqualTo(1);
        assertThat(Schedule.COSINE.factor(0)).isEqualTo(1);
        assertThat(Schedule.COSINE.factor(0.5)).isCloseTo(0.5, org.assertj.core.api.Assertions.within(1e-12));
        assertThat(Schedule.COSINE.factor(1)).isZero();
    }
}
