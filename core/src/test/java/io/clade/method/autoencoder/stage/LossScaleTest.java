package io.clade.method.autoencoder.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.clade.network.decoder.ReconstructionError;
import io.clade.tensor.Ops;
import io.clade.tensor.runtime.Scope;
import io.clade.testing.NativeMemory;
import io.clade.testing.Numbers;
import java.util.Random;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NativeMemory.class)
class LossScaleTest {

    /** With a converted weight, the loss is the published one, (1/n) Σ ‖x − x̂‖² + λ ℓ, over d: it has the same minimum. */
    @Test
    void a_converted_weight_gives_the_published_loss_over_the_count_of_features() {
        int n = 4;
        int d = 7;
        double lambda = 1.5;
        double clustering = 0.37;
        Scope.run(() -> {
            Tensor x = Ops.tensor(Numbers.normal(new Random(1), n * d), n, d);
            Tensor reconstruction = Ops.tensor(Numbers.normal(new Random(2), n * d), n, d);
            double published = Ops.number(Ops.square(x.sub(reconstruction)).sum()) / n + lambda * clustering;
            double ours =
                    Ops.number(ReconstructionError.mean(x, reconstruction)) + LossScale.ofSums(lambda, d) * clustering;
            assertThat(ours * d).isCloseTo(published, within(1e-12));
        });
    }
}
