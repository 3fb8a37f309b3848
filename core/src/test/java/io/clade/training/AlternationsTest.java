package io.clade.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clade.input.InputException;
import io.clade.network.weight.Weights;
import io.clade.partition.alternation.Alternation;
import io.clade.partition.alternation.Iteration;
import io.clade.partition.alternation.MultiStart;
import io.clade.partition.alternation.Solved;
import io.clade.partition.alternation.Storage;
import io.clade.partition.alternation.StoredArrays;
import io.clade.testing.NativeMemory;
import io.clade.training.session.History;
import io.clade.training.session.Progress;
import io.clade.training.session.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(NativeMemory.class)
class AlternationsTest {

    /** Halves a number until it is below 1. */
    private record Halving(double from) implements Alternation<Double> {

        @Override
        public Double start() {
            return from;
        }

        @Override
        public Double update(Double x) {
            return x / 2;
        }

        @Override
        public double objective(Double x) {
            return x;
        }

        @Override
        public boolean converged(Double x) {
            return x < 1;
        }
    }

    private static final Storage<Double> NUMBER = new Storage<>() {
        @Override
        public Weights write(Double x) {
            Weights.Builder arrays = Weights.builder();
            StoredArrays.put(arrays, "x", x);
            return arrays.build();
        }

        @Override
        public Double read(Weights arrays, List<Iteration> iterations) {
            return StoredArrays.doubles(arrays, "x")[0];
        }
    };

    private static final Storage<Solved<Double>> RESULT = new Storage<>() {
        @Override
        public Weights write(Solved<Double> result) {
            return NUMBER.write(result.state());
        }

        @Override
        public Solved<Double> read(Weights arrays, List<Iteration> iterations) {
            return new Solved<>(NUMBER.read(arrays, iterations), iterations, true);
        }
    };

    private static Alternations alternations(Session session) {
        return new Alternations("halving", "halving" + session.seed(), "size", session, Duration.ZERO);
    }

    private static Session stopping(Path folder) {
        return Session.seeded(1).checkpointing(folder);
    }

    @Test
    void a_run_that_was_stopped_continues_from_its_last_state(@TempDir Path folder) throws IOException {
        Halving halving = new Halving(20);
        assertThatThrownBy(() -> alternations(stopping(folder)).run(halving, NUMBER, 100, (x, iterations) -> {
                    if (iterations.size() == 3) {
                        throw new IllegalStateException("stopped");
                    }
                }))
                .hasMessage("stopped");
        List<Double> heard = new ArrayList<>();
        Solved<Double> resumed =
                alternations(stopping(folder)).run(halving, NUMBER, 100, (x, iterations) -> heard.add(x));
        assertThat(heard).containsExactly(2.5, 1.25, 0.625);
        assertThat(resumed.state()).isEqualTo(0.625);
        assertThat(resumed.iterations())
                .extracting(Iteration::objective)
                .containsExactly(20.0, 10.0, 5.0, 2.5, 1.25, 0.625);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .contains("halving.json", "halving-6.safetensors")
                    .hasSizeBetween(2, 4);
        }
    }

    @Test
    void the_state_of_another_fit_is_refused(@TempDir Path folder) {
        alternations(stopping(folder)).run(new Halving(20), NUMBER, 2, (x, iterations) -> {});
        Session other = Session.seeded(2).checkpointing(folder);
        assertThatThrownBy(() -> alternations(other).run(new Halving(20), NUMBER, 2, (x, iterations) -> {}))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("another fit");
    }

    @Test
    void starts_that_have_ended_are_not_searched_again(@TempDir Path folder) {
        List<Double> searched = new ArrayList<>();
        Solved<Double> whole = best(Session.seeded(1), searched, 9);
        assertThat(searched).hasSize(5);
        List<Double> first = new ArrayList<>();
        assertThatThrownBy(() -> best(stopping(folder), first, 3)).hasMessage("stopped");
        List<Double> rest = new ArrayList<>();
        Solved<Double> resumed = best(stopping(folder), rest, 9);
        assertThat(rest).isEqualTo(searched.subList(2, 5));
        assertThat(resumed.state()).isEqualTo(whole.state());
        assertThat(resumed.iterations())
                .extracting(Iteration::objective)
                .isEqualTo(whole.iterations().stream().map(Iteration::objective).toList());
    }

    private static Solved<Double> best(Session session, List<Double> searched, int stop) {
        SplittableRandom random = new SplittableRandom(4);
        Alternations alternations = alternations(session);
        MultiStart.Search<Double, Solved<Double>> search = (drawn, workers) -> {
            searched.add(drawn);
            if (searched.size() == stop) {
                throw new IllegalStateException("stopped");
            }
            return alternations.run(new Halving(drawn), 100);
        };
        return alternations.best(5, () -> 10 * random.nextDouble(), RESULT, search);
    }

    @Test
    void progress_counts_starts_and_the_history_iterations() {
        List<Progress> told = new ArrayList<>();
        Alternations alternations = alternations(Session.seeded(1).onProgress(told::add));
        List<Double> starts = List.of(3.0, 1.5);
        Solved<Double> best = alternations.best(
                2, starts.iterator()::next, RESULT, (drawn, workers) -> alternations.run(new Halving(drawn), 100));
        assertThat(told)
                .extracting(Progress::toString)
                .containsExactly(
                        "halving: 0.5 of 2 restarts, size 3.00000",
                        "halving: 0.7 of 2 restarts, size 1.50000",
                        "halving: 0.8 of 2 restarts, size 0.750000",
                        "halving: 1 of 2 restarts, lowest size 0.750000",
                        "halving: 1.5 of 2 restarts, size 1.50000",
                        "halving: 1.7 of 2 restarts, size 0.750000",
                        "halving: 2 of 2 restarts, lowest size 0.750000");
        History history = Alternations.history("size", best.iterations());
        assertThat(history.terms()).containsExactly("size");
        assertThat(history.closing()).containsExactly(3, 1.5, 0.75);
    }
}
