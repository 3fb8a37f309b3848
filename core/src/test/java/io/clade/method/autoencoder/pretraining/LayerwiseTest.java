package io.clade.method.autoencoder.pretraining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clade.data.Dataset;
import io.clade.data.Shape;
import io.clade.input.InputException;
import io.clade.method.Methods;
import io.clade.method.autoencoder.Dec;
import io.clade.method.fitting.Fit;
import io.clade.model.Model;
import io.clade.network.Autoencoder;
import io.clade.network.backbone.FullyConnected;
import io.clade.network.layer.Mode;
import io.clade.tensor.Ops;
import io.clade.tensor.runtime.Scope;
import io.clade.testing.Interruption;
import io.clade.testing.NativeMemory;
import io.clade.testing.Numbers;
import io.clade.training.Training;
import io.clade.training.session.History;
import io.clade.training.session.Phase;
import io.clade.training.session.Session;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(NativeMemory.class)
class LayerwiseTest {

    private static final Dataset TABLE = Numbers.clustered(4, 90, 3, Shape.table(6));

    private static final Map<String, String> GREEDY = Map.of(
            "pretrain_layers", "greedy", "pretrain_epochs", "3", "batch", "30", "embedding", "5", "hidden_units", "20");

    @TempDir
    Path folder;

    private static Model fit(String method, Dataset data, Session session, Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(GREEDY);
        settings.putAll(more);
        return Methods.named(method).create(3, settings).fit(data, session);
    }

    /** The layers' weights go into the network, and each has learned: its error is below the variance of what it reconstructs. */
    @Test
    void every_layer_reconstructs_more_than_the_mean_of_what_it_is_given() {
        Dec.Hyperparameters settings =
                (Dec.Hyperparameters) Methods.named(Dec.NAME).hyperparameters(3, Map.of());
        try (Fit fit = Fit.begin(Dec.NAME, settings, TABLE, Session.seeded(1))) {
            Autoencoder net = fit.autoencoder(input -> new FullyConnected(List.of(20, 20, 5)));
            EncoderInput plain = new EncoderInput(Optional.empty(), 0);
            Training training = Training.STANDARD.withBatch(30).withEpochs(200).withLearningRate(3e-3);
            Layerwise.train(fit, fit.session(), net, plain, training);
            List<Double> variances = Scope.withoutGradients(() -> {
                Tensor x = fit.batchReader().block(0, TABLE.size());
                List<Tensor> given = new ArrayList<>(List.of(x));
                given.addAll(net.encode(x, Mode.APPLYING).blocks());
                return given.stream()
                        .map(h -> Ops.number(Ops.square(h.sub(h.mean(0))).mean()))
                        .toList();
            });
            List<String> names = List.of("layer 1 of 3", "layer 2 of 3", "layer 3 of 3");
            assertThat(variances).hasSameSizeAs(names);
            for (int i = 0; i < names.size(); i++) {
                String name = names.get(i);
                List<History.Epoch> epochs = fit.history().epochs().stream()
                        .filter(epoch -> epoch.phase().name().equals(name))
                        .toList();
                double lowest =
                        epochs.stream().mapToDouble(History.Epoch::loss).min().orElseThrow();
                assertThat(lowest).as(name).isLessThan(variances.get(i));
            }
        }
    }

    @Test
    void the_history_names_the_layers_and_each_takes_half_the_epochs_of_the_training_end_to_end() {
        List<String> phases = fit("autoencoder", TABLE, Session.seeded(1), Map.of()).history().epochs().stream()
                .filter(epoch -> epoch.phase().kind() == Phase.Kind.PRETRAINING)
                .map(epoch -> epoch.phase().toString())
                .toList();
        assertThat(phases)
                .containsExactly(
                        "pre-training: layer 1 of 4",
                        "pre-training: layer 1 of 4",
                        "pre-training: layer 2 of 4",
                        "pre-training: layer 2 of 4",
                        "pre-training: layer 3 of 4",
                        "pre-training: layer 3 of 4",
                        "pre-training: layer 4 of 4",
                        "pre-training: layer 4 of 4",
                        "pre-training: reconstruction",
                        "pre-training: reconstruction",
                        "pre-training: reconstruction");
    }

    @Test
    void progress_names_the_layer() {
        List<String> heard = new ArrayList<>();
        fit("dec", TABLE, Session.seeded(1).onProgress(progress -> heard.add(progress.stage())), Map.of("epochs", "1"));
        assertThat(heard).contains("dec, layer 1 of 4", "dec, layer 4 of 4", "dec, reconstruction");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 8, 9, 12})
    void a_fit_that_was_killed_ends_as_if_it_had_not_been(int killed) {
        Map<String, String> more = Map.of("epochs", "2", "tolerance", "0", "pretrain_noise", "0.2");
        Model whole = fit("idec", TABLE, Session.seeded(1), more);
        AtomicInteger epochs = new AtomicInteger();
        Model resumed = Interruption.resumed(
                (data, session) -> fit("idec", data, session, more),
                TABLE,
                folder,
                progress -> progress.milestone() && epochs.incrementAndGet() >= killed);
        assertThat(resumed.weights()).isEqualTo(whole.weights());
        assertThat(resumed.history().epochs())
                .extracting(History.Epoch::loss)
                .isEqualTo(whole.history().epochs().stream()
                        .map(History.Epoch::loss)
                        .toList());
    }

    /** The map beside the network starts as principal components all the same, and the network is added from zero on. */
    @Test
    void a_shortcut_still_starts_as_principal_components() {
        Map<String, String> still = Map.of("pretrain_epochs", "1", "pretrain_lr", "1e-9");
        assertThat(fit("autoencoder", TABLE, Session.seeded(1), still).weights().get("shortcut.weight"))
                .isEqualTo(fit(
                                "autoencoder",
                                TABLE,
                                Session.seeded(1),
                                Map.of("pretrain_epochs", "1", "pretrain_lr", "1e-9", "pretrain_layers", "whole"))
                        .weights()
                        .get("shortcut.weight"));
    }

    @ParameterizedTest
    @CsvSource({"conv, image", "auto, series", "conv, series", "recurrent, series"})
    void networks_that_are_not_fully_connected_are_refused(String autoencoder, String kind) {
        Shape shape = kind.equals("image") ? Shape.image(1, 8, 7) : Shape.series(12, 2);
        Dataset data = Numbers.clustered(4, 60, 3, shape);
        assertThatThrownBy(() -> fit("idec", data, Session.seeded(1), Map.of("autoencoder", autoencoder)))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("pretrain_layers=greedy needs fully connected layers")
                .hasMessageContaining("autoencoder=" + autoencoder);
    }

    @ParameterizedTest
    @CsvSource({"auto, image", "mlp, series", "conv, table"})
    void fully_connected_networks_are_taken_for_any_samples(String autoencoder, String kind) {
        Shape shape = switch (kind) {
            case "image" -> Shape.image(1, 8, 7);
            case "series" -> Shape.series(12, 2);
            default -> Shape.table(6);
        };
        Dataset data = Numbers.clustered(4, 60, 3, shape);
        Map<String, String> more = Map.of("autoencoder", autoencoder, "epochs", "1");
        assertThat(fit("idec", data, Session.seeded(1), more).clusters()).isEqualTo(3);
    }
}
