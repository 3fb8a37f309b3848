package io.clade.network.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.clade.network.weight.Parameters;
import io.clade.tensor.Ops;
import io.clade.tensor.runtime.Device;
import io.clade.tensor.runtime.Scope;
import io.clade.testing.DoublePrecision;
import io.clade.testing.NativeMemory;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(NativeMemory.class)
class TransposedConvolutionTest {

    /** With the same kernels and no bias, ⟨C x, y⟩ = ⟨x, Cᵀ y⟩ for every x and y: that is what a transpose is. */
    @ParameterizedTest
    @CsvSource({"8, 8, 3", "9, 6, 5", "7, 1, 3", "28, 28, 5"})
    void is_the_transpose_of_the_convolution_with_its_kernels(int height, int width, int kernel) {
        DoublePrecision.run(() -> Scope.withoutGradients(() -> {
            torch.manual_seed(1);
            Parameters parameters = new Parameters(Device.CPU);
            Convolution forward = Convolution.strided(parameters, "forward", 2, 3, kernel, StridedLayer.STRIDE);
            TransposedConvolution back =
                    new TransposedConvolution(parameters, "back", 3, 2, kernel, StridedLayer.STRIDE, height, width);
            Tensor kernels = parameters.trainable().get("forward.weight");
            parameters.trainable().get("back.weight").copy_(kernels);
            Tensor x = torch.randn(2, 2, height, width);
            Tensor mapped = forward.forward(x);
            assertThat(mapped.size(2)).isEqualTo(StridedLayer.side(height));
            assertThat(mapped.size(3)).isEqualTo(StridedLayer.side(width));
            Tensor y = torch.randn(mapped.sizes().vec().get());
            Tensor returned = back.forward(y);
            assertThat(returned.sizes().vec().get()).isEqualTo(x.sizes().vec().get());
            assertThat(Ops.number(returned.mul(x).sum()))
                    .isCloseTo(Ops.number(mapped.mul(y).sum()), within(1e-9));
        }));
    }
}
