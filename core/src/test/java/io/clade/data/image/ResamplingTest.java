package io.clade.data.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ResamplingTest {

    private static float[] resize(float[] planes, int channels, int height, int width, int newHeight, int newWidth) {
        return Resampling.resize(
                (y, line) -> {
                    for (int c = 0; c < channels; c++) {
                        System.arraycopy(planes, (c * height + y) * width, line, c * width, width);
                    }
                },
                channels,
                height,
                width,
                newHeight,
                newWidth);
    }

    @Test
    void shrinking_takes_the_mean_of_what_a_pixel_covers() {
        // 2×4 to 1×2: the means of (0, 10, 20, 30) and (100, 100, 0, 201).
        float[] plane = {0, 10, 100, 100, 20, 30, 0, 201};
        assertThat(resize(plane, 1, 2, 4, 1, 2)).containsExactly(15, 100.25f);
    }

    @Test
    void a_pixel_that_is_covered_in_part_counts_in_part() {
        // 3 to 2: each new pixel covers one and a half, (30 + 60/2) / 1.5 and (60/2 + 90) / 1.5.
        assertThat(resize(new float[] {30, 60, 90}, 1, 1, 3, 1, 2))
                .containsExactly(new float[] {40, 80}, within(1e-4f));
    }

    @Test
    void growing_interpolates_between_pixel_centres() {
        // 2 to 4: centres at −¼, ¼, ¾, 1¼ of the old grid; the outer ones take the edge.
        assertThat(resize(new float[] {0, 100}, 1, 1, 2, 1, 4)).containsExactly(0, 25, 75, 100);
    }

    @Test
    void each_channel_is_resized_on_its_own() {
        float[] planes = {1, 2, 3, 4, 50, 60, 70, 80};
        assertThat(resize(planes, 2, 2, 2, 2, 2)).containsExactly(planes);
        assertThat(resize(planes, 2, 2, 2, 1, 2)).containsExactly(2, 3, 60, 70);
        assertThat(resize(planes, 2, 2, 2, 2, 1)).containsExactly(1.5f, 3.5f, 55, 75);
    }

    @Test
    void a_flat_image_stays_flat() {
        float[] flat = new float[3 * 7 * 11];
        Arrays.fill(flat, 250);
        for (int[] size : new int[][] {{1, 1}, {3, 5}, {7, 11}, {7, 23}, {20, 11}, {64, 64}}) {
            float[] resized = resize(flat, 3, 7, 11, size[0], size[1]);
            assertThat(resized).hasSize(3 * size[0] * size[1]);
            for (float value : resized) {
                assertThat(value).isCloseTo(250, within(1e-3f));
            }
        }
    }

    @Test
    void shrinking_keeps_the_mean_brightness() {
        float[] plane = new float[97 * 61];
        Random random = new Random(1);
        for (int i = 0; i < plane.length; i++) {
            plane[i] = random.nextInt(256);
        }
        assertThat(mean(resize(plane, 1, 97, 61, 13, 17))).isCloseTo(mean(plane), within(0.2));
    }

    private static double mean(float[] plane) {
        double sum = 0;
        for (float pixel : plane) {
            sum += pixel;
        }
        return sum / plane.length;
    }
}
