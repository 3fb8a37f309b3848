package io.clade.random;

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
}
