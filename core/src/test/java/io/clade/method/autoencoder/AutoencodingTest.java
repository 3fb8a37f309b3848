package io.clade.method.autoencoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.clade.data.Shape;
import io.clade.network.Autoencoder;
import io.clade.network.backbone.FullyConnected;
import io.clade.network.decoder.ReconstructionError;
import io.clade.network.layer.Mode;
import io.clade.network.weight.Parameters;
import io.clade.tensor.Ops;
import io.clade.tensor.RandomTensors;
import io.clade.tensor.runtime.Device;
import io.clade.tensor.runtime.Scope;
import io.clade.testing.NativeMemory;
import io.clade.testing.Numbers;
import io.clade.training.optimiser.Optimiser;
import io.clade.training.optimiser.Updater;
import java.util.List;
import java.util.Random;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NativeMemory.class)
class AutoencodingTest {

    private static final int N = 40;
    private static final int D = 5;
    private static final int M = 2;

    /** A linear autoencoder of m units can do no better than m principal components, and reaches it. */
    @Test
    void a_linear_autoencoder_leaves_the_variance_that_principal_components_leave() {
        double[] numbers = Numbers.normal(new Random(3), N * D);
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] *= 1 + i % D;
        }
        Scope.run(() -> {
            Tensor raw = Ops.tensor(numbers, N, D);
            Tensor centred = raw.sub(raw.mean(0));
            double[] spectrum =
                    Ops.toDoubles(torch.linalg_eigvalsh(Ops.over(torch.mm(Ops.transposed(centred), centred), N)));
            double left = 0;
            for (int j = 0; j < D - M; j++) {
                left += spectrum[j] / D;
            }
            Tensor x = centred.to(torch.ScalarType.Float);
            RandomTensors.seed(1);
            Parameters parameters = new Parameters(Device.CPU);
            Autoencoder linear = new Autoencoder(new FullyConnected(List.of(M)), Shape.table(D), parameters);
            parameters.flatten();
            Updater updater = Optimiser.adam().updater(parameters);
            double error = 0;
            for (int step = 0; step < 2500; step++) {
                double[] now = new double[1];
                Scope.run(() -> {
                    Tensor loss = ReconstructionError.mean(x, linear.reconstruct(x, Mode.TRAINING));
                    loss.backward();
                    updater.step(0.01, 1e9);
                    now[0] = Ops.number(loss.detach());
                });
                error = now[0];
                assertThat(error).isGreaterThan(left - 1e-4);
            }
            assertThat(error).isCloseTo(left, within(1e-3 * left));
        });
    }
}
