package io.clade.report.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.clade.data.Matrix;
import org.junit.jupiter.api.Test;

class PlacementTest {

    /** The point at 1 is 1 from 0 and 3 from 4, so the weights of their places are 1 and 1/9: 0.9 and 0.1. */
    @Test
    void near_neighbours_weigh_by_the_inverse_of_their_squared_distance() {
        Matrix known = Matrix.of(2, 1, 0, 4);
        Matrix places = Matrix.of(2, 2, 10, 20, 30, 40);

        Matrix found = Placement.of(Matrix.of(1, 1, 1), known, places);

        assertThat(found.get(0, 0)).isCloseTo(12, within(1e-3f));
        assertThat(found.get(0, 1)).isCloseTo(22, within(1e-3f));
    }

    @Test
    void a_point_that_is_known_lies_where_it_is_and_far_ones_do_not_count() {
        int n = 3000;
        float[] line = new float[n];
        float[] places = new float[2 * n];
        for (int i = 0; i < n; i++) {
            line[i] = i;
            places[2 * i] = -i;
        }
        Matrix known = Matrix.wrap(n, 1, line);

        Matrix found = Placement.of(Matrix.of(2, 1, 1500, 2000.5f), known, Matrix.wrap(n, 2, places));

        assertThat(found.get(0, 0)).isCloseTo(-1500, within(0.01f));
        assertThat(found.get(1, 0)).isBetween(-2003f, -1998f);
    }
}
