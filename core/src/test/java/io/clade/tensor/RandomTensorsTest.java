package io.clade.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import io.clade.tensor.runtime.Scope;
import io.clade.testing.NativeMemory;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NativeMemory.class)
class RandomTensorsTest {

    /** Some numbers of every kind. */
    private static List<Object> drawn() {
        return Scope.run(() -> {
            Tensor some = torch.zeros(2, 3);
            return List.of(
                    Arrays.toString(Ops.toArray(RandomTensors.uniform(3, 2))),
                    Arrays.toString(Ops.toArray(RandomTensors.within(0.5, 7))),
                    Arrays.toString(Ops.toArray(RandomTensors.normal(40))),
                    Arrays.toString(Ops.toArray(RandomTensors.normalLike(some))),
                    Arrays.toString(RandomTensors.integers(3, 9, 20)));
        });
    }

    private static List<Object> drawnFrom(long seed) {
        return Scope.run(() -> {
            try (RandomTensors own = RandomTensors.begin(seed)) {
                return drawn();
            }
        });
    }

    @Test
    void a_stream_of_ones_own_has_the_numbers_of_libtorchs_generator_with_that_seed() {
        RandomTensors.seed(5);
        List<Object> shared = drawn();
        assertThat(drawnFrom(5)).isEqualTo(shared);
        assertThat(drawnFrom(6)).isNotEqualTo(shared);
    }

    @Test
    void libtorchs_generator_is_not_drawn_from_meanwhile() {
        RandomTensors.seed(5);
        List<Object> expected = drawn();
        RandomTensors.seed(5);
        drawnFrom(7);
        assertThat(drawn()).isEqualTo(expected);
    }

    @Test
    void seeding_begins_the_innermost_stream_anew_and_the_others_go_on() {
        List<Object> first = drawnFrom(1);
        Scope.run(() -> {
            try (RandomTensors outer = RandomTensors.begin(9)) {
                RandomTensors.seed(1);
                assertThat(drawn()).isEqualTo(first);
                RandomTensors.seed(1);
                assertThat(drawnFrom(3)).isNotEqualTo(first);
                assertThat(drawn()).isEqualTo(first);
            }
        });
    }

    @Test
    void threads_do_not_disturb_each_other() throws Exception {
        List<List<Object>> alone =
                IntStream.range(0, 40).mapToObj(seed -> drawnFrom(seed)).toList();
        ExecutorService pool = Executors.newFixedThreadPool(4);
        try {
            var together = IntStream.range(0, 40)
                    .mapToObj(seed -> pool.submit(() -> drawnFrom(seed)))
                    .toList();
            for (int seed = 0; seed < 40; seed++) {
                assertThat(together.get(seed).get()).isEqualTo(alone.get(seed));
            }
        } finally {
            pool.shutdown();
        }
    }

    @Test
    void numbers_are_where_they_should_be() {
        Scope.run(() -> {
            try (RandomTensors own = RandomTensors.begin(2)) {
                for (float x : Ops.toArray(RandomTensors.uniform(500))) {
                    assertThat(x).isBetween(0f, 1f);
                }
                for (float x : Ops.toArray(RandomTensors.within(0.25, 500))) {
                    assertThat(x).isBetween(-0.25f, 0.25f);
                }
                assertThat(RandomTensors.integers(3, 6, 500)).containsOnly(3, 4, 5);
                assertThat(Ops.number(RandomTensors.normal(10_000).std())).isBetween(0.97, 1.03);
            }
        });
    }
}
