package io.clade.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ElbowTest {

    private static final int[] NUMBERS = {2, 3, 4, 5, 6};

    @Test
    void it_is_where_the_curve_bends() {
        assertThat(Elbow.of(NUMBERS, 100, 10, 9, 8, 7)).hasValue(1);
        assertThat(Elbow.of(NUMBERS, 100, 60, 20, 18, 16)).hasValue(2);
    }

    @Test
    void a_straight_line_a_bulging_and_a_rising_one_have_none() {
        assertThat(Elbow.of(NUMBERS, 5, 4, 3, 2, 1)).isEmpty();
        assertThat(Elbow.of(NUMBERS, 5, 4.9, 4.5, 3.5, 1)).isEmpty();
        assertThat(Elbow.of(NUMBERS, 1, 2, 3, 4, 5)).isEmpty();
        assertThat(Elbow.of(new int[] {2, 3}, 2, 1)).isEmpty();
    }

    /** Distance from the chord by the cross product, one point at a time. */
    @Test
    void it_is_the_point_farthest_from_the_line_between_the_ends() {
        Random random = new Random(3);
        for (int trial = 0; trial < 100; trial++) {
            int[] x = IntStream.iterate(2, at -> at + 1 + random.nextInt(3))
                    .limit(3 + random.nextInt(10))
                    .toArray();
            double[] y = random.doubles(x.length, 0, 1)
                    .boxed()
                    .sorted((a, b) -> Double.compare(b, a))
                    .mapToDouble(value -> value)
                    .toArray();
            int last = x.length - 1;
            int best = -1;
            double farthest = 0;
            for (int i = 1; i < last; i++) {
                double cross = (x[last] - x[0]) * (y[0] - y[i]) - (x[i] - x[0]) * (y[0] - y[last]);
                if (cross > farthest) {
                    farthest = cross;
                    best = i;
                }
            }
            OptionalInt expected = best < 0 ? OptionalInt.empty() : OptionalInt.of(best);
            assertThat(Elbow.of(x, y)).isEqualTo(expected);
            assertThat(Elbow.of(x, Arrays.stream(y).map(v -> 8 * v + 4).toArray()))
                    .isEqualTo(expected);
        }
    }
}
