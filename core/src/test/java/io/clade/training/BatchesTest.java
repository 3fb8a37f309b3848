package io.clade.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.clade.testing.Trials;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BatchesTest {

    @Test
    void every_sample_comes_once_an_epoch_in_batches_that_are_never_short() {
        Trials.of(
                200,
                1,
                (random, size) -> new int[] {2 + random.nextInt(20 * size), 2 + random.nextInt(200)},
                numbers -> {
                    int n = numbers[0];
                    int wished = numbers[1];
                    List<int[]> batches = new Batches(n, wished, 3).epoch(1);
                    int[] all = batches.stream()
                            .flatMapToInt(Arrays::stream)
                            .sorted()
                            .toArray();
                    assertThat(all).isEqualTo(IntStream.range(0, n).toArray());
                    for (int[] batch : batches) {
                        assertThat(batch.length)
                                .isGreaterThanOrEqualTo(Math.min(n, (int) (wished / 1.5)))
                                .isLessThanOrEqualTo((int) Math.ceil(1.5 * wished));
                    }
                });
    }

    @Test
    void the_order_is_another_every_epoch_and_the_same_for_the_same_seed() {
        Batches batches = new Batches(100, 10, 5);
        assertThat(batches.epoch(1).get(0)).isNotEqualTo(batches.epoch(2).get(0));
        assertThat(batches.epoch(2).get(3))
                .isEqualTo(new Batches(100, 10, 5).epoch(2).get(3));
        assertThat(batches.epoch(1).get(0))
                .isNotEqualTo(new Batches(100, 10, 6).epoch(1).get(0));
    }
}
