package io.clade.network.decoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.clade.data.Shape;
import io.clade.network.Autoencoder;
import io.clade.network.backbone.Architecture;
import io.clade.network.backbone.Cnn;
import io.clade.network.backbone.FullyConnected;
import io.clade.network.backbone.FullyConvolutional;
import io.clade.network.backbone.Mlp;
import io.clade.network.backbone.SeriesCnn;
import io.clade.network.backbone.Spherical;
import io.clade.network.backbone.encoder.Shortcut;
import io.clade.network.backbone.encoder.Stacked;
import io.clade.network.backbone.encoder.StridedCnn;
import io.clade.network.backbone.recurrent.Elman;
import io.clade.network.backbone.recurrent.Gru;
import io.clade.network.backbone.recurrent.Lstm;
import io.clade.network.layer.Mode;
import io.clade.network.layer.StridedLayer;
import io.clade.network.weight.Parameters;
import io.clade.tensor.InputGradient;
import io.clade.tensor.Ops;
import io.clade.tensor.runtime.Device;
import io.clade.tensor.runtime.Scope;
import io.clade.testing.DoublePrecision;
import io.clade.testing.NativeMemory;
import io.clade.testing.SeriesBatch;
import io.clade.training.optimiser.Optimiser;
import io.clade.training.optimiser.Updater;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The guarantees of the decoder of every architecture. */
@ExtendWith(NativeMemory.class)
class DecoderTest {

    private static final int D = 2;
    private static final int[] LENGTHS = {13, 5, 1, 12};

    static Stream<Arguments> all() {
        Shape image = Shape.image(2, 9, 6);
        return Stream.concat(
                series().map(architecture -> Arguments.of(architecture, Shape.series(13, D))),
                Stream.of(
                        Arguments.of(new FullyConnected(List.of(12, 7, 3)), Shape.table(5)),
                        Arguments.of(new Shortcut(new FullyConnected(List.of(12, 7, 3))), Shape.series(4, 3)),
                        Arguments.of(new Shortcut(StridedCnn.published(5)), image),
                        Arguments.of(new Mlp(List.of(12, 7)), Shape.series(4, 3)),
                        Arguments.of(new Architecture.Identity(), Shape.table(5)),
                        Arguments.of(new Spherical(new Mlp(List.of(6))), Shape.table(5)),
                        Arguments.of(new Cnn(4, 3, 3, true, 5), image),
                        Arguments.of(new StridedCnn(List.of(new StridedLayer(4, 5), new StridedLayer(6, 3)), 5), image),
                        Arguments.of(new StridedCnn(List.of(new StridedLayer(4, 3)), 0), image),
                        Arguments.of(new FullyConvolutional(4, 3, 3, true, 6, 5), image)));
    }

    static Stream<Architecture> series() {
        return Stream.of(
                new SeriesCnn(6, 5, 4, 5),
                new SeriesCnn(6, 3, 0, 5),
                new Stacked(new SeriesCnn(6, 3, 0, 4), new FullyConnected(List.of(5))),
                new Gru(2, 6, true, false, 5),
                new Lstm(1, 6, false, false, 5),
                new Elman(1, 6, true, false, 5));
    }

    private static Autoencoder build(Architecture architecture, Shape shape, Parameters parameters) {
        torch.manual_seed(2);
        Autoencoder autoencoder = new Autoencoder(architecture, shape, parameters);
        parameters.flatten();
        return autoencoder;
    }

    /** Number j of sample i is sin(0.2 j + i). */
    private static Tensor waves(Shape shape, int n) {
        float[] values = new float[n * shape.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) Math.sin(0.2 * (i % shape.size()) + i / shape.size());
        }
        return Ops.tensor(values, shape.batch(n));
    }

    private static Tensor batch() {
        return Ops.tensor(SeriesBatch.values(LENGTHS.length, 13, D, LENGTHS), LENGTHS.length, 13, D);
    }

    @ParameterizedTest
    @MethodSource("all")
    void a_reconstruction_has_the_shape_of_its_samples(Architecture architecture, Shape shape) {
        Scope.run(() -> {
            Autoencoder autoencoder = build(architecture, shape, new Parameters(Device.CPU));
            Tensor x = torch.randn(shape.batch(4));
            Tensor reconstruction = autoencoder.reconstruct(x, Mode.TRAINING);
            assertThat(reconstruction.sizes().vec().get()).isEqualTo(shape.batch(4));
            // Linear at the end: nothing bounds it below.
            assertThat(Ops.number(reconstruction.min())).isNegative();
        });
    }

    @ParameterizedTest
    @MethodSource("all")
    void some_steps_of_training_lower_the_error_by_a_third(Architecture architecture, Shape shape) {
        Scope.run(() -> {
            Parameters parameters = new Parameters(Device.CPU);
            Autoencoder autoencoder = build(architecture, shape, parameters);
            Updater updater = Optimiser.adam().updater(parameters);
            Tensor x = waves(shape, 6);
            double first = 0;
            double last = 0;
            for (int step = 0; step < 60; step++) {
                Tensor error = ReconstructionError.mean(x, autoencoder.reconstruct(x, Mode.TRAINING));
                first = step == 0 ? Ops.number(error) : first;
                last = Ops.number(error);
                error.backward();
                updater.step(0.02, 10);
            }
            assertThat(last).isLessThan(first * 2 / 3);
        });
    }

    @ParameterizedTest
    @MethodSource("all")
    void gradients_of_embeddings_and_parameters_are_those_of_central_differences(
            Architecture architecture, Shape shape) {
        DoublePrecision.run(() -> {
            Parameters parameters = new Parameters(Device.CPU);
            torch.manual_seed(2);
            Decoder decoder = architecture.decoder(shape, 3, parameters, "decoder.");
            parameters.flatten();
            Scope.withoutGradients(() -> {
                // Off the kink that ReLUs of biases alone have at zero.
                parameters.flat().add_(Ops.times(torch.randn(parameters.count()), 0.1));
            });
            Tensor z = torch.randn(2, 3);
            Tensor like = torch.zeros(shape.batch(2));
            Tensor direction = torch.randn(shape.batch(2));
            UnaryOperator<Tensor> value =
                    in -> decoder.decode(in, like).mul(direction).sum();
            Tensor step = torch.randn(2, 3);
            Tensor gradient = InputGradient.of(value, z);
            double along = slope(h -> value.apply(z.add(Ops.times(step, h))));
            assertThat(Ops.number(gradient.mul(step).sum())).isCloseTo(along, within(1e-6 * (1 + Math.abs(along))));
            value.apply(z).backward();
            Tensor move = torch.randn(parameters.count());
            double expected = Ops.number(parameters.flatGradient().mul(move).sum());
            Tensor start = parameters.flat().clone();
            double moved = slope(h -> {
                parameters.flat().copy_(start.add(Ops.times(move, h)));
                return value.apply(z);
            });
            assertThat(expected).isNotZero().isCloseTo(moved, within(1e-6 * (1 + Math.abs(moved))));
        });
    }

    /** The slope of a scalar at 0, by central differences. */
    private static double slope(DoubleFunction<Tensor> value) {
        double h = 1e-6;
        return Scope.withoutGradients(() -> Ops.number(value.apply(h).sub(value.apply(-h))) / (2 * h));
    }

    @ParameterizedTest
    @CsvSource({"28, 28", "23, 31", "22, 22", "8, 8", "7, 9", "5, 1", "1, 1", "32, 17"})
    void images_of_any_size_come_back_as_high_and_wide_as_they_were(int height, int width) {
        Scope.run(() -> {
            Shape shape = Shape.image(3, height, width);
            Autoencoder autoencoder = build(Cnn.fitting(shape, 4), shape, new Parameters(Device.CPU));
            Tensor x = torch.randn(shape.batch(2));
            assertThat(autoencoder.reconstruct(x, Mode.TRAINING).sizes().vec().get())
                    .isEqualTo(shape.batch(2));
        });
    }

    @ParameterizedTest
    @MethodSource("series")
    void there_is_nothing_behind_the_end_of_a_series(Architecture architecture) {
        Scope.run(() -> {
            Autoencoder autoencoder = build(architecture, Shape.series(13, D), new Parameters(Device.CPU));
            Tensor x = batch();
            Tensor reconstruction = autoencoder.reconstruct(x, Mode.TRAINING);
            for (int i = 0; i < LENGTHS.length; i++) {
                Tensor one = reconstruction.select(0, i);
                assertThat(Ops.number(one.narrow(0, LENGTHS[i], 13L - LENGTHS[i])
                                .abs()
                                .sum()))
                        .isZero();
                assertThat(Ops.number(one.select(0, LENGTHS[i] - 1).abs().sum()))
                        .isPositive();
            }
        });
    }

    @ParameterizedTest
    @MethodSource("series")
    void a_series_is_decoded_in_a_batch_as_alone(Architecture architecture) {
        Scope.run(() -> {
            Autoencoder autoencoder = build(architecture, Shape.series(13, D), new Parameters(Device.CPU));
            Tensor z = torch.randn(LENGTHS.length, 5);
            Tensor nothing = torch.full(new long[] {LENGTHS.length, 4, D}, new Scalar(Double.NaN));
            Tensor padded = torch.cat(new TensorVector(batch(), nothing), 1);
            Tensor together = autoencoder.decoder().decode(z, padded);
            assertThat(together.sizes().vec().get()).containsExactly(LENGTHS.length, 17, D);
            for (int i = 0; i < LENGTHS.length; i++) {
                Tensor like = torch.zeros(1, LENGTHS[i], D);
                Tensor alone = autoencoder.decoder().decode(z.narrow(0, i, 1), like);
                Tensor part = together.narrow(0, i, 1).narrow(1, 0, LENGTHS[i]);
                assertThat(Ops.toArray(part)).containsExactly(Ops.toArray(alone), within(1e-5f));
            }
        });
    }

    @ParameterizedTest
    @MethodSource("series")
    void padding_changes_neither_the_error_nor_its_gradient(Architecture architecture) {
        Scope.run(() -> {
            Parameters parameters = new Parameters(Device.CPU);
            Autoencoder autoencoder = build(architecture, Shape.series(13, D), parameters);
            Tensor x = batch();
            Tensor nothing = torch.full(new long[] {LENGTHS.length, 4, D}, new Scalar(Double.NaN));
            Tensor error = ReconstructionError.mean(x, autoencoder.reconstruct(x, Mode.TRAINING));
            error.backward();
            double[] gradient = Ops.toDoubles(parameters.flatGradient());
            parameters.flatGradient().zero_();
            Tensor padded = torch.cat(new TensorVector(x, nothing), 1);
            Tensor again = ReconstructionError.mean(padded, autoencoder.reconstruct(padded, Mode.TRAINING));
            again.backward();
            assertThat(Ops.number(again)).isFinite().isCloseTo(Ops.number(error), within(1e-5));
            assertThat(Ops.toDoubles(parameters.flatGradient())).containsExactly(gradient, within(1e-4));
        });
    }
}
