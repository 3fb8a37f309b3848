package io.clade.method.autoencoder.variational;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.clade.data.Shape;
import io.clade.network.Autoencoder;
import io.clade.network.backbone.Architecture;
import io.clade.network.backbone.FullyConnected;
import io.clade.network.backbone.encoder.StridedCnn;
import io.clade.network.layer.Mode;
import io.clade.tensor.Ops;
import io.clade.tensor.RandomTensors;
import io.clade.tensor.runtime.Device;
import io.clade.tensor.runtime.Scope;
import io.clade.testing.NativeMemory;
import java.util.List;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NativeMemory.class)
class EncodingVarianceTest {

    private static final Shape IMAGE = Shape.image(1, 8, 8);

    /** ln σ̃² of five random samples after every weight of the layer grew by {@code grown}, 5×3. */
    private static double[] logVariances(Architecture architecture, double grown, float... variances) {
        return Scope.run(() -> {
            RandomTensors.seed(1);
            Autoencoder net = Autoencoder.of(architecture, IMAGE, Device.CPU);
            Tensor x = RandomTensors.normal(5, 1, 8, 8);
            Tensor given = Ops.tensor(variances, 3);
            EncodingVariance variance =
                    new EncodingVariance(net, x.narrow(0, 0, 1), given, VarianceScale.of(given), Device.CPU);
            Scope.withoutGradients(() -> {
                variance.parameters().flat().add_(new Scalar(grown));
            });
            return Ops.toDoubles(variance.of(net.encode(x, Mode.TRAINING)));
        });
    }

    @Test
    void it_starts_at_a_hundredth_of_each_unit_s_variance_whatever_the_sample() {
        for (Architecture each :
                List.of(new FullyConnected(List.of(16, 3)), new FullyConnected(List.of(3)), StridedCnn.published(3))) {
            double[] found = logVariances(each, 0, 0.5f, 2, 9);
            for (int i = 0; i < found.length; i++) {
                double variance = new double[] {0.5, 2, 9}[i % 3];
                assertThat(found[i]).isCloseTo(Math.log(0.01 * variance), within(1e-5));
            }
        }
    }

    @Test
    void it_learns_to_depend_on_the_sample() {
        double[] found = logVariances(new FullyConnected(List.of(16, 3)), 0.01, 1, 1, 1);
        assertThat(found[0]).isNotCloseTo(found[3], within(1e-3));
    }

    /** The mean variance of a unit is 4, e⁻⁸ and e⁸ times which are the bounds. */
    @Test
    void a_unit_that_does_not_vary_and_one_that_has_grown_stay_within_the_bounds() {
        assertThat(logVariances(new FullyConnected(List.of(16, 3)), 0, 0, 4, 8)[0])
                .isCloseTo(Math.log(4) - 8, within(1e-5));
        assertThat(logVariances(new FullyConnected(List.of(16, 3)), 1000, 4, 4, 4)[0])
                .isCloseTo(Math.log(4) + 8, within(1e-5));
    }
}
