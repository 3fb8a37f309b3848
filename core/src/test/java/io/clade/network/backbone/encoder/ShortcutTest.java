package io.clade.network.backbone.encoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.clade.data.Shape;
import io.clade.network.Autoencoder;
import io.clade.network.backbone.Activations;
import io.clade.network.backbone.FullyConnected;
import io.clade.network.backbone.SeriesCnn;
import io.clade.network.layer.Mode;
import io.clade.tensor.Ops;
import io.clade.tensor.runtime.Device;
import io.clade.tensor.runtime.Scope;
import io.clade.testing.NativeMemory;
import java.util.List;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NativeMemory.class)
class ShortcutTest {

    private static final Shortcut PLAN = new Shortcut(new FullyConnected(List.of(6, 2)));
    private static final Shape SHAPE = Shape.table(5);

    /** Samples with unlike variances, off the origin; one column a feature. */
    private static Tensor samples() {
        torch.manual_seed(3);
        return torch.randn(40, 5)
                .mul(Ops.tensor(new float[] {3, 2, 1, 0.5f, 0.2f}, 5))
                .add(new Scalar(4));
    }

    /** Components by the eigenvectors of the covariance, in double precision; the largest eigenvalues come last. */
    private static Tensor basis(Tensor x) {
        Tensor centred = x.sub(x.mean(0)).to(torch.ScalarType.Double);
        Tensor vectors = torch.linalg_eigh(centred.t().matmul(centred)).get1();
        return vectors.narrow(1, 3, 2).to(torch.ScalarType.Float);
    }

    @Test
    void it_begins_as_principal_components() {
        Scope.run(() -> Scope.withoutGradients(() -> {
            Tensor x = samples();
            Tensor mean = x.mean(0);
            Tensor basis = basis(x);
            Autoencoder net = Autoencoder.of(PLAN, SHAPE, Device.CPU);
            net.begin(mean, basis);
            Tensor scores = x.sub(mean).matmul(basis);
            assertClose(net.embed(x), scores);
            assertClose(
                    net.reconstruct(x, Mode.APPLYING), scores.matmul(basis.t()).add(mean));
        }));
    }

    @Test
    void an_autoencoder_without_a_shortcut_cannot_begin_so() {
        Scope.run(() -> {
            Autoencoder net = Autoencoder.of(new FullyConnected(List.of(6, 2)), SHAPE, Device.CPU);
            assertThatThrownBy(() -> net.begin(torch.zeros(5), torch.zeros(5, 2)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("shortcut");
        });
    }

    /** Twice the network's output is the difference that a factor of 2 makes. */
    @Test
    void the_factor_weighs_the_network() {
        Scope.run(() -> Scope.withoutGradients(() -> {
            Tensor x = samples();
            Autoencoder net = Autoencoder.of(PLAN, SHAPE, Device.CPU);
            Tensor linear = net.embed(x);
            net.ofEncoder().trainable().get("shortcut_factor").fill_(new Scalar(1.0));
            Tensor once = net.embed(x).sub(linear);
            net.ofEncoder().trainable().get("shortcut_factor").fill_(new Scalar(2.0));
            assertThat(Ops.number(once.abs().sum())).isPositive();
            assertClose(net.embed(x).sub(linear), Ops.times(once, 2));
        }));
    }

    /** With a factor of zero the network has no gradient yet, but the factor has, so that the next step reaches it. */
    @Test
    void training_reaches_the_network_by_its_factor() {
        Scope.run(() -> {
            Tensor x = samples();
            Autoencoder net = Autoencoder.of(PLAN, SHAPE, Device.CPU);
            Scope.withoutGradients(() -> net.begin(x.mean(0), basis(x)));
            assertThat(gradient(net, x, "shortcut_factor")).isPositive();
            assertThat(gradient(net, x, "fc1.weight")).isZero();
            Scope.withoutGradients(
                    () -> net.ofEncoder().trainable().get("shortcut_factor").fill_(new Scalar(0.1)));
            assertThat(gradient(net, x, "fc1.weight")).isPositive();
        });
    }

    @Test
    void blocks_are_those_of_the_network() {
        Scope.run(() -> Scope.withoutGradients(() -> {
            Activations activations = Autoencoder.of(PLAN, SHAPE, Device.CPU).encode(samples(), Mode.APPLYING);
            assertThat(activations.blocks()).hasSize(1);
            assertThat(activations.blocks().get(0).size(1)).isEqualTo(6);
            assertThat(activations.embedding().size(1)).isEqualTo(2);
        }));
    }

    @Test
    void it_takes_samples_of_one_size() {
        assertThat(new Shortcut(SeriesCnn.standard(4)).takesAnyLength()).isFalse();
    }

    private static double gradient(Autoencoder net, Tensor x, String name) {
        net.ofEncoder().flatGradient().zero_();
        Ops.square(net.reconstruct(x, Mode.TRAINING).sub(x)).mean().backward();
        return Ops.number(net.ofEncoder().trainable().get(name).grad().abs().sum());
    }

    private static void assertClose(Tensor found, Tensor expected) {
        float[] values = Ops.toArray(expected);
        float[] actual = Ops.toArray(found);
        assertThat(actual).hasSameSizeAs(values);
        for (int i = 0; i < values.length; i++) {
            assertThat((double) actual[i]).isCloseTo(values[i], within(2e-5));
        }
    }
}
