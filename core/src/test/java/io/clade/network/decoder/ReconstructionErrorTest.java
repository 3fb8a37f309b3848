package io.clade.network.decoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.clade.tensor.Ops;
import io.clade.tensor.runtime.Scope;
import io.clade.testing.NativeMemory;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NativeMemory.class)
class ReconstructionErrorTest {

    @Test
    void by_hand_with_a_series_that_ends_early() {
        Scope.run(() -> {
            float nothing = Float.NaN;
            Tensor x = Ops.tensor(new float[] {1, 2, 3, 4, 5, nothing, nothing, nothing}, 2, 2, 2);
            Tensor reconstruction = Ops.tensor(new float[] {0, 2, 3, 6, 2, 9, 9, 9}, 2, 2, 2);
            reconstruction.set_requires_grad(true);
            // 1 + 0 + 0 + 4 of the first, 9 of the second; five numbers are there.
            assertThat(Ops.toArray(ReconstructionError.ofSamples(x, reconstruction)))
                    .containsExactly(5, 9);
            Tensor mean = ReconstructionError.mean(x, reconstruction);
            assertThat(Ops.number(mean)).isEqualTo(2.8f);
            mean.backward();
            // 2 (x̂ − x) / 5
            assertThat(Ops.toArray(reconstruction.grad()))
                    .containsExactly(new float[] {-0.4f, 0, 0, 0.8f, -1.2f, 0, 0, 0}, within(0f));
        });
    }
}
