package io.clade.partition.alternation;

import static org.assertj.core.api.Assertions.assertThat;

import io.clade.testing.NativeMemory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(NativeMemory.class)
class MultiStartTest {

    private static Solved<String> found(String name, double objective) {
        return new Solved<>(name, List.of(new Iteration(9, 0), new Iteration(objective, 0)), true);
    }

    @Test
    void the_lowest_objective_wins_and_of_equal_ones_the_first() {
        List<Solved<String>> results = List.of(found("a", 3), found("b", 1), found("c", 1), found("d", 2));
        List<String> best = new ArrayList<>();
        MultiStart<Solved<String>> starts = new MultiStart<>(
                4,
                Optional.empty(),
                state -> best.add(state.done() + state.best().state()));
        assertThat(starts.best(results.iterator()::next, (drawn, workers) -> drawn)
                        .state())
                .isEqualTo("b");
        assertThat(best).containsExactly("1a", "2b", "3b", "4b");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 4})
    void a_run_that_was_stopped_draws_on_where_it_stood(int done) {
        List<MultiStart.State<Solved<String>>> states = new ArrayList<>();
        Solved<String> whole = search(Optional.empty(), states, new ArrayList<>());
        List<Long> run = new ArrayList<>();
        Solved<String> resumed =
                search(done == 0 ? Optional.empty() : Optional.of(states.get(done - 1)), new ArrayList<>(), run);
        assertThat(resumed).isEqualTo(whole);
        SplittableRandom random = new SplittableRandom(5);
        List<Long> drawn = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            drawn.add(random.nextLong());
        }
        assertThat(run).isEqualTo(drawn.subList(done, 4));
    }

    private static Solved<String> search(
            Optional<MultiStart.State<Solved<String>>> before,
            List<MultiStart.State<Solved<String>>> states,
            List<Long> run) {
        SplittableRandom random = new SplittableRandom(5);
        return new MultiStart<>(4, before, states::add).best(random::nextLong, (drawn, workers) -> {
            run.add(drawn);
            return found("from " + drawn, drawn % 1000);
        });
    }
}
