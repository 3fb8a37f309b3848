package io.clade.run.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.clade.data.Dataset;
import io.clade.data.Shape;
import io.clade.input.InputException;
import io.clade.method.Method;
import io.clade.run.Metrics;
import io.clade.run.RandomPrototypes;
import io.clade.run.Repetition;
import io.clade.run.ResultFolder;
import io.clade.run.ResultFolder.Existing;
import io.clade.testing.NativeMemory;
import io.clade.testing.Numbers;
import io.clade.training.session.Session;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

@ExtendWith(NativeMemory.class)
class ComparisonRunnerTest {

    private static final Dataset DATA = Numbers.clustered(1, 40, 3, Shape.table(5));
    private static final Dataset OTHERS = Numbers.clustered(2, 30, 3, Shape.table(2));
    private static final RuntimeException FAULT = new IllegalStateException("a fault of ours");

    @TempDir
    Path folder;

    private final RandomPrototypes sound = new RandomPrototypes(3, Map.of());

    @BeforeAll
    static void keep_the_log_of_failures_quiet() {
        ((Logger) LoggerFactory.getLogger(ComparisonRunner.class)).setLevel(Level.OFF);
        ((Logger) LoggerFactory.getLogger(Repetition.class)).setLevel(Level.OFF);
    }

    private Comparison compare(Existing existing, List<ComparisonTask> tasks, int runs, MethodEntry... methodEntries) {
        ComparisonPlan plan = new ComparisonPlan(tasks, List.of(methodEntries), 5, runs);
        return new ComparisonRunner(plan, Session.seeded(0), folder.resolve("out"), existing, (file, outcome) -> {})
                .run("clade compare …");
    }

    private Comparison compare(Existing existing, MethodEntry... methodEntries) {
        return compare(existing, List.of(Entrants.task(DATA, 3)), 2, methodEntries);
    }

    @Test
    void every_method_is_fitted_on_all_data_from_the_same_seeds_in_a_folder_of_its_own() {
        RandomPrototypes second = new RandomPrototypes(3, Map.of());
        Comparison comparison = compare(
                Existing.REFUSE,
                List.of(Entrants.task(DATA, 3), Entrants.named("Others, two", OTHERS, 2)),
                2,
                Entrants.of("first", sound),
                Entrants.of("second", second));
        assertThat(sound.fits()).containsExactly(5L, 6L, 5L, 6L).isEqualTo(second.fits());
        assertThat(comparison.cells())
                .extracting(Comparison.Cell::folder)
                .containsExactly("clustered/first", "clustered/second", "others-two/first", "others-two/second");
        for (Comparison.Cell cell : comparison.cells()) {
            Path own = folder.resolve("out").resolve(cell.folder());
            assertThat(cell.metrics()).isEqualTo(Metrics.read(own.resolve(ResultFolder.METRICS)));
            assertThat(own.resolve(ResultFolder.ASSIGNMENTS)).exists();
            assertThat(cell.inputSilhouette()).isBetween(-1.0, 1.0);
            assertThat(cell.memory().peak())
                    .isGreaterThan(cell.memory().added())
                    .isPositive();
        }
        assertThat(comparison.data()).extracting(Comparison.Data::clusters).containsExactly(3, 2);
        assertThat(comparison.data().get(1).samples().sha256()).isEqualTo(OTHERS.sha256());
        assertThat(comparison.command()).isEqualTo("clade compare …");
        assertThat(Comparison.read(folder.resolve("out"))).isEqualTo(comparison);
    }

    @Test
    void a_method_that_fails_or_refuses_the_data_does_not_sink_the_others() {
        Method refusing = (data, session) -> {
            throw new InputException("not such data");
        };
        Method greedy = (data, session) -> {
            throw new OutOfMemoryError("a matrix of n × n");
        };
        Comparison comparison = compare(
                Existing.REFUSE,
                Entrants.of("refusing", refusing),
                Entrants.of("failing", new RandomPrototypes(3, Map.of(5L, FAULT, 6L, FAULT))),
                Entrants.of("greedy", greedy),
                Entrants.of("partly", new RandomPrototypes(3, Map.of(5L, FAULT))),
                Entrants.of("sound", sound));
        assertThat(comparison.cells())
                .extracting(Comparison.Cell::failure)
                .containsExactly(
                        "not such data",
                        "a fault of ours",
                        "It needs more memory than is available (a matrix of n × n).",
                        null,
                        null);
        assertThat(comparison.cells().get(3).warnings())
                .containsExactly("The run with seed 5 failed and was left out: a fault of ours");
        assertThat(comparison.cells().get(3).metrics().runs()).hasSize(1);
        assertThat(folder.resolve("out/clustered")).isDirectoryNotContaining("glob:**/{refusing,failing,greedy}");
    }

    @Test
    void where_no_method_gives_anything_the_reasons_are_said_and_nothing_is_left() {
        assertThatThrownBy(() -> compare(
                        Existing.REFUSE, Entrants.of("a", new RandomPrototypes(3, Map.of(5L, FAULT, 6L, FAULT)))))
                .isInstanceOf(InputException.class)
                .hasMessage("No method gave a result. a on clustered: a fault of ours");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void resuming_does_only_what_is_missing_and_ends_in_the_same_figures() {
        ComparisonPlan plan = new ComparisonPlan(
                List.of(Entrants.task(DATA, 3)), List.of(Entrants.of("a", sound), Entrants.of("b", sound)), 5, 2);
        // An Error is what a machine in trouble throws: it ends everything, as a kill does.
        Session dying = Session.seeded(0).onProgress(progress -> {
            if (progress.stage().contains("b, run 2")) {
                throw new StackOverflowError("the machine stops");
            }
        });
        ComparisonRunner stopped =
                new ComparisonRunner(plan, dying, folder.resolve("out"), Existing.REFUSE, (file, outcome) -> {});
        assertThatThrownBy(() -> stopped.run("")).isInstanceOf(StackOverflowError.class);
        Comparison begun = Comparison.read(folder.resolve("out"));
        assertThat(begun.cells()).extracting(Comparison.Cell::method).containsExactly("a");

        RandomPrototypes again = new RandomPrototypes(3, Map.of());
        Comparison resumed =
                compare(Existing.RESUME, Entrants.of("a", again), Entrants.of("b", again), Entrants.of("more", again));
        assertThat(again.fits())
                .as("the last run of b and both of the one that is new")
                .containsExactly(6L, 5L, 6L);
        assertThat(resumed.cells().get(0))
                .as("its memory is remembered")
                .isEqualTo(begun.cells().get(0));
        assertThat(resumed.cells().get(1).metrics().summary())
                .isEqualTo(resumed.cells().get(0).metrics().summary());
        assertThat(resumed.started()).isEqualTo(begun.started());
    }

    @Test
    void what_is_asked_otherwise_is_refused_before_anything_is_fitted() {
        compare(Existing.REFUSE, Entrants.of("b", sound));
        RandomPrototypes other = new RandomPrototypes(3, Map.of());
        assertThatThrownBy(() -> compare(
                        Existing.RESUME,
                        List.of(Entrants.task(DATA, 3)),
                        3,
                        Entrants.of("a", other),
                        Entrants.of("b", other)))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("--runs was 2 and is now 3");
        assertThatThrownBy(() -> compare(Existing.REFUSE, Entrants.of("b", other)))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("is not empty");
        assertThat(other.fits()).isEmpty();
        compare(Existing.REPLACE, List.of(Entrants.task(DATA, 3)), 3, Entrants.of("b", other));
        assertThat(other.fits()).hasSize(3);
    }

    @Test
    void all_data_are_read_and_checked_before_anything_is_fitted() {
        List<ComparisonTask> tasks = List.of(
                Entrants.task(DATA, 3),
                new ComparisonTask(Optional.of("small"), 31, null, () -> OTHERS, "grid.yaml, line 7, data[1]"));
        assertThatThrownBy(() -> compare(Existing.REFUSE, tasks, 1, Entrants.of("a", sound)))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith("grid.yaml, line 7, data[1]: ")
                .hasMessageContaining("between 2 and the number of samples, 30. Got 31.");
        assertThat(sound.fits()).isEmpty();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void progress_says_which_data_and_which_method_it_is_of() {
        List<String> heard = new ArrayList<>();
        ComparisonPlan plan =
                new ComparisonPlan(List.of(Entrants.task(DATA, 3)), List.of(Entrants.of("a", sound)), 1, 2);
        new ComparisonRunner(
                        plan,
                        Session.seeded(0).onProgress(progress -> heard.add(progress.stage())),
                        folder.resolve("out"),
                        Existing.REFUSE,
                        (file, outcome) -> {})
                .run("");
        assertThat(heard).containsExactly("clustered, a, run 1 of 2, drawing", "clustered, a, run 2 of 2, drawing");
    }

    @Test
    void names_must_be_told_apart() {
        assertThatThrownBy(() -> compare(Existing.REFUSE, Entrants.of("a b", sound), Entrants.of("A/b", sound)))
                .hasMessageContaining("Two methods are called A/b");
        List<ComparisonTask> twice = List.of(Entrants.task(DATA, 3), Entrants.task(DATA, 2));
        assertThatThrownBy(() -> compare(Existing.REFUSE, twice, 1, Entrants.of("a", sound)))
                .hasMessageContaining("Two datasets are called clustered");
        assertThat(ComparisonPlan.folder("../x")).isEqualTo("x");
        assertThat(ComparisonPlan.folder("…")).isEqualTo("unnamed");
        assertThat(ComparisonPlan.folder("DTKC lr=0.1")).isEqualTo("dtkc-lr=0.1");
    }

    @Test
    void methods_are_ranked_on_several_labelled_sets_and_one_that_failed_is_last() {
        Method refusing = (data, session) -> {
            throw new InputException("no");
        };
        Comparison comparison = compare(
                Existing.REFUSE,
                List.of(Entrants.task(DATA, 3), Entrants.named("others", OTHERS, 3)),
                1,
                Entrants.of("none", refusing),
                Entrants.of("some", sound));
        assertThat(comparison.ranking("acc").orElseThrow().ranks()).containsExactly(2.0, 1.0);
        assertThat(comparison.mostRuns()).isEqualTo(1);
        assertThat(compare(Existing.RESUME, List.of(Entrants.task(DATA, 3)), 1, Entrants.of("some", sound))
                        .ranking("acc"))
                .isEmpty();
    }
}
