package io.clade.network.backbone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clade.data.Shape;
import io.clade.input.InputException;
import io.clade.network.Network;
import io.clade.tensor.runtime.Device;
import io.clade.tensor.runtime.Scope;
import io.clade.testing.NativeMemory;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(NativeMemory.class)
class SmallCnnTest {

    /** Sides of one pixel, odd ones, and those around the size that the first convolution halves. */
    @ParameterizedTest
    @CsvSource({"1, 1, 1", "1, 8, 8", "3, 9, 7", "1, 19, 20", "1, 20, 33", "3, 28, 28", "1, 1, 40"})
    void images_of_any_size_have_an_embedding(int channels, int height, int width) {
        Shape image = Shape.image(channels, height, width);
        Scope.run(() -> {
            Network network = new Network(image, SmallCnn.fitting(image, 5), Device.CPU);
            assertThat(network.embed(torch.zeros(3, channels, height, width))
                            .sizes()
                            .vec()
                            .get())
                    .containsExactly(3, 5);
        });
    }

    @Test
    void the_first_convolution_halves_larger_images() {
        assertThat(SmallCnn.fitting(Shape.image(1, 28, 28), 5).stride()).isEqualTo(2);
        assertThat(SmallCnn.fitting(Shape.image(1, 8, 8), 5).stride()).isEqualTo(1);
    }

    @Test
    void rows_of_a_table_are_refused() {
        assertThatThrownBy(() -> Scope.run(() -> {
                    new Network(Shape.table(4), new SmallCnn(16, 1, 5), Device.CPU);
                }))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("needs images");
    }
}
