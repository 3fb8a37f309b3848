package io.clade.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.clade.data.Dataset;
import io.clade.data.FloatSamples;
import io.clade.data.Labels;
import io.clade.data.Samples;
import io.clade.data.Shape;
import io.clade.evaluation.ExternalIndices;
import io.clade.evaluation.quality.Stability;
import io.clade.input.InputException;
import io.clade.method.Method;
import io.clade.model.Model;
import io.clade.run.ResultFolder.Existing;
import io.clade.storage.StorageException;
import io.clade.testing.NativeMemory;
import io.clade.testing.Numbers;
import io.clade.training.session.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

@ExtendWith(NativeMemory.class)
class RepetitionTest {

    private static final Dataset DATA = Numbers.clustered(1, 40, 3, Shape.table(5));
    private static final RuntimeException FAULT = new IllegalStateException("a fault of ours");

    @TempDir
    Path folder;

    @BeforeAll
    static void keep_the_log_of_failing_runs_quiet() {
        ((Logger) LoggerFactory.getLogger(Repetition.class)).setLevel(Level.OFF);
    }

    private static Plan plan(RandomPrototypes method, int runs) {
        return new Plan("random", method, Map.of("knob", "1"), DATA, 3, 10, runs);
    }

    private static RandomPrototypes method() {
        return new RandomPrototypes(3, Map.of());
    }

    private Outcome fit(RandomPrototypes method, int runs, String name, Existing existing) {
        Plan plan = plan(method, runs);
        try (ResultFolder out = ResultFolder.open(folder.resolve(name), existing, plan, null)) {
            Outcome outcome = Repetition.of(plan, Session.seeded(0), out);
            out.publish(outcome);
            return outcome;
        }
    }

    @Test
    void runs_take_the_seeds_that_follow_and_the_best_is_that_of_lowest_loss() {
        RandomPrototypes method = method();
        Outcome outcome = fit(method, 4, "out", Existing.REFUSE);
        assertThat(method.fits()).containsExactly(10L, 11L, 12L, 13L);
        List<Metrics.Run> runs = outcome.metrics().runs();
        assertThat(runs).extracting(Metrics.Run::seed).containsExactly(10L, 11L, 12L, 13L);
        double lowest = runs.stream().mapToDouble(Metrics.Run::loss).min().orElseThrow();
        assertThat(runs.get(outcome.metrics().best()).loss()).isEqualTo(lowest);
        assertThat(outcome.model().provenance().seed())
                .isEqualTo(runs.get(outcome.metrics().best()).seed());
        assertThat(outcome.assignment().clusters())
                .isEqualTo(outcome.model().assign(DATA).clusters());
    }

    @Test
    void progress_says_which_run_it_is_of() {
        List<String> heard = new ArrayList<>();
        Plan plan = plan(method(), 2);
        try (ResultFolder out = ResultFolder.open(folder.resolve("out"), Existing.REFUSE, plan, null)) {
            Repetition.of(plan, Session.seeded(0).onProgress(p -> heard.add(p.stage())), out);
        }
        assertThat(heard).containsExactly("run 1 of 2, drawing", "run 2 of 2, drawing");
    }

    @Test
    void one_failing_run_is_left_out_and_warned_of() {
        Outcome outcome = fit(new RandomPrototypes(3, Map.of(11L, FAULT)), 3, "out", Existing.REFUSE);
        assertThat(outcome.metrics().runs()).extracting(Metrics.Run::seed).containsExactly(10L, 12L);
        assertThat(outcome.warnings()).startsWith("The run with seed 11 failed and was left out: a fault of ours");
    }

    @Test
    void a_result_remembers_which_runs_failed_and_is_not_begun_again_for_them() {
        RandomPrototypes failing = new RandomPrototypes(3, Map.of(10L, FAULT));
        Outcome outcome = fit(failing, 3, "out", Existing.REFUSE);
        assertThat(outcome.metrics().failed()).containsExactly(new Metrics.Failure(10, "a fault of ours"));
        assertThat(outcome.metrics().seeds()).containsExactly(10L, 11L, 12L);
        Outcome read = Outcome.read(folder.resolve("out"), DATA);
        assertThat(read.metrics()).isEqualTo(outcome.metrics());
        assertThat(read.warnings()).isEqualTo(outcome.warnings());
        try (ResultFolder again = ResultFolder.open(folder.resolve("out"), Existing.RESUME, plan(method(), 3), null)) {
            assertThat(again.isComplete()).isTrue();
        }
    }

    @Test
    void a_run_that_failed_is_tried_again_where_the_fit_was_interrupted() {
        Plan first = plan(new RandomPrototypes(3, Map.of(11L, FAULT)), 3);
        try (ResultFolder out = ResultFolder.open(folder.resolve("out"), Existing.REFUSE, first, null)) {
            Repetition.of(first, Session.seeded(0), out);
        }
        RandomPrototypes healthy = method();
        Outcome outcome = fit(healthy, 3, "out", Existing.RESUME);
        assertThat(healthy.fits()).containsExactly(11L);
        assertThat(outcome.metrics().failed()).isEmpty();
        assertThat(outcome.metrics().runs()).extracting(Metrics.Run::seed).containsExactly(10L, 11L, 12L);
    }

    @Test
    void a_single_run_or_all_failing_is_a_failure() {
        assertThatThrownBy(() -> fit(new RandomPrototypes(3, Map.of(10L, FAULT)), 1, "out", Existing.REFUSE))
                .isSameAs(FAULT);
        RandomPrototypes all = new RandomPrototypes(3, Map.of(10L, FAULT, 11L, FAULT));
        assertThatThrownBy(() -> fit(all, 2, "out", Existing.REFUSE)).isSameAs(FAULT);
        assertThat(all.fits()).containsExactly(10L, 11L);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void wrong_input_sinks_all_runs_and_leaves_no_folder() {
        RandomPrototypes method = new RandomPrototypes(3, Map.of(10L, new InputException("not such data")));
        assertThatThrownBy(() -> fit(method, 3, "new/out", Existing.REFUSE)).isInstanceOf(InputException.class);
        assertThat(method.fits()).containsExactly(10L);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void what_was_finished_before_an_interruption_is_not_done_again_and_the_result_is_the_same() {
        Outcome whole = fit(method(), 3, "whole", Existing.REFUSE);
        // An Error is what a machine in trouble throws: it ends everything, as a kill does.
        RandomPrototypes dying = new RandomPrototypes(3, Map.of());
        Plan plan = plan(dying, 3);
        Path out = folder.resolve("out");
        try (ResultFolder opened = ResultFolder.open(out, Existing.REFUSE, plan, null)) {
            Session session = Session.seeded(0).onProgress(progress -> {
                if (progress.stage().startsWith("run 3")) {
                    throw new StackOverflowError("the machine stops");
                }
            });
            assertThatThrownBy(() -> Repetition.of(plan, session, opened)).isInstanceOf(StackOverflowError.class);
        }
        assertThat(out.resolve(ResultFolder.METRICS)).doesNotExist();
        RandomPrototypes again = method();
        Outcome resumed = fit(again, 3, "out", Existing.RESUME);
        assertThat(again.fits()).containsExactly(12L);
        assertThat(resumed.metrics().best()).isEqualTo(whole.metrics().best());
        assertThat(resumed.assignment().clusters()).isEqualTo(whole.assignment().clusters());
        assertThat(resumed.histories()).isEqualTo(whole.histories());
        assertThat(folder.resolve("out/assignments.csv"))
                .hasSameBinaryContentAs(folder.resolve("whole/assignments.csv"));
        assertThat(folder.resolve("out/history.csv")).hasSameBinaryContentAs(folder.resolve("whole/history.csv"));
        assertThat(folder.resolve("out/runs.csv")).hasSameBinaryContentAs(folder.resolve("whole/runs.csv"));
        assertThat(resumed.metrics().quality()).isEqualTo(whole.metrics().quality());
        assertThat(folder.resolve("out/model/weights.safetensors"))
                .hasSameBinaryContentAs(folder.resolve("whole/model/weights.safetensors"));
    }

    /** A method that offers a model early, and then {@code rest}. */
    private Plan early(Session.Early broken, Runnable rest) {
        Method method = (data, session) -> {
            Model model = method().fit(data, session);
            session.early().accept(broken);
            session.early().accept(unsuited -> {
                throw new InputException("not such data");
            });
            session.early().accept(model::save);
            rest.run();
            return model;
        };
        return new Plan("random", method, Map.of(), DATA, 3, 10, 1);
    }

    @Test
    void a_fit_that_is_stopped_leaves_its_early_result_and_one_that_ends_does_not() throws IOException {
        Session.Early broken = folder -> {
            throw new StorageException("no space", null);
        };
        Path out = folder.resolve("out");
        Plan stopped = early(broken, () -> {
            throw new StackOverflowError("the machine stops");
        });
        try (ResultFolder opened = ResultFolder.open(out, Existing.REFUSE, stopped, null)) {
            assertThatThrownBy(() -> Repetition.of(stopped, Session.seeded(0), opened))
                    .isInstanceOf(StackOverflowError.class);
        }
        assertThat(Files.readAllLines(out.resolve("early/assignments.csv"))).hasSize(DATA.size() + 1);
        assertThat(Model.load(out.resolve("early/model")).assign(DATA).clusters())
                .isEqualTo(method().fit(DATA, Session.seeded(10)).assign(DATA).clusters());
        Plan ending = early(broken, () -> {});
        try (ResultFolder opened = ResultFolder.open(out, Existing.REPLACE, ending, null)) {
            assertThat(out.resolve("early")).as("of the fit before").doesNotExist();
            Outcome outcome = Repetition.of(ending, Session.seeded(0), opened);
            assertThat(out.resolve("early")).exists();
            opened.publish(outcome);
        }
        assertThat(out.resolve("early")).doesNotExist();
    }

    @Test
    void an_outcome_reads_back_from_its_folder() {
        Outcome outcome = fit(method(), 2, "out", Existing.REFUSE);
        Outcome read = Outcome.read(folder.resolve("out"), DATA);
        assertThat(read.metrics()).isEqualTo(outcome.metrics());
        assertThat(read.histories()).isEqualTo(outcome.histories());
        assertThat(read.clusters()).isEqualTo(outcome.clusters());
        assertThat(read.assignment().clusters()).isEqualTo(outcome.assignment().clusters());
        assertThat(read.view().embedding()).isEqualTo(outcome.view().embedding());
        Dataset others = Numbers.clustered(2, 40, 3, Shape.table(5));
        assertThatThrownBy(() -> Outcome.read(folder.resolve("out"), others))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("Give the data of the fit");
    }

    @Test
    void the_clusters_of_every_run_are_kept_and_those_of_the_best_judged_by_the_others() throws IOException {
        Outcome outcome = fit(method(), 3, "out", Existing.REFUSE);
        int best = outcome.metrics().best();
        List<Labels> others = new ArrayList<>(outcome.clusters());
        assertThat(others.remove(best)).isEqualTo(outcome.assignment().clusters());
        List<String> lines = Files.readAllLines(folder.resolve("out/runs.csv"));
        assertThat(lines).hasSize(41).startsWith("id,run_1,run_2,run_3");
        assertThat(lines.get(8).split(",")[1 + best])
                .isEqualTo(Integer.toString(outcome.assignment().cluster(7)));
        Quality quality = Metrics.read(folder.resolve("out/metrics.json")).quality();
        double[] stability = Stability.of(outcome.assignment().clusters(), others);
        assertThat(quality.clusters())
                .extracting(Quality.Cluster::stability)
                .containsExactly(stability[0], stability[1], stability[2]);
        assertThat(quality.clusters().stream().mapToInt(Quality.Cluster::size))
                .containsExactly(
                        outcome.assignment().clusters().sizes()[0],
                        outcome.assignment().clusters().sizes()[1],
                        outcome.assignment().clusters().sizes()[2]);
        assertThat(quality.agreement()).hasSize(3);
        assertThat(quality.agreement().get(0).get(2))
                .isEqualTo(ExternalIndices.ari(
                        outcome.clusters().get(0), outcome.clusters().get(2)));
        assertThat(outcome.warnings()).containsAll(quality.warnings());
    }

    @Test
    void a_single_run_has_no_runs_file_no_agreement_and_no_stability() {
        Outcome outcome = fit(method(), 1, "out", Existing.REFUSE);
        assertThat(folder.resolve("out/runs.csv")).doesNotExist();
        Quality quality = outcome.metrics().quality();
        assertThat(quality.agreement()).isNull();
        assertThat(quality.meanAgreement()).isNaN();
        assertThat(quality.clusters()).extracting(Quality.Cluster::stability).containsOnlyNulls();
        assertThat(quality.clusters()).extracting(Quality.Cluster::cohesion).doesNotContainNull();
    }

    @Test
    void a_single_run_that_replaces_several_leaves_no_runs_file() {
        fit(method(), 3, "out", Existing.REFUSE);
        fit(method(), 1, "out", Existing.REPLACE);
        assertThat(folder.resolve("out/runs.csv")).doesNotExist();
    }

    @Test
    void a_result_from_before_clusters_were_judged_is_read() throws IOException {
        Outcome outcome = fit(method(), 2, "out", Existing.REFUSE);
        Path file = folder.resolve("out/metrics.json");
        ObjectNode tree = (ObjectNode) new ObjectMapper().readTree(file.toFile());
        tree.remove("quality");
        new ObjectMapper().writeValue(file.toFile(), tree);
        Files.delete(folder.resolve("out/runs.csv"));
        Outcome read = Outcome.read(folder.resolve("out"), DATA);
        assertThat(read.metrics()).isEqualTo(outcome.metrics().with(null));
        assertThat(read.clusters()).containsExactly(outcome.assignment().clusters());
        assertThat(read.warnings()).isEmpty();
    }

    @Test
    void indices_that_are_not_defined_are_null() throws IOException {
        Outcome outcome = fit(method(), 1, "out", Existing.REFUSE);
        Metrics.Run run = outcome.metrics().runs().get(0);
        assertThat(run.acc()).isBetween(0.0, 1.0);
        assertThat(run.silhouette()).isNotNull();
        Dataset bare = Dataset.of("bare", DATA.shape(), samples());
        Plan plan = new Plan("random", method(), Map.of(), bare, 3, 10, 1);
        try (ResultFolder out = ResultFolder.open(folder.resolve("bare"), Existing.REFUSE, plan, null)) {
            out.publish(Repetition.of(plan, Session.seeded(0), out));
        }
        assertThat(Files.readString(folder.resolve("bare/metrics.json"))).contains("\"acc\" : null");
        assertThat(Metrics.read(folder.resolve("bare/metrics.json"))
                        .summary()
                        .get("acc")
                        .best())
                .isNull();
    }

    private static Samples samples() {
        float[] values = new float[DATA.size() * DATA.shape().size()];
        for (int i = 0; i < DATA.size(); i++) {
            DATA.copy(i, values, i * DATA.shape().size());
        }
        return new FloatSamples(DATA.shape().size(), values);
    }

    @Test
    void an_embedding_too_large_to_hold_is_seen_in_part_and_external_indices_are_of_all() {
        Outcome outcome = fit(method(), 1, "out", Existing.REFUSE);
        EmbeddingView part =
                EmbeddingView.assigned(outcome.model(), DATA, 10 * 5).view();
        assertThat(part.isWhole()).isFalse();
        assertThat(part.embedding().rows()).isEqualTo(10);
        for (int i = 0; i < 10; i++) {
            int row = Integer.parseInt(part.data().id(i));
            assertThat(part.embedding().row(i)).isEqualTo(DATA.sample(row));
            assertThat(part.assignment().cluster(i))
                    .isEqualTo(outcome.assignment().cluster(row));
        }
        var whole = outcome.view().indices(DATA, outcome.assignment().clusters());
        var seen = part.indices(DATA, outcome.assignment().clusters());
        assertThat(seen.accuracy()).isEqualTo(whole.accuracy());
        assertThat(seen.silhouette()).isNotEqualTo(whole.silhouette());
    }
}
