package io.clade.network.backbone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.clade.data.Shape;
import io.clade.data.view.PatchPairs;
import io.clade.input.InputException;
import io.clade.network.ContextNetwork;
import io.clade.network.Network;
import io.clade.tensor.Ops;
import io.clade.tensor.runtime.Device;
import io.clade.tensor.runtime.Scope;
import io.clade.testing.NativeMemory;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(NativeMemory.class)
class FullyConvolutionalTest {

    private static final int CHANNELS = 2;
    private static final int M = 11;

    private static ContextNetwork context(FullyConvolutional plan) {
        torch.manual_seed(5);
        ContextNetwork network = new ContextNetwork(plan, CHANNELS, Device.CPU);
        // Statistics that are not those of a new network.
        int p = plan.patch();
        network.forward(torch.randn(40, CHANNELS, p, p), torch.randn(40, CHANNELS, p, p), true);
        return network;
    }

    private static Network converted(ContextNetwork context, FullyConvolutional plan, int height, int width) {
        Shape image = Shape.image(CHANNELS, height, width);
        Network network = new Network(image, plan, Device.CPU);
        network.parameters().load(network.weights().with(context.backbone()));
        return network;
    }

    @ParameterizedTest
    @CsvSource({"8, 2", "16, 5", "28, 7", "92, 24"})
    void on_an_image_of_the_patch_s_size_it_is_the_network_of_the_patches(int side, int patch) {
        FullyConvolutional plan = FullyConvolutional.fitting(Shape.image(CHANNELS, side, side), patch, M);
        Scope.run(() -> {
            ContextNetwork context = context(plan);
            Tensor x = torch.randn(6, CHANNELS, patch, patch);
            float[] whole = Ops.toArray(converted(context, plan, patch, patch).embed(x));
            assertThat(whole).containsExactly(Ops.toArray(context.embed(x, false)), within(1e-5f));
        });
    }

    @ParameterizedTest
    @CsvSource({"24, 24", "24, 28", "28, 24", "32, 36"})
    void on_a_larger_image_it_is_the_mean_over_the_patches_at_every_place(int height, int width) {
        // Unpadded, 24 → 16 → 8 and 8 → 4 → 2: a place every four pixels, and nothing is seen beyond a patch.
        FullyConvolutional plan = new FullyConvolutional(4, 5, 3, false, 24, M);
        Scope.run(() -> {
            ContextNetwork context = context(plan);
            Tensor x = torch.randn(3, CHANNELS, height, width);
            Tensor sum = torch.zeros(3, M);
            int places = 0;
            for (int top = 0; top + 24 <= height; top += 4) {
                for (int left = 0; left + 24 <= width; left += 4) {
                    Tensor patch = x.narrow(2, top, 24).narrow(3, left, 24);
                    sum = sum.add(context.embed(patch, false));
                    places++;
                }
            }
            assertThat(places).isEqualTo((height - 20) / 4 * ((width - 20) / 4));
            // Batch normalisation after training is affine: it may come before the mean or after.
            float[] z = Ops.toArray(converted(context, plan, height, width).embed(x));
            assertThat(z).containsExactly(Ops.toArray(Ops.over(sum, places)), within(1e-5f));
        });
    }

    @Test
    void the_patches_of_mnist_get_the_kernels_of_its_network_padded() {
        FullyConvolutional mnist = FullyConvolutional.fitting(Shape.image(1, 28, 28), 7, 100);
        assertThat(mnist).isEqualTo(new FullyConvolutional(32, 5, 3, true, 7, 100));
        assertThat(FullyConvolutional.fitting(Shape.image(1, 128, 128), 24, 100).same())
                .isFalse();
    }

    @Test
    void scores_of_pairs_depend_on_which_patch_comes_first() {
        FullyConvolutional plan = FullyConvolutional.fitting(Shape.image(CHANNELS, 28, 28), 7, M);
        Scope.run(() -> {
            ContextNetwork context = context(plan);
            Tensor a = torch.randn(4, CHANNELS, 7, 7);
            Tensor b = torch.randn(4, CHANNELS, 7, 7);
            Tensor scores = context.forward(a, b, false);
            assertThat(scores.sizes().vec().get()).containsExactly(4, PatchPairs.POSITIONS);
            assertThat(Ops.toArray(context.forward(b, a, false))).isNotEqualTo(Ops.toArray(scores));
        });
    }

    @Test
    void images_smaller_than_a_patch_and_other_samples_are_refused() {
        FullyConvolutional plan = new FullyConvolutional(4, 3, 3, true, 9, M);
        for (Shape shape : new Shape[] {Shape.image(1, 30, 8), Shape.table(90)}) {
            assertThatThrownBy(() -> Scope.run(() -> {
                        new Network(shape, plan, Device.CPU);
                    }))
                    .isInstanceOf(InputException.class)
                    .hasMessageContaining("9×9");
        }
    }
}
