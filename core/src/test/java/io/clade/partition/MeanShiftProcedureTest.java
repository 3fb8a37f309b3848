package io.clade.partition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.clade.partition.alternation.Iteration;
import io.clade.partition.alternation.Solved;
import io.clade.tensor.runtime.Workers;
import io.clade.testing.Fixtures;
import io.clade.testing.NativeMemory;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NativeMemory.class)
class MeanShiftProcedureTest {

    private static final List<float[]> POINTS = Fixtures.rows(Fixtures.CLASSICAL.get("points"));

    @Test
    void two_steps_on_a_line_by_hand() {
        // Radius 2. From 0: the samples 0 and 2, mean 1; from 1: 0, 2 and 3, mean 5/3; all three stay within. 9 is
        // alone.
        List<float[]> line = List.of(new float[] {0}, new float[] {2}, new float[] {3}, new float[] {9});
        Workers.run(workers -> {
            MeanShiftProcedure procedure = new MeanShiftProcedure(line, 2, new int[] {0, 3}, workers);
            List<Float> at = new ArrayList<>();
            List<Double> objectives = new ArrayList<>();
            Solved<Ascent> ended = procedure.run(10, (ascent, updates) -> {
                at.add(ascent.climbers().get(0).at()[0]);
                objectives.add(updates.get(updates.size() - 1).objective());
            });
            assertThat(at).containsExactly(0f, 1f, 5 / 3f, 5 / 3f);
            // Of four samples, 1 − (d/2)²: first 1 + 0 and 1, then ¾ + ¾ + 0 and 1; means over two climbers.
            assertThat(objectives.get(1)).isCloseTo(-(1 + 1) / 8.0, within(1e-7));
            assertThat(objectives.get(2)).isCloseTo(-(1.5 + 1) / 8.0, within(1e-7));
            assertThat(ended.converged()).isTrue();
            assertThat(procedure.modes(ended.state()).clusters().codes()).containsExactly(0, 0, 0, 1);
            return null;
        });
    }

    @Test
    void the_density_never_falls_and_a_state_that_was_kept_continues_as_it_was() {
        Workers.run(workers -> {
            int[] all = IntStream.range(0, POINTS.size()).toArray();
            MeanShiftProcedure procedure = new MeanShiftProcedure(POINTS, 2, all, workers);
            Solved<Ascent> whole = procedure.run(MeanShiftProcedure.MOST_UPDATES);
            List<Double> objectives =
                    whole.iterations().stream().map(Iteration::objective).toList();
            for (int i = 1; i < objectives.size(); i++) {
                assertThat(objectives.get(i)).isLessThanOrEqualTo(objectives.get(i - 1) + 1e-9);
            }
            Solved<Ascent> half = procedure.run(2);
            assertThat(half.converged()).isFalse();
            Ascent read = Ascent.STORAGE.read(Ascent.STORAGE.write(half.state()), half.iterations());
            Solved<Ascent> resumed =
                    procedure.resume(read, half.iterations(), MeanShiftProcedure.MOST_UPDATES, (ascent, updates) -> {});
            assertThat(procedure.modes(resumed.state())).isEqualTo(procedure.modes(whole.state()));
            assertThat(resumed.objective()).isEqualTo(whole.objective());
            return null;
        });
    }

    /** A procedure with the radius 1000 among samples at 0, 2 and 5000. */
    private static <T> T wide(Function<MeanShiftProcedure, T> use) {
        List<float[]> line = List.of(new float[] {0}, new float[] {2}, new float[] {5000});
        return Workers.run(workers -> use.apply(new MeanShiftProcedure(line, 1000, new int[] {0}, workers)));
    }

    @Test
    void what_moves_by_less_than_a_thousandth_of_the_radius_stands_still() {
        // To the mean 1: a thousandth is 1.
        Ascent moved = wide(procedure -> procedure.update(new Ascent(List.of(
                new Ascent.Climber(new float[] {0}, 1, 1, false),
                new Ascent.Climber(new float[] {3.5f}, 1, 1, false)))));
        assertThat(moved.climbers())
                .extracting(climber -> climber.at()[0], Ascent.Climber::still)
                .containsExactly(tuple(1f, true), tuple(1f, false));
    }

    @Test
    void what_stands_still_or_has_nobody_near_is_not_moved() {
        Ascent ascent = new Ascent(List.of(
                new Ascent.Climber(new float[] {3.5f}, 1, 1, true),
                new Ascent.Climber(new float[] {-2500}, 1, 1, false)));
        Ascent moved = wide(procedure -> procedure.update(ascent));
        assertThat(moved.still()).isEqualTo(2);
        assertThat(moved.climbers().get(0).at()).containsExactly(3.5f);
        assertThat(moved.climbers().get(1).at()).containsExactly(-2500);
    }

    @Test
    void a_mode_at_the_radius_of_one_with_more_samples_is_part_of_it_and_what_lies_between_two_belongs_to_the_first() {
        Ascent ascent = new Ascent(List.of(
                new Ascent.Climber(new float[] {-1000}, 2, 1, true),
                new Ascent.Climber(new float[] {1004}, 5, 1, true),
                new Ascent.Climber(new float[] {2004}, 3, 1, true)));
        MeanShiftProcedure.Modes modes = wide(procedure -> procedure.modes(ascent));
        assertThat(modes.points().toArray()).containsExactly(1004, -1000);
        // 2 is as far from 1004 as from −1000.
        assertThat(modes.clusters().codes()).containsExactly(1, 0, 0);
    }

    @Test
    void a_state_that_was_kept_is_the_same_again() {
        Ascent ascent = new Ascent(List.of(
                new Ascent.Climber(new float[] {1, 2}, 3, 0.25, true),
                new Ascent.Climber(new float[] {4, 5}, 6, 0.5, false)));
        Ascent read = Ascent.STORAGE.read(Ascent.STORAGE.write(ascent), List.of());
        assertThat(read.climbers())
                .extracting(
                        climber -> climber.at()[1],
                        Ascent.Climber::support,
                        Ascent.Climber::density,
                        Ascent.Climber::still)
                .containsExactly(tuple(2f, 3, 0.25, true), tuple(5f, 6, 0.5, false));
    }
}
