package io.clade.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.clade.data.Shape;
import io.clade.network.Autoencoder;
import io.clade.network.backbone.FullyConnected;
import io.clade.network.layer.Mode;
import io.clade.network.weight.Parameters;
import io.clade.tensor.runtime.Device;
import io.clade.tensor.runtime.ProcessMemory;
import io.clade.tensor.runtime.Scope;
import io.clade.training.optimiser.Optimiser;
import io.clade.training.optimiser.Updater;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;

/** Ten thousand training steps: one tensor lost in each would be 600 megabytes. */
class SoakTest {

    private static final int BATCH = 256;
    private static final int FEATURES = 64;
    private static final int EARLY = 1_000;
    private static final int STEPS = 10_000;
    private static final long TOLERATED_GROWTH = 150_000_000;

    @Test
    void memory_stays_flat_over_ten_thousand_steps() {
        Scope.run(() -> {
            torch.manual_seed(1);
            Parameters parameters = new Parameters(Device.CPU);
            Autoencoder autoencoder =
                    new Autoencoder(new FullyConnected(List.of(32, 4)), Shape.table(FEATURES), parameters);
            parameters.flatten();
            Updater updater = Optimiser.adam().updater(parameters);
            Tensor x = torch.rand(BATCH, FEATURES);
            steps(EARLY, autoencoder, updater, x);
            long residentEarly = ProcessMemory.resident();
            long objectsEarly = ProcessMemory.objects();
            steps(STEPS - EARLY, autoencoder, updater, x);
            assertThat(ProcessMemory.objects()).isEqualTo(objectsEarly);
            assertThat(ProcessMemory.resident() - residentEarly).isLessThan(TOLERATED_GROWTH);
        });
    }

    private static void steps(int count, Autoencoder autoencoder, Updater updater, Tensor x) {
        for (int step = 0; step < count; step++) {
            Scope.run(() -> {
                torch.mse_loss(autoencoder.reconstruct(x, Mode.TRAINING), x).backward();
                updater.step(1e-3, 10);
            });
        }
    }
}
