package io.clade.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clade.data.Dataset;
import io.clade.data.Shape;
import io.clade.method.Methods;
import io.clade.run.ResultFolder.Existing;
import io.clade.testing.NativeMemory;
import io.clade.testing.Numbers;
import io.clade.training.session.History;
import io.clade.training.session.Progress;
import io.clade.training.session.Session;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(NativeMemory.class)
class SharedPretrainingTest {

    private static final Dataset DATA = Numbers.clustered(4, 60, 3, Shape.image(1, 9, 9));
    private static final int PRETRAINING = 2;
    private static final int EPOCHS = 3;

    @TempDir
    Path folder;

    private Outcome fit(String name, boolean shared, Existing existing, Consumer<Progress> listener) {
        Map<String, String> settings = Map.of(
                "pretrain",
                "context",
                "pretrain_epochs",
                String.valueOf(PRETRAINING),
                "shared_pretraining",
                String.valueOf(shared),
                "epochs",
                String.valueOf(EPOCHS),
                "embedding",
                "6",
                "batch",
                "20");
        Plan plan = Plan.of(Methods.named("ddc"), settings, DATA, 3, 10, 3);
        try (ResultFolder out = ResultFolder.open(folder.resolve(name), existing, plan, null)) {
            Outcome outcome = Repetition.of(plan, Session.seeded(0).onProgress(listener), out);
            out.publish(outcome);
            return outcome;
        }
    }

    private List<String> stages(boolean shared) {
        List<String> heard = new ArrayList<>();
        fit("shared-" + shared, shared, Existing.REFUSE, progress -> {
            if (progress.stage().contains("context") && progress.milestone()) {
                heard.add(progress.stage());
            }
        });
        return heard;
    }

    private static List<List<Double>> losses(Outcome outcome) {
        return outcome.histories().stream()
                .map(history ->
                        history.epochs().stream().map(History.Epoch::loss).toList())
                .toList();
    }

    @Test
    void one_pretraining_serves_all_runs() {
        assertThat(stages(true))
                .containsExactly("run 1 of 3, ddc, context prediction", "run 1 of 3, ddc, context prediction");
        assertThat(stages(false)).hasSize(3 * PRETRAINING);
    }

    @Test
    void runs_differ_and_the_first_alone_holds_the_epochs_of_pretraining() {
        Outcome shared = fit("shared", true, Existing.REFUSE, progress -> {});
        Outcome own = fit("own", false, Existing.REFUSE, progress -> {});
        assertThat(losses(shared)).extracting(List::size).containsExactly(PRETRAINING + EPOCHS, EPOCHS, EPOCHS);
        assertThat(losses(shared)).doesNotHaveDuplicates();
        assertThat(losses(shared).get(0)).isEqualTo(losses(own).get(0));
        assertThat(losses(shared).get(1)).isNotEqualTo(losses(own).get(1).subList(PRETRAINING, PRETRAINING + EPOCHS));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 4, 7})
    void it_outlives_an_interruption(int killedAt) {
        Outcome whole = fit("whole", true, Existing.REFUSE, progress -> {});
        List<Progress> epochs = new ArrayList<>();
        assertThatThrownBy(() -> fit("out", true, Existing.REFUSE, progress -> {
                    epochs.add(progress);
                    if (epochs.stream().filter(Progress::milestone).count() == killedAt) {
                        // An Error is what a machine in trouble throws: it ends everything, as a kill does.
                        throw new StackOverflowError("the machine stops");
                    }
                }))
                .isInstanceOf(StackOverflowError.class);
        List<String> again = new ArrayList<>();
        Outcome resumed = fit("out", true, Existing.RESUME, progress -> again.add(progress.stage()));
        assertThat(losses(resumed)).isEqualTo(losses(whole));
        assertThat(resumed.assignment().clusters()).isEqualTo(whole.assignment().clusters());
        assertThat(again.contains("run 1 of 3, ddc, context prediction")).isEqualTo(killedAt == PRETRAINING);
        assertThat(again).doesNotContain("run 2 of 3, ddc, context prediction", "run 3 of 3, ddc, context prediction");
    }
}
