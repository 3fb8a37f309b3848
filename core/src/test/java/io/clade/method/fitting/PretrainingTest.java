package io.clade.method.fitting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clade.data.Dataset;
import io.clade.data.FloatSamples;
import io.clade.data.Shape;
import io.clade.data.preprocessing.BatchReader;
import io.clade.data.preprocessing.FittedPreprocessing;
import io.clade.data.preprocessing.Preprocessing;
import io.clade.data.view.PatchPairs;
import io.clade.input.InputException;
import io.clade.method.HyperparameterAccess;
import io.clade.method.divergence.Ddc;
import io.clade.method.divergence.Dtkc;
import io.clade.model.Model;
import io.clade.network.backbone.FullyConvolutional;
import io.clade.tensor.Ops;
import io.clade.tensor.runtime.Device;
import io.clade.tensor.runtime.Scope;
import io.clade.testing.NativeMemory;
import io.clade.testing.Numbers;
import io.clade.training.Trainer;
import io.clade.training.Training;
import io.clade.training.session.History;
import io.clade.training.session.Session;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(NativeMemory.class)
class PretrainingTest {

    private static final int SIDE = 14;
    private static final Dataset DATA = Numbers.clustered(4, 60, 3, Shape.image(1, 12, 12));
    private static final Map<String, String> FEW =
            Map.of("pretrain", "context", "pretrain_epochs", "3", "epochs", "4", "embedding", "9", "batch", "20");

    @TempDir
    Path folder;

    private static Map<String, String> few(String name, String value) {
        Map<String, String> changed = new HashMap<>(FEW);
        changed.put(name, value);
        return changed;
    }

    private static Model fit(Dataset data, Map<String, String> changes, Session session) {
        return new Ddc(HyperparameterAccess.with(Ddc.recommended(3), changes)).fit(data, session);
    }

    /** Bowls of different depths with noise: what a patch shows depends on where it lies. */
    private static Dataset bowls(int n) {
        Random random = new Random(8);
        float[] values = new float[n * SIDE * SIDE];
        for (int i = 0; i < n; i++) {
            double depth = 0.5 + random.nextDouble();
            for (int pixel = 0; pixel < SIDE * SIDE; pixel++) {
                double y = pixel / SIDE - (SIDE - 1) / 2.0;
                double x = pixel % SIDE - (SIDE - 1) / 2.0;
                values[i * SIDE * SIDE + pixel] = (float) (depth * (x * x + y * y) + 0.1 * random.nextGaussian());
            }
        }
        return Dataset.of("bowls", Shape.image(1, SIDE, SIDE), new FloatSamples(SIDE * SIDE, values));
    }

    @Test
    void the_task_is_learned_where_patches_show_where_they_lie() {
        Dataset bowls = bowls(240);
        Scope.run(() -> {
            BatchReader batchReader =
                    new BatchReader(bowls, FittedPreprocessing.fit(Preprocessing.automatic(), bowls), Device.CPU);
            PatchPairs pairs = PatchPairs.fitting(batchReader.shape());
            torch.manual_seed(1);
            ContextStage task = new ContextStage(
                    FullyConvolutional.fitting(batchReader.shape(), pairs.patch(), 20),
                    batchReader.shape().channels(),
                    pairs,
                    Device.CPU);
            Training training = Training.STANDARD
                    .withEpochs(12)
                    .withBatch(40)
                    .withLearningRate(3e-3)
                    .withPatience(12);
            History history = Trainer.train(
                    task,
                    training,
                    new Trainer.Setting(bowls.size(), batchReader::batch, "ddc", "context", "", Session.seeded(1)));
            double guesses = Math.log(PatchPairs.POSITIONS);
            assertThat(history.epochs().get(0).loss()).isGreaterThan(0.7 * guesses);
            assertThat(history.lowestLoss()).isLessThan(0.4 * guesses);
            assertThat(accuracy(task, pairs, batchReader)).isGreaterThan(0.7);
            assertThat(ContextStage.warning(history)).isEmpty();
        });
    }

    private static double accuracy(ContextStage task, PatchPairs pairs, BatchReader batchReader) {
        PatchPairs.Pairs drawn = pairs.cut(batchReader.block(0, batchReader.size()));
        Tensor scores = task.network().forward(drawn.first(), drawn.second(), false);
        int[] told = Ops.toInts(Ops.positionOfLargest(scores, 1));
        int[] positions = Ops.toInts(drawn.positions());
        int right = 0;
        for (int i = 0; i < told.length; i++) {
            right += told[i] == positions[i] ? 1 : 0;
        }
        return (double) right / told.length;
    }

    @Test
    void where_nothing_is_learned_the_user_hears_of_it() {
        Model model = fit(DATA, few("lr", "1e-9"), Session.seeded(1));
        assertThat(model.warnings())
                .anyMatch(warning -> warning.startsWith("Pre-training learned almost nothing in 3"));
    }

    @Test
    void its_epochs_come_first_and_its_loss_is_not_that_of_the_run() {
        Model model = fit(DATA, FEW, Session.seeded(1));
        List<History.Epoch> epochs = model.history().epochs();
        assertThat(epochs).hasSize(3 + 4);
        assertThat(epochs.get(2).terms()).containsOnlyKeys("context");
        assertThat(epochs.get(3).terms()).containsKey("head 1");
        assertThat(epochs.get(6).number()).isEqualTo(7);
        assertThat(model.history().lowestLoss())
                .isEqualTo(Math.min(epochs.get(5).loss(), epochs.get(6).loss()));
    }

    @ParameterizedTest
    @CsvSource({"pretrain, none", "pretrain_epochs, 1", "pretrain_patch, 2"})
    void every_parameter_changes_the_fit(String name, String value) {
        assertThat(fit(DATA, few(name, value), Session.seeded(1)).weights())
                .isNotEqualTo(fit(DATA, FEW, Session.seeded(1)).weights());
    }

    @Test
    void the_same_seed_gives_the_same_model_and_it_is_saved_whole() {
        Model model = fit(DATA, FEW, Session.seeded(1));
        assertThat(fit(DATA, FEW, Session.seeded(1)).weights()).isEqualTo(model.weights());
        assertThat(fit(DATA, FEW, Session.seeded(2)).weights()).isNotEqualTo(model.weights());
        model.save(folder);
        Model loaded = Model.load(folder);
        assertThat(loaded.plan()).isEqualTo(model.plan());
        assertThat(loaded.assign(DATA).memberships())
                .isEqualTo(model.assign(DATA).memberships());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 4, 6})
    void a_fit_that_was_killed_ends_as_if_it_had_not_been(int killedAfter) {
        Model whole = fit(DATA, FEW, Session.seeded(1));
        Session session = Session.seeded(1).checkpointing(folder);
        AtomicInteger epochs = new AtomicInteger();
        assertThatThrownBy(() -> fit(DATA, FEW, session.onProgress(progress -> {
                    if (progress.milestone() && epochs.incrementAndGet() > killedAfter) {
                        throw new IllegalStateException("killed");
                    }
                })))
                .hasMessage("killed");
        Model resumed = fit(DATA, FEW, session);
        assertThat(resumed.weights()).isEqualTo(whole.weights());
        assertThat(resumed.history().lowestLoss()).isEqualTo(whole.history().lowestLoss());
        assertThat(resumed.history().epochs()).hasSize(7);
    }

    @Test
    void tensor_kernels_go_on_top() {
        Model model = new Dtkc(HyperparameterAccess.with(Dtkc.recommended(3), FEW)).fit(DATA, Session.seeded(1));
        assertThat(model.history().terms()).contains("context", "companions");
    }

    @Test
    void other_samples_other_networks_and_small_images_are_refused() {
        assertThatThrownBy(() -> fit(Numbers.clustered(1, 30, 3, Shape.table(80)), FEW, Session.seeded(1)))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("pretrain=context needs images")
                .hasMessageContaining("--set pretrain=none");
        assertThatThrownBy(() -> fit(DATA, few("network", "mlp"), Session.seeded(1)))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("network=mlp");
        assertThatThrownBy(() -> fit(Numbers.clustered(1, 30, 3, Shape.image(1, 7, 9)), FEW, Session.seeded(1)))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("at least 8×8");
        assertThatThrownBy(() -> fit(DATA, few("pretrain_patch", "5"), Session.seeded(1)))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("at least 15×15");
    }
}
