package io.clade.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.clade.data.Dataset;
import io.clade.data.Shape;
import io.clade.method.Methods;
import io.clade.model.Model;
import io.clade.run.ResultFolder.Existing;
import io.clade.testing.NativeMemory;
import io.clade.testing.Numbers;
import io.clade.training.session.History;
import io.clade.training.session.Progress;
import io.clade.training.session.Session;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code shared_pretraining} of methods that start from an autoencoder means what it means of {@link SharedPretrainingTest}. */
@ExtendWith(NativeMemory.class)
class SharedAutoencoderTest {

    private static final Dataset DATA = Numbers.clustered(4, 60, 3, Shape.table(6));
    /** Four layers, an epoch each, and two epochs end to end. */
    private static final int PRETRAINING = 6;

    private static final int EPOCHS = 3;

    @TempDir
    Path folder;

    private Outcome fit(String name, Map<String, String> more, Existing existing, Consumer<Progress> listener) {
        Map<String, String> settings = new HashMap<>(Map.of(
                "pretrain_layers",
                "greedy",
                "pretrain_epochs",
                "2",
                "shared_pretraining",
                "true",
                "shortcut",
                "false"));
        settings.putAll(Map.of("epochs", String.valueOf(EPOCHS), "tolerance", "0", "batch", "20", "embedding", "4"));
        settings.putAll(more);
        Plan plan = Plan.of(Methods.named("idec"), settings, DATA, 3, 10, 3);
        try (ResultFolder out = ResultFolder.open(folder.resolve(name), existing, plan, null)) {
            Outcome outcome = Repetition.of(plan, Session.seeded(0).onProgress(listener), out);
            out.publish(outcome);
            return outcome;
        }
    }

    private static List<List<Double>> losses(Outcome outcome) {
        return outcome.histories().stream()
                .map(history ->
                        history.epochs().stream().map(History.Epoch::loss).toList())
                .toList();
    }

    @ParameterizedTest
    @CsvSource({"true, 1", "false, 3"})
    void one_pretraining_serves_all_runs(boolean shared, int times) {
        List<String> heard = new ArrayList<>();
        fit("out", Map.of("shared_pretraining", String.valueOf(shared)), Existing.REFUSE, progress -> {
            if (progress.milestone()) {
                heard.add(progress.stage());
            }
        });
        assertThat(heard.stream().filter(stage -> stage.contains("layer 2 of 4")))
                .hasSize(times);
        assertThat(heard.stream().filter(stage -> stage.contains("reconstruction")))
                .hasSize(2 * times);
        assertThat(heard).contains("run 1 of 3, idec, layer 2 of 4", "run 1 of 3, idec, reconstruction");
    }

    @Test
    void runs_differ_and_the_first_alone_holds_the_epochs_of_pretraining() {
        // Targets and prototypes start alike: what differs is the order of the samples.
        Outcome shared = fit("shared", Map.of(), Existing.REFUSE, progress -> {});
        Outcome own = fit("own", Map.of("shared_pretraining", "false"), Existing.REFUSE, progress -> {});
        assertThat(losses(shared)).extracting(List::size).containsExactly(PRETRAINING + EPOCHS, EPOCHS, EPOCHS);
        assertThat(losses(shared)).doesNotHaveDuplicates();
        assertThat(losses(shared).get(0)).isEqualTo(losses(own).get(0));
        assertThat(losses(shared).get(1)).isNotEqualTo(losses(own).get(1).subList(PRETRAINING, PRETRAINING + EPOCHS));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 5, 8, 11})
    void it_outlives_an_interruption(int killedAt) {
        Outcome whole = fit("whole", Map.of(), Existing.REFUSE, progress -> {});
        List<Progress> epochs = new ArrayList<>();
        assertThatThrownBy(() -> fit("out", Map.of(), Existing.REFUSE, progress -> {
                    epochs.add(progress);
                    if (epochs.stream().filter(Progress::milestone).count() == killedAt) {
                        // An Error is what a machine in trouble throws: it ends everything, as a kill does.
                        throw new StackOverflowError("the machine stops");
                    }
                }))
                .isInstanceOf(StackOverflowError.class);
        List<String> again = new ArrayList<>();
        Outcome resumed = fit("out", Map.of(), Existing.RESUME, progress -> again.add(progress.stage()));
        assertThat(losses(resumed)).isEqualTo(losses(whole));
        assertThat(resumed.assignment().clusters()).isEqualTo(whole.assignment().clusters());
        assertThat(again.contains("run 1 of 3, idec, reconstruction")).isEqualTo(killedAt <= PRETRAINING);
        assertThat(again).noneMatch(stage -> stage.startsWith("run 2") && stage.contains("layer"));
    }

    /** Neighbours and components are of the first run, too: where little is learned afterwards, embeddings are the same numbers. */
    @ParameterizedTest
    @ValueSource(strings = {"autoencoder", "dec", "vade"})
    void every_run_begins_from_the_weights_of_the_first(String method) {
        Model one = fit(method, Session.seeded(1).sharing(1, folder));
        Model two = fit(method, Session.seeded(2).sharing(1, folder));
        assertThat(two.embed(DATA).toArray()).containsExactly(one.embed(DATA).toArray(), within(1e-5f));
        Model alone = fit(method, Session.seeded(2));
        assertThat(Math.abs(alone.embed(DATA).get(0, 0) - one.embed(DATA).get(0, 0)))
                .isGreaterThan(1e-3f);
    }

    /** Nor does it matter which run pre-trains. */
    @Test
    void a_run_that_finds_no_pretraining_makes_the_same() {
        Model one = fit("autoencoder", Session.seeded(1).sharing(1, folder.resolve("a")));
        Model two = fit("autoencoder", Session.seeded(2).sharing(1, folder.resolve("b")));
        assertThat(two.embed(DATA)).isEqualTo(one.embed(DATA));
    }

    private static Model fit(String method, Session session) {
        Map<String, String> settings = new HashMap<>(
                Map.of("shared_pretraining", "true", "pretrain_epochs", "2", "batch", "20", "views", "neighbours"));
        if (!method.equals("autoencoder")) {
            settings.putAll(Map.of("epochs", "1", "lr", "1e-9"));
        }
        return Methods.named(method).create(3, settings).fit(DATA, session);
    }

    /** The second start of one run shares with the second starts of the others, and not with the first. */
    @Test
    void further_starts_of_vade_begin_from_other_weights() {
        Map<String, String> settings = Map.of(
                "shared_pretraining", "true", "pretrain_epochs", "2", "batch", "20", "epochs", "1", "restarts", "2");
        List<String> heard = new ArrayList<>();
        for (long seed = 1; seed <= 2; seed++) {
            Session session = Session.seeded(seed).sharing(1, folder).onProgress(progress -> {
                if (progress.milestone()) {
                    heard.add(progress.stage());
                }
            });
            Methods.named("vade").create(3, settings).fit(DATA, session);
        }
        assertThat(heard.stream().filter("vade, reconstruction"::equals)).hasSize(4);
    }
}
