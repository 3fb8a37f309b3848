package io.clade.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clade.data.Dataset;
import io.clade.data.Shape;
import io.clade.data.preprocessing.BatchReader;
import io.clade.data.preprocessing.FittedPreprocessing;
import io.clade.data.preprocessing.Preprocessing;
import io.clade.input.InputException;
import io.clade.network.Network;
import io.clade.network.SoftmaxHeads;
import io.clade.network.backbone.Mlp;
import io.clade.network.weight.Weights;
import io.clade.tensor.Ops;
import io.clade.tensor.RandomTensors;
import io.clade.tensor.runtime.Device;
import io.clade.tensor.runtime.Scope;
import io.clade.testing.NativeMemory;
import io.clade.testing.Numbers;
import io.clade.training.optimiser.ParameterGroup;
import io.clade.training.session.History;
import io.clade.training.session.Phase;
import io.clade.training.session.Progress;
import io.clade.training.session.Session;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(NativeMemory.class)
class TrainerTest {

    @TempDir
    Path folder;

    private static final Dataset DATA = Numbers.clustered(1, 90, 3, Shape.table(4));
    private static final Training SETTINGS = Training.STANDARD
            .withEpochs(6)
            .withBatch(30)
            .withLearningRate(1e-2)
            .withSchedule(Schedule.COSINE)
            .withPatience(100);

    /** What training leaves: the history, with times of zero so that runs can be compared, and the weights. */
    private record Trained(List<Double> losses, Weights weights) {}

    private static Trained train(Training settings, Session session, Function<Network, Function<Tensor, Loss>> loss) {
        return Scope.run(() -> {
            Network network = network(session);
            History history = train(network, settings, session, loss.apply(network));
            return new Trained(
                    history.epochs().stream().map(History.Epoch::loss).toList(),
                    network.parameters().export());
        });
    }

    private static Network network(Session session) {
        RandomTensors.seed(session.seed());
        return new Network(DATA.shape(), new Mlp(List.of(8, 5)), Device.CPU, new SoftmaxHeads(3, 1));
    }

    private static History train(Network network, Training settings, Session session, Function<Tensor, Loss> loss) {
        BatchReader batchReader =
                new BatchReader(DATA, FittedPreprocessing.fit(Preprocessing.automatic(), DATA), Device.CPU);
        Stage stage = new Stage() {
            @Override
            public Phase phase() {
                return Phase.TRAINING;
            }

            @Override
            public List<ParameterGroup> parameters() {
                return List.of(ParameterGroup.of(network.parameters()));
            }

            @Override
            public Loss loss(Batch batch) {
                return loss.apply(batch.samples());
            }
        };
        return Trainer.train(
                stage,
                settings,
                new Trainer.Setting(DATA.size(), batchReader::batch, "method", "test", "identity", session));
    }

    /** Pulls the embedding to a constant: a loss that falls. Dropout makes it depend on libtorch's generator. */
    private static Function<Tensor, Loss> falling(Network network) {
        return x -> {
            Tensor z = torch.dropout(network.forward(x).embedding(), 0.2, true);
            return Loss.of("pull", Ops.square(Ops.plus(z, -1)).mean())
                    .plus("spread", 0.1, Ops.square(z).mean());
        };
    }

    @Test
    void the_loss_falls_and_its_terms_add_up() {
        List<Progress> heard = new ArrayList<>();
        History history = Scope.run(() -> {
            Session session = Session.seeded(1).onProgress(heard::add);
            Network network = network(session);
            return train(network, SETTINGS, session, falling(network));
        });
        assertThat(history.epochs()).hasSize(6);
        assertThat(history.epochs().get(5).loss())
                .isLessThan(history.epochs().get(0).loss());
        assertThat(history.terms()).containsExactly("pull", "spread");
        History.Epoch last = history.epochs().get(5);
        assertThat(last.terms().get("pull") + last.terms().get("spread"))
                .isCloseTo(last.loss(), org.assertj.core.api.Assertions.within(1e-6));
        assertThat(heard).filteredOn(Progress::milestone).hasSizeGreaterThanOrEqualTo(6);
        assertThat(heard.get(heard.size() - 1).toString()).startsWith("method, training: 6 of 6 epochs, loss ");
    }

    @Test
    void the_same_seed_gives_the_same_bits_and_another_seed_others() {
        Trained first = train(SETTINGS, Session.seeded(4), TrainerTest::falling);
        assertThat(train(SETTINGS, Session.seeded(4), TrainerTest::falling)).isEqualTo(first);
        assertThat(train(SETTINGS, Session.seeded(5), TrainerTest::falling).losses())
                .isNotEqualTo(first.losses());
    }

    @Test
    void training_that_was_killed_ends_as_if_it_had_not_been() {
        Trained uninterrupted = train(SETTINGS, Session.seeded(4), TrainerTest::falling);
        for (int killedAt : new int[] {1, 4, 10, 17}) {
            Path checkpoints = folder.resolve("killed-at-" + killedAt);
            Session session = Session.seeded(4).checkpointing(checkpoints);
            AtomicInteger steps = new AtomicInteger();
            assertThatThrownBy(() -> train(SETTINGS, session, network -> {
                        Function<Tensor, Loss> loss = falling(network);
                        return x -> {
                            if (steps.incrementAndGet() > killedAt) {
                                throw new IllegalStateException("killed");
                            }
                            return loss.apply(x);
                        };
                    }))
                    .hasMessage("killed");
            assertThat(train(SETTINGS, session, TrainerTest::falling)).isEqualTo(uninterrupted);
        }
    }

    @Test
    void resuming_repeats_at_most_one_epoch() {
        Session session = Session.seeded(4).checkpointing(folder);
        train(SETTINGS.withEpochs(4), session, TrainerTest::falling);
        AtomicInteger steps = new AtomicInteger();
        train(SETTINGS, session, network -> {
            Function<Tensor, Loss> loss = falling(network);
            return x -> {
                steps.incrementAndGet();
                return loss.apply(x);
            };
        });
        assertThat(steps).hasValue(2 * 3);
    }

    @Test
    void two_checkpoints_are_kept_and_one_of_another_fit_is_refused() throws Exception {
        Session session = Session.seeded(4).checkpointing(folder);
        train(SETTINGS, session, TrainerTest::falling);
        try (var files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .contains("test.json", "test-6.safetensors")
                    .hasSizeBetween(2, 4);
        }
        Files.writeString(
                folder.resolve("test.json"),
                Files.readString(folder.resolve("test.json")).replace("identity\":\"identity", "identity\":\"other"));
        assertThatThrownBy(() -> train(SETTINGS, session, TrainerTest::falling))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("belongs to another fit");
    }

    @Test
    void training_stops_early_and_leaves_the_epoch_of_lowest_loss() {
        Training patient =
                SETTINGS.withEpochs(50).withSchedule(Schedule.CONSTANT).withPatience(3);
        AtomicInteger steps = new AtomicInteger();
        List<Weights> afterEpoch = new ArrayList<>();
        // Falls for two epochs of three steps, then rises by a constant whose gradient still moves the weights.
        Trained trained = train(patient, Session.seeded(2), network -> {
            Function<Tensor, Loss> loss = falling(network);
            return x -> {
                int step = steps.getAndIncrement();
                if (step % 3 == 0) {
                    afterEpoch.add(network.parameters().export());
                }
                double penalty = step < 6 ? 0 : 10;
                return Loss.of("all", Ops.plus(loss.apply(x).total(), penalty));
            };
        });
        assertThat(trained.losses()).hasSize(2 + 3);
        assertThat(trained.weights().get("fc1.weight"))
                .isEqualTo(afterEpoch.get(2).get("fc1.weight"));
    }

    @Test
    void a_loss_that_is_not_a_number_says_where_and_what_to_do() {
        assertThatThrownBy(() -> train(SETTINGS, Session.seeded(1), network -> x -> {
                    Tensor z = network.forward(x).embedding();
                    return Loss.of("bad", z.sum().div(torch.zeros(1)).sum());
                }))
                .isInstanceOf(TrainingException.class)
                .hasMessageContaining("epoch 1, step 1")
                .hasMessageContaining("--set lr=0.001");
    }

    @Test
    void gradients_are_clipped() {
        // With Adam the size of the first step does not show clipping; its second moment does.
        Training clipped = SETTINGS.withEpochs(1).withBatch(90).withClip(1e-6);
        Training free = SETTINGS.withEpochs(1).withBatch(90).withClip(1e6);
        Function<Network, Function<Tensor, Loss>> steep = network ->
                x -> Loss.of("steep", Ops.times(network.forward(x).embedding().sum(), 1e-4));
        assertThat(train(clipped, Session.seeded(1), steep).weights())
                .isNotEqualTo(train(free, Session.seeded(1), steep).weights());
    }
}
