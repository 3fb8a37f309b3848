package io.clade.data.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.clade.data.Shape;
import io.clade.input.InputException;
import io.clade.tensor.Ops;
import io.clade.tensor.runtime.Scope;
import io.clade.testing.NativeMemory;
import java.util.Arrays;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(NativeMemory.class)
class ImageAugmentationTest {

    private static final int IMAGES = 200;

    private static Tensor view(double strength, Tensor x, long seed) {
        torch.manual_seed(seed);
        return new ImageAugmentation(strength).apply(x);
    }

    /** Images of one smooth spot with its centre at these places, in pixels from the middle of the image. */
    private static Tensor spots(int height, int width, double down, double right) {
        float[] values = new float[IMAGES * height * width];
        for (int at = 0; at < values.length; at++) {
            double y = at / width % height - (height - 1) / 2.0 - down;
            double x = at % width - (width - 1) / 2.0 - right;
            values[at] = (float) Math.exp(-(x * x + y * y) / 8);
        }
        return Ops.tensor(values, IMAGES, 1, height, width);
    }

    /** Where the spot of every image is now: down, right. */
    private static double[][] places(Tensor x) {
        int height = (int) x.size(2);
        int width = (int) x.size(3);
        float[] values = Ops.toArray(x);
        double[][] places = new double[IMAGES][2];
        for (int i = 0; i < IMAGES; i++) {
            double sum = 0;
            for (int pixel = 0; pixel < height * width; pixel++) {
                double value = values[i * height * width + pixel];
                sum += value;
                places[i][0] += value * (pixel / width - (height - 1) / 2.0);
                places[i][1] += value * (pixel % width - (width - 1) / 2.0);
            }
            places[i][0] /= sum;
            places[i][1] /= sum;
        }
        return places;
    }

    private static double[] extremes(double[][] places, int axis) {
        double[] along =
                Arrays.stream(places).mapToDouble(place -> place[axis]).sorted().toArray();
        return new double[] {along[0], along[along.length - 1]};
    }

    @ParameterizedTest
    @CsvSource({"1, 8, 8", "3, 5, 9", "1, 1, 6"})
    void a_view_has_the_shape_of_its_image_and_values_of_its_range(int channels, int height, int width) {
        Scope.run(() -> {
            Tensor x = torch.rand(30, channels, height, width);
            float[] before = Ops.toArray(x);
            Tensor view = view(3, x, 1);
            assertThat(view.sizes().vec().get()).isEqualTo(x.sizes().vec().get());
            assertThat(Ops.number(view.min())).isGreaterThan(Ops.number(x.min()) - 1e-5);
            assertThat(Ops.number(view.max())).isLessThan(Ops.number(x.max()) + 1e-5);
            assertThat(Ops.toArray(x)).isEqualTo(before);
        });
    }

    @Test
    void what_comes_in_from_outside_is_the_border() {
        Scope.run(() -> {
            float[] even = Ops.toArray(view(2, Ops.times(torch.ones(20, 1, 7, 9), 0.75), 1));
            assertThat(even).hasSize(20 * 63);
            for (float pixel : even) {
                assertThat(pixel).isCloseTo(0.75f, within(1e-5f));
            }
        });
    }

    @Test
    void without_strength_an_image_stays_as_it_is() {
        Scope.run(() -> {
            Tensor x = torch.rand(4, 2, 6, 9);
            assertThat(Augmentation.of(Shape.image(2, 6, 9), 0).apply(x)).isSameAs(x);
            assertThat(Augmentation.of(Shape.image(2, 6, 9), 1)).isEqualTo(new ImageAugmentation(1));
            assertThat(Ops.toArray(view(0, x, 1))).containsExactly(Ops.toArray(x), within(1e-5f));
        });
        assertThatThrownBy(() -> new ImageAugmentation(-1))
                .isInstanceOf(InputException.class)
                .hasMessage("augmentation must be zero or more. Got -1.0.");
    }

    @Test
    void the_generator_decides_and_every_image_gets_its_own_view() {
        Scope.run(() -> {
            Tensor x = spots(16, 16, 2, 3);
            float[] views = Ops.toArray(view(1, x, 1));
            assertThat(Ops.toArray(view(1, x, 1))).isEqualTo(views);
            assertThat(Ops.toArray(view(1, x, 2))).isNotEqualTo(views);
            assertThat(Arrays.copyOfRange(views, 0, 256)).isNotEqualTo(Arrays.copyOfRange(views, 256, 512));
        });
    }

    @ParameterizedTest
    @CsvSource({"41, 41", "31, 61"})
    void the_middle_moves_by_no_more_than_the_shift(int height, int width) {
        Scope.run(() -> {
            double[][] places = places(view(1, spots(height, width, 0, 0), 1));
            double[] down = extremes(places, 0);
            double[] right = extremes(places, 1);
            // A tenth of each side, a little more or less where the image is scaled, turned and sheared as well.
            double least = 0.07;
            assertThat(down[0]).isBetween(-0.15 * height, -least * height);
            assertThat(down[1]).isBetween(least * height, 0.15 * height);
            assertThat(right[0]).isBetween(-0.15 * width, -least * width);
            assertThat(right[1]).isBetween(least * width, 0.15 * width);
            double[] mean = new double[2];
            for (double[] place : places) {
                mean[0] += place[0] / IMAGES / height;
                mean[1] += place[1] / IMAGES / width;
            }
            assertThat(mean).containsExactly(new double[2], within(0.015));
        });
    }

    @ParameterizedTest
    @CsvSource({"41, 41, 0, 14", "41, 41, 14, 0", "31, 91, 0, 30", "91, 31, 30, 0"})
    void what_is_off_the_middle_is_turned_by_at_most_15_degrees_whatever_the_proportions(
            int height, int width, double down, double right) {
        Scope.run(() -> {
            // Both ends of a line through the middle get the same changes, and their difference is free of the shift.
            double[][] here = places(view(1, spots(height, width, down, right), 1));
            double[][] there = places(view(1, spots(height, width, -down, -right), 1));
            double largest = 0;
            for (int i = 0; i < IMAGES; i++) {
                double y = (here[i][0] - there[i][0]) / 2;
                double x = (here[i][1] - there[i][1]) / 2;
                double turned = right > 0 ? Math.atan2(y, x) : Math.atan2(x, y);
                largest = Math.max(largest, Math.abs(turned));
                assertThat(Math.hypot(x, y) / Math.hypot(down, right)).isBetween(0.75, 1.3);
            }
            // A line across is turned, one that stands is sheared as well.
            double most = right > 0 ? 15 : 15 + Math.toDegrees(Math.atan(0.15)) + 3;
            assertThat(Math.toDegrees(largest)).isBetween(11.0, most + 2);
        });
    }
}
