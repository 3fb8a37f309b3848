package io.clade.random;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RandomOrderTest {

    /** Fits of a seed depend on it: another order would change every one of them. */
    @Test
    void the_order_of_a_seed_is_the_same_for_ever() {
        assertThat(RandomOrder.of(10, new SplittableRandom(1))).containsExactly(9, 0, 4, 1, 7, 8, 5, 2, 3, 6);
    }

    @Test
    void every_number_comes_once() {
        for (int n : new int[] {0, 1, 2, 57}) {
            int[] order = RandomOrder.of(n, new SplittableRandom(n));
            Arrays.sort(order);
            assertThat(order).isEqualTo(IntStream.range(0, n).toArray());
        }
    }

    @Test
    void every_order_of_three_is_as_likely() {
        int[] times = new int[27];
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < 6000; i++) {
            int[] order = RandomOrder.of(3, random);
            times[9 * order[0] + 3 * order[1] + order[2]]++;
        }
        assertThat(IntStream.of(times).filter(count -> count > 0)).hasSize(6).allMatch(count -> count > 850);
    }
}
