package io.clade.partition.spectral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LocalScalesTest {

    @Test
    void a_scale_is_the_distance_of_the_seventh_neighbour() {
        float[] nine = {5, 0, 1, 2, 3, 4, 9, 8, 7, 6};
        assertThat(LocalScales.of(nine).values()).containsExactly(7);
        assertThat(LocalScales.of(new float[] {0, 2, 3}).values()).containsExactly(3);
    }

    @Test
    void equal_samples_have_the_scale_of_the_first_that_differs() {
        float[] equal = {0, 0, 0, 0, 0, 0, 0, 0, 5, 6};
        assertThat(LocalScales.of(equal).values()).containsExactly(5);
        assertThat(LocalScales.of(new float[] {0, 0}, new float[] {0}).values()).containsExactly(1, 1);
    }

    @Test
    void weights_are_those_of_the_paper_unless_a_neighbour_is_in_a_much_denser_group() {
        int[][] columns = {{0, 1}, {0, 1}, {1, 2}};
        float[][] distances = {{0, 3}, {2, 0}, {8, 0}};
        float[][] weights = LocalScales.of(distances).affinities(columns, distances);
        assertThat(weights[0]).containsExactly(new float[] {1, (float) Math.exp(-9.0 / (3 * 2))}, within(1e-7f));
        assertThat(weights[1]).containsExactly(new float[] {(float) Math.exp(-4.0 / (2 * 3)), 1}, within(1e-7f));
        // A scale of 2 counts as 2.4 beside one of 8.
        assertThat(weights[2]).containsExactly(new float[] {(float) Math.exp(-64.0 / (8 * 2.4)), 1}, within(1e-7f));
    }

    @Test
    void the_unit_of_distances_does_not_matter() {
        int[][] columns = {{0, 1}, {0, 1}};
        float[][] distances = {{0, 3e-30f}, {3e-30f, 0}};
        assertThat(LocalScales.of(distances).affinities(columns, distances)[0][1])
                .isCloseTo((float) Math.exp(-1), within(1e-6f));
    }
}
