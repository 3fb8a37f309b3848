package io.clade.method.autoencoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.clade.data.Dataset;
import io.clade.data.FloatSamples;
import io.clade.data.Shape;
import io.clade.evaluation.ExternalIndices;
import io.clade.input.InputException;
import io.clade.method.Methods;
import io.clade.model.Model;
import io.clade.network.Autoencoder;
import io.clade.network.decoder.ReconstructionError;
import io.clade.network.layer.Mode;
import io.clade.tensor.Ops;
import io.clade.tensor.RandomTensors;
import io.clade.tensor.runtime.Device;
import io.clade.tensor.runtime.Scope;
import io.clade.testing.NativeMemory;
import io.clade.testing.Numbers;
import io.clade.testing.SeriesBatch;
import io.clade.testing.Waves;
import io.clade.training.session.Session;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code autoencoder=recurrent}: series are read and written step by step, and nothing behind their end counts. */
@ExtendWith(NativeMemory.class)
class RecurrentAutoencoderTest {

    private static final int STEPS = 12;
    private static final int D = 2;
    private static final Dataset WAVES = Waves.dataset(60, STEPS);

    @TempDir
    Path folder;

    private static Model fit(String method, Dataset data, Map<String, String> more) {
        Map<String, String> settings =
                new HashMap<>(Map.of("autoencoder", "recurrent", "pretrain_epochs", "2", "batch", "30"));
        settings.putAll(more);
        return Methods.named(method).create(3, settings).fit(data, Session.seeded(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"autoencoder", "n2d", "dec", "idec", "dcec", "dbc", "dcn", "dkm", "dekm", "acedec", "vade"})
    void every_method_takes_series_of_different_lengths(String method) {
        Map<String, String> few =
                method.equals("autoencoder") || method.equals("n2d") ? Map.of() : Map.of("epochs", "2");
        Model model = fit(method, WAVES, few);
        model.save(folder);
        Model loaded = Model.load(folder);
        assertThat(loaded.assign(WAVES).memberships())
                .isEqualTo(model.assign(WAVES).memberships());
        assertThat(loaded.embed(WAVES)).isEqualTo(model.embed(WAVES));
        assertThat(loaded.weights().names()).anyMatch(name -> name.startsWith("gru"));
    }

    @Test
    void waves_of_three_frequencies_are_told_apart() {
        Model model = fit("autoencoder", WAVES, Map.of("pretrain_epochs", "100", "pretrain_lr", "0.01"));
        assertThat(ExternalIndices.accuracy(
                        WAVES.labels().orElseThrow(), model.assign(WAVES).clusters()))
                .isGreaterThan(0.9);
    }

    /** The same series in a file whose rows end in other numbers. */
    @Test
    void other_numbers_behind_the_end_change_nothing() {
        assertThat(fit("idec", filled(9), Map.of("epochs", "2")).weights())
                .isEqualTo(fit("idec", filled(-1e6f), Map.of("epochs", "2")).weights());
    }

    private static Dataset filled(float behind) {
        int[] lengths = new int[60];
        float[] values = new float[60 * STEPS * D];
        for (int i = 0; i < 60; i++) {
            lengths[i] = i == 0 ? STEPS : 5 + i % 7;
            for (int t = 0; t < STEPS * D; t++) {
                values[i * STEPS * D + t] = t < lengths[i] * D ? (float) Math.sin(0.9 * i + t * (1 + i % 3)) : behind;
            }
        }
        return Dataset.of("filled", Shape.series(STEPS, D), new FloatSamples(STEPS * D, values))
                .withLengths(lengths);
    }

    private static Autoencoder net() {
        RandomTensors.seed(1);
        Shape shape = Shape.series(STEPS, D);
        EncoderPretraining recurrent = EncoderPretraining.RECOMMENDED.withKind(EncoderPretraining.Type.RECURRENT);
        return Autoencoder.of(recurrent.encoder(shape, 3), shape, Device.CPU);
    }

    private static Tensor batch() {
        return Ops.tensor(SeriesBatch.values(5, STEPS, D, STEPS, 4, 6, 1, 7), 5, STEPS, D);
    }

    @Test
    void a_series_has_the_same_embedding_and_reconstruction_alone_as_beside_a_longer_one() {
        Scope.run(() -> {
            Autoencoder net = net();
            Tensor x = batch();
            float[] together = Ops.toArray(net.embed(x));
            float[] errors = Ops.toArray(ReconstructionError.ofSamples(x, net.reconstruct(x, Mode.APPLYING)));
            int m = net.embeddingSize();
            int[] lengths = {STEPS, 4, 6, 1, 7};
            for (int i = 0; i < lengths.length; i++) {
                Tensor alone = x.narrow(0, i, 1).narrow(1, 0, lengths[i]);
                float[] z = Ops.toArray(net.embed(alone));
                for (int j = 0; j < m; j++) {
                    assertThat(together[i * m + j]).isCloseTo(z[j], within(1e-6f));
                }
                double error = Ops.number(ReconstructionError.ofSamples(alone, net.reconstruct(alone, Mode.APPLYING)));
                assertThat((double) errors[i]).isCloseTo(error, within(1e-5 * (1 + error)));
            }
        });
    }

    /** In training too, and with its gradient. */
    @Test
    void longer_padding_changes_neither_the_loss_nor_its_gradient() {
        Scope.run(() -> {
            Tensor x = batch();
            Tensor padding = torch.full(new long[] {5, 6, D}, new Scalar(Double.NaN));
            Tensor longer = torch.cat(new TensorVector(x, padding), 1);
            float[] gradient = gradient(x);
            assertThat(gradient(longer)).containsExactly(gradient, within(1e-6f));
            assertThat(gradient).doesNotContain(Float.NaN);
            // A test that cannot see a step more would prove nothing.
            assertThat(gradient(x.narrow(1, 0, STEPS - 1))).isNotEqualTo(gradient);
        });
    }

    /** The loss, and its gradient to the encoder and the decoder. */
    private static float[] gradient(Tensor x) {
        Autoencoder net = net();
        Tensor loss = ReconstructionError.mean(x, net.reconstruct(x, Mode.TRAINING));
        loss.backward();
        return Ops.toArray(torch.cat(new TensorVector(
                loss.detach().view(1),
                net.ofEncoder().flatGradient(),
                net.ofDecoder().flatGradient())));
    }

    @Test
    void images_and_tables_are_refused() {
        for (Shape shape : new Shape[] {Shape.image(1, 8, 8), Shape.table(6)}) {
            assertThatThrownBy(() -> fit("idec", Numbers.clustered(4, 60, 3, shape), Map.of()))
                    .isInstanceOf(InputException.class)
                    .hasMessageStartingWith("autoencoder=recurrent reads series step by step. Got samples of shape")
                    .hasMessageEndingWith("Use --set autoencoder=auto.");
        }
    }
}
