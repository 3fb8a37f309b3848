package io.clade.method.autoencoder.pretraining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.clade.data.Shape;
import io.clade.network.Autoencoder;
import io.clade.network.backbone.FullyConnected;
import io.clade.network.layer.LayerPair;
import io.clade.network.weight.Weights;
import io.clade.tensor.Ops;
import io.clade.tensor.RandomTensors;
import io.clade.tensor.runtime.Device;
import io.clade.tensor.runtime.Scope;
import io.clade.testing.NativeMemory;
import io.clade.testing.Numbers;
import io.clade.training.Batch;
import io.clade.training.optimiser.Optimiser;
import io.clade.training.optimiser.Updater;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(NativeMemory.class)
class LayerStageTest {

    private static final int N = 40;
    private static final int D = 5;
    private static final int[] WIDTHS = {D, 7, 6, 3};
    private static final EncoderInput PLAIN = new EncoderInput(Optional.empty(), 0);

    private static Tensor samples() {
        double[] numbers = Numbers.normal(new Random(3), N * D);
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] *= 1 + i % D;
        }
        Tensor raw = Ops.tensor(numbers, N, D);
        return raw.sub(raw.mean(0)).to(torch.ScalarType.Float);
    }

    private static Batch batch(Tensor x) {
        return new Batch(IntStream.range(0, N).toArray(), 0, rows -> x);
    }

    private static Autoencoder net(List<Integer> widths) {
        RandomTensors.seed(1);
        return Autoencoder.of(new FullyConnected(widths), Shape.table(D), Device.CPU);
    }

    private static double trained(LayerStage stage, Tensor x, int steps, double rate) {
        Updater updater = Optimiser.adam().updater(stage.parameters());
        double[] last = new double[1];
        for (int step = 0; step < steps; step++) {
            Scope.run(() -> {
                Tensor loss = stage.loss(batch(x)).total();
                loss.backward();
                updater.step(rate, 1e9);
                last[0] = Ops.number(loss.detach());
            });
        }
        return last[0];
    }

    /** The only layer is linear both ways and has no dropout: it can do no better than principal components, and reaches them. */
    @Test
    void a_linear_layer_leaves_the_variance_that_principal_components_leave() {
        Scope.run(() -> {
            int m = 2;
            Tensor x = samples();
            Tensor covariance = Ops.over(torch.mm(Ops.transposed(x), x), N);
            double[] spectrum = Ops.toDoubles(torch.linalg_eigvalsh(covariance.to(torch.ScalarType.Double)));
            double left = 0;
            for (int j = 0; j < D - m; j++) {
                left += spectrum[j] / D;
            }
            LayerPair layer = net(List.of(m)).layerPairs(Device.CPU).get(0);
            double error = trained(new LayerStage(List.of(), layer, PLAIN), x, 2500, 0.01);
            assertThat(error).isCloseTo(left, within(1e-3 * left));
        });
    }

    @Test
    void layers_below_and_the_network_itself_stay_as_they_are_bit_for_bit() {
        Scope.run(() -> {
            Autoencoder net = net(List.of(7, 6, 3));
            List<LayerPair> layers = net.layerPairs(Device.CPU);
            Weights before = net.ofEncoder().export();
            Weights back = net.ofDecoder().export();
            Weights below = layers.get(0).parameters().export();
            Weights own = layers.get(1).parameters().export();
            trained(new LayerStage(layers.subList(0, 1), layers.get(1), PLAIN), samples(), 20, 0.01);
            assertThat(layers.get(0).parameters().export()).isEqualTo(below);
            assertThat(layers.get(1).parameters().export()).isNotEqualTo(own);
            assertThat(net.ofEncoder().export()).isEqualTo(before);
            assertThat(net.ofDecoder().export()).isEqualTo(back);
        });
    }

    /**
     * The loss is that of a slow computation in double precision which drops a fifth of what layers 2 and 3 are given, and a fifth of the
     * outputs of layers 1 and 2: none of the samples, and none of the embedding.
     */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void numbers_are_dropped_where_they_are_in_the_published_code(int number) {
        Scope.run(() -> {
            List<LayerPair> layers = net(List.of(7, 6, 3)).layerPairs(Device.CPU);
            Tensor x = samples();
            RandomTensors.seed(5);
            double got = Ops.number(new LayerStage(layers.subList(0, number - 1), layers.get(number - 1), PLAIN)
                    .loss(batch(x))
                    .total()
                    .detach());
            RandomTensors.seed(5);
            double[] clean = Ops.toDoubles(x);
            for (int l = 1; l < number; l++) {
                clean = relu(linear(clean, layers.get(l - 1), "fc" + l, WIDTHS[l - 1], WIDTHS[l]));
            }
            int in = WIDTHS[number - 1];
            int out = WIDTHS[number];
            double[] seen = number == 1 ? clean : dropped(clean, in);
            double[] h = linear(seen, layers.get(number - 1), "fc" + number, in, out);
            h = number == 3 ? h : dropped(relu(h), out);
            double[] y = linear(h, layers.get(number - 1), "decoder.fc" + (4 - number), out, in);
            y = number == 1 ? y : relu(y);
            double expected = 0;
            for (int i = 0; i < y.length; i++) {
                expected += Math.pow(clean[i] - y[i], 2) / y.length;
            }
            assertThat(got).isCloseTo(expected, within(1e-5 * expected));
        });
    }

    private static double[] dropped(double[] x, int columns) {
        double[] drawn = Ops.toDoubles(RandomTensors.uniform(N, columns));
        double[] left = new double[x.length];
        int zeros = 0;
        for (int i = 0; i < x.length; i++) {
            left[i] = drawn[i] >= 0.2 ? x[i] / 0.8 : 0;
            zeros += drawn[i] < 0.2 ? 1 : 0;
        }
        assertThat((double) zeros / x.length).isBetween(0.1, 0.3);
        return left;
    }

    private static double[] relu(double... x) {
        return java.util.Arrays.stream(x).map(each -> Math.max(0, each)).toArray();
    }

    private static double[] linear(double[] x, LayerPair layer, String name, int in, int out) {
        Weights weights = layer.parameters().export();
        float[] w = weights.get(name + ".weight").values();
        float[] b = weights.get(name + ".bias").values();
        double[] y = new double[N * out];
        for (int i = 0; i < N; i++) {
            for (int o = 0; o < out; o++) {
                y[i * out + o] = b[o];
                for (int j = 0; j < in; j++) {
                    y[i * out + o] += w[o * in + j] * x[i * in + j];
                }
            }
        }
        return y;
    }

    /** With noise, the encoder does not see some numbers of the samples, and yet all are reconstructed. */
    @Test
    void a_layer_reconstructs_what_it_is_given_of_the_samples_from_what_the_encoder_sees() {
        Scope.run(() -> {
            LayerPair layer = net(List.of(D)).layerPairs(Device.CPU).get(0);
            float[] identity = new float[D * D];
            for (int i = 0; i < D; i++) {
                identity[i * D + i] = 1;
            }
            layer.parameters()
                    .load(layer.parameters()
                            .export()
                            .with(Weights.builder()
                                    .put("fc1.weight", new long[] {D, D}, identity)
                                    .put("decoder.fc1.weight", new long[] {D, D}, identity)
                                    .build()));
            Tensor x = samples();
            RandomTensors.seed(2);
            double error = Ops.number(new LayerStage(List.of(), layer, new EncoderInput(Optional.empty(), 0.5))
                    .loss(batch(x))
                    .total()
                    .detach());
            RandomTensors.seed(2);
            double[] drawn = Ops.toDoubles(RandomTensors.uniform(N, D));
            double[] numbers = Ops.toDoubles(x);
            double hidden = 0;
            for (int i = 0; i < numbers.length; i++) {
                hidden += drawn[i] < 0.5 ? numbers[i] * numbers[i] / numbers.length : 0;
            }
            assertThat(error).isCloseTo(hidden, within(1e-5 * hidden));
        });
    }
}
