package io.clade.partition.alternation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.clade.testing.NativeMemory;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(NativeMemory.class)
class AlternationTest {

    /** Newton's iteration for √2; the objective is |x² − 2|. */
    private static final class SquareRoot implements Alternation<Double> {

        @Override
        public Double start() {
            return 2.0;
        }

        @Override
        public Double update(Double x) {
            return (x + 2 / x) / 2;
        }

        @Override
        public double objective(Double x) {
            return Math.abs(x * x - 2);
        }

        @Override
        public boolean converged(Double x) {
            return objective(x) < 1e-10;
        }
    }

    private final SquareRoot root = new SquareRoot();

    @Test
    void the_start_and_every_update_are_iterations() {
        // 2, 3/2, 17/12, 577/408, and one more, whose square is off by 5·10⁻¹².
        Solved<Double> solved = root.run(100);
        assertThat(solved.iterations())
                .extracting(Iteration::objective)
                .startsWith(2.0, 0.25)
                .hasSize(5);
        assertThat(solved.state()).isCloseTo(Math.sqrt(2), within(1e-11));
        assertThat(solved.converged()).isTrue();
        assertThat(solved.objective()).isEqualTo(root.objective(solved.state()));
        assertThat(solved.iterations()).allMatch(iteration -> iteration.seconds() >= 0);
    }

    @Test
    void the_limit_counts_updates() {
        Solved<Double> solved = root.run(2);
        assertThat(solved.iterations()).hasSize(3);
        assertThat(solved.state()).isCloseTo(17 / 12.0, within(1e-15));
        assertThat(solved.converged()).isFalse();
        assertThat(root.run(0).state()).isEqualTo(2.0);
    }

    @Test
    void an_observer_hears_of_every_state_with_the_iterations_so_far() {
        List<Double> states = new ArrayList<>();
        List<Integer> sizes = new ArrayList<>();
        root.run(3, (state, iterations) -> {
            states.add(state);
            sizes.add(iterations.size());
        });
        assertThat(states).hasSize(4).startsWith(2.0, 1.5).endsWith(root.run(3).state());
        assertThat(sizes).containsExactly(1, 2, 3, 4);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 4})
    void a_resumed_run_ends_as_one_that_never_stopped(int updates) {
        Solved<Double> whole = root.run(100);
        Solved<Double> half = root.run(updates);
        List<Double> heard = new ArrayList<>();
        Solved<Double> resumed =
                root.resume(half.state(), half.iterations(), 100, (state, iterations) -> heard.add(state));
        assertThat(resumed.state()).isEqualTo(whole.state());
        assertThat(resumed.iterations())
                .extracting(Iteration::objective)
                .isEqualTo(whole.iterations().stream().map(Iteration::objective).toList());
        assertThat(heard).hasSize(4 - updates);
    }
}
