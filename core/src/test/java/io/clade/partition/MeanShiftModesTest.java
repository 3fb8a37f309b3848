package io.clade.partition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.clade.partition.MeanShiftProcedure.Modes;
import io.clade.tensor.runtime.Workers;
import io.clade.testing.NativeMemory;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NativeMemory.class)
class MeanShiftModesTest {

    private static List<float[]> line(double... values) {
        List<float[]> samples = new ArrayList<>();
        for (double value : values) {
            samples.add(new float[] {(float) value});
        }
        return samples;
    }

    private static Modes modes(double radius, double... values) {
        return modes(radius, IntStream.range(0, values.length).toArray(), values);
    }

    private static Modes modes(double radius, int[] starts, double... values) {
        return Workers.run(workers -> {
            MeanShiftProcedure procedure = new MeanShiftProcedure(line(values), radius, starts, workers);
            return procedure.modes(
                    procedure.run(MeanShiftProcedure.MOST_UPDATES).state());
        });
    }

    @Test
    void the_radius_is_the_mean_distance_of_a_sample_from_its_farthest_near_one() {
        // Of 0, 1, 3 and 7 the nearest other is 1, 1, 2 and 4 away, the second nearest 3, 2, 3 and 6.
        assertThat(MeanShiftProcedure.radius(line(0, 1, 3, 7), 0.5, 1)).isCloseTo(2, within(1e-6));
        assertThat(MeanShiftProcedure.radius(line(0, 1, 3, 7), 0.99, 1)).isCloseTo(3.5, within(1e-6));
        assertThat(MeanShiftProcedure.radius(line(0, 1, 3, 7), 0, 1)).isZero();
    }

    @Test
    void the_radius_of_many_samples_comes_from_some_of_them() {
        double[] values = new double[3000];
        for (int i = 0; i < values.length; i++) {
            values[i] = i;
        }
        // Half of all lies within a quarter of the length in the middle and up to a half of it at the ends: 5/16 on
        // average.
        assertThat(MeanShiftProcedure.radius(line(values), 0.5, 1)).isCloseTo(3000 * 5 / 16.0, within(30.0));
        assertThat(MeanShiftProcedure.radius(line(values), 0.5, 1))
                .isNotEqualTo(MeanShiftProcedure.radius(line(values), 0.5, 2));
    }

    @Test
    void modes_are_means_of_what_lies_within_the_radius_the_most_surrounded_first() {
        Modes found = modes(2, 10, 11, 0, 1, 2);
        assertThat(found.points().toArray()).containsExactly(1, 10.5f);
        assertThat(found.clusters().codes()).containsExactly(1, 1, 0, 0, 0);
    }

    @Test
    void what_lies_at_the_radius_lies_within_it() {
        Modes found = modes(2, 0, 2);
        assertThat(found.points().toArray()).containsExactly(1);
        assertThat(modes(1.9, 0, 2).points().rows()).isEqualTo(2);
    }

    @Test
    void of_modes_with_as_many_samples_the_farther_along_comes_first() {
        Modes found = modes(1, 0, 10);
        assertThat(found.points().toArray()).containsExactly(10, 0);
        assertThat(found.clusters().codes()).containsExactly(1, 0);
    }

    @Test
    void samples_join_the_nearest_mode_wherever_they_climbed() {
        // From 3.4 the way leads to the mode of many; 5.2 is alone.
        Modes found = modes(1.5, 1, 1, 2, 2, 5.2, 3.4);
        for (int i = 0; i < 6; i++) {
            float x = new float[] {1, 1, 2, 2, 5.2f, 3.4f}[i];
            int own = found.clusters().get(i);
            for (int j = 0; j < found.points().rows(); j++) {
                assertThat(Math.abs(x - found.points().get(own, 0)))
                        .isLessThanOrEqualTo(Math.abs(x - found.points().get(j, 0)));
            }
        }
        assertThat(found.points().rows()).isGreaterThan(1);
    }

    @Test
    void modes_are_found_from_the_starts_alone() {
        assertThat(modes(1, new int[] {0, 2}, 0, 10, 20).points().toArray()).containsExactlyInAnyOrder(0, 20);
        assertThat(modes(1, 0, 10, 20).points().rows()).isEqualTo(3);
    }
}
