package io.clade.partition.unimodality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.clade.input.InputException;
import io.clade.random.RandomOrder;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class DipTest {

    private static final Offset<Double> EXACT = within(1e-12);

    @Test
    void of_numbers_at_equal_distances_it_is_the_least() {
        for (int n : new int[] {1, 2, 3, 4, 10, 97, 1000}) {
            double[] sample = IntStream.range(0, n).mapToDouble(i -> 0.1 * i).toArray();
            assertThat(Dip.of(sample)).as("n = %d", n).isEqualTo(1 / (2.0 * n), EXACT);
        }
    }

    @Test
    void of_two_places_it_is_half_the_smaller_share() {
        // F has its atom at the place with more numbers and misses half the step at the other.
        assertThat(Dip.of(0, 0, 1, 1)).isEqualTo(0.25);
        assertThat(Dip.of(2, 2, 2, 2, 2, 2, -7, -7, -7, -7)).isEqualTo(0.2);
        assertThat(Dip.of(0, 0, 0, 1)).isEqualTo(0.125);
    }

    @Test
    void of_equal_numbers_it_is_the_least() {
        assertThat(Dip.of(3, 3, 3, 3, 3)).isEqualTo(0.1);
        assertThat(Dip.of(0.0, -0.0, 0.0, -0.0)).as("both zeros are one number").isEqualTo(0.125);
    }

    @Test
    void of_two_groups_far_apart_it_approaches_a_quarter() {
        // Inside a group of 50 places F rises evenly, so F_n is at most half a step from it.
        double[] sample = new double[100];
        Arrays.setAll(sample, i -> i < 50 ? i : 1e9 + i);
        assertThat(Dip.of(sample)).isBetween(0.24, 0.25);
    }

    @Test
    void of_all_small_samples_with_equal_numbers_it_is_that_of_the_definition() {
        double[] places = {0, 1, 3, 4, 8, 13};
        for (int code = 1; code < 4096; code++) {
            int[] sizes = {code & 3, code >> 2 & 3, code >> 4 & 3, code >> 6 & 3, code >> 8 & 3, code >> 10 & 3};
            double[] sample = IntStream.range(0, 6)
                    .boxed()
                    .flatMapToDouble(i -> IntStream.range(0, sizes[i]).mapToDouble(copy -> places[i]))
                    .toArray();
            assertThat(Dip.of(sample)).as(Arrays.toString(sample)).isEqualTo(DipReference.of(sample), within(1e-9));
        }
    }

    @Test
    void of_random_samples_it_is_that_of_the_definition() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 1500; i++) {
            int n = 4 + random.nextInt(11);
            int shape = i % 3;
            double[] sample = random.doubles(n)
                    .map(u -> shape == 0 ? u : shape == 1 ? Math.tan(3 * (u - 0.5)) : Math.round(7 * u))
                    .toArray();
            assertThat(Dip.of(sample)).as(Arrays.toString(sample)).isEqualTo(DipReference.of(sample), within(1e-9));
        }
    }

    @Test
    void it_does_not_depend_on_order_place_scale_or_direction() {
        SplittableRandom random = new SplittableRandom(2);
        for (int i = 0; i < 200; i++) {
            int n = 1 + random.nextInt(60);
            double[] sample = random.doubles(n).map(u -> Math.round(40 * u * u)).toArray();
            double dip = Dip.of(sample);
            int[] order = RandomOrder.of(n, random);
            assertThat(Dip.of(Arrays.stream(order).mapToDouble(at -> sample[at]).toArray()))
                    .isEqualTo(dip);
            assertThat(Dip.of(Arrays.stream(sample).map(x -> x + 1000).toArray()))
                    .isEqualTo(dip, EXACT);
            assertThat(Dip.of(Arrays.stream(sample).map(x -> 1e-9 * x).toArray()))
                    .isEqualTo(dip, EXACT);
            assertThat(Dip.of(Arrays.stream(sample).map(x -> -x).toArray())).isEqualTo(dip, EXACT);
        }
    }

    @Test
    void it_is_from_half_a_step_to_a_quarter_and_leaves_the_sample_as_it_was() {
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < 300; i++) {
            double[] sample = random.doubles(1 + random.nextInt(30))
                    .map(u -> Math.round(9 * u))
                    .toArray();
            double[] before = sample.clone();
            assertThat(Dip.of(sample)).isBetween(0.5 / sample.length, Math.max(0.25, 0.5 / sample.length));
            assertThat(sample).isEqualTo(before);
        }
    }

    @Test
    void a_sample_without_numbers_or_with_one_that_is_not_finite_is_refused() {
        assertThatThrownBy(() -> Dip.of()).isInstanceOf(InputException.class).hasMessageContaining("none");
        assertThatThrownBy(() -> Dip.of(1, Double.NaN))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("NaN");
        assertThatThrownBy(() -> Dip.of(-Double.MAX_VALUE, Double.MAX_VALUE))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("range");
    }
}
