package io.clade.data.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ResamplingTest {

    @Test
    void shrinking_takes_the_mean_of_what_a_pixel_covers() {
        // 2×4 to 1×2: the means of (0, 10, 20, 30) and (100, 100, 0, 200).
        byte[] plane = {0, 10, 100, 100, 20, 30, 0, (byte) 200};
        assertThat(Resampling.resize(plane, 1, 2, 4, 1, 2)).containsExactly(15, 100);
    }

    @Test
    void a_pixel_that_is_covered_in_part_counts_in_part() {
        // 3 to 2: each new pixel covers one and a half, (30 + 60/2) / 1.5 and (60/2 + 90) / 1.5.
        assertThat(Resampling.resize(new byte[] {30, 60, 90}, 1, 1, 3, 1, 2)).containsExactly(40, 80);
    }

    @Test
    void growing_interpolates_between_pixel_centres() {
        // 2 to 4: centres at −¼, ¼, ¾, 1¼ of the old grid; the outer ones take the edge.
        assertThat(Resampling.resize(new byte[] {0, 100}, 1, 1, 2, 1, 4)).containsExactly(0, 25, 75, 100);
    }

    @Test
    void the_same_size_is_left_alone_and_a_flat_image_stays_flat() {
        byte[] flat = new byte[3 * 7 * 11];
        Arrays.fill(flat, (byte) 250);
        assertThat(Resampling.resize(flat, 3, 7, 11, 7, 11)).isSameAs(flat);
        for (int[] size : new int[][] {{1, 1}, {3, 5}, {7, 23}, {20, 11}, {64, 64}}) {
            byte[] resized = Resampling.resize(flat, 3, 7, 11, size[0], size[1]);
            assertThat(resized).hasSize(3 * size[0] * size[1]).containsOnly((byte) 250);
        }
    }

    @Test
    void shrinking_keeps_the_mean_brightness() {
        byte[] plane = new byte[97 * 61];
        new Random(1).nextBytes(plane);
        assertThat(mean(Resampling.resize(plane, 1, 97, 61, 13, 17))).isCloseTo(mean(plane), within(0.2));
    }

    private static double mean(byte[] plane) {
        double sum = 0;
        for (byte pixel : plane) {
            sum += pixel & 0xFF;
        }
        return sum / plane.length;
    }
}
