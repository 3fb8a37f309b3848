package io.clade.partition.kmeans;

import static io.clade.partition.kmeans.Given.line;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.clade.data.Matrix;
import io.clade.input.InputException;
import io.clade.tensor.runtime.Scope;
import io.clade.testing.NativeMemory;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(NativeMemory.class)
class KMeansPlusPlusTest {

    private static long[] choose(Matrix samples, int k, int candidates, long seed) {
        return Scope.run(() -> KMeansPlusPlus.choose(Given.tensor(samples), k, candidates, seed));
    }

    @Test
    void clusters_far_apart_get_a_sample_each() {
        Matrix samples = Matrix.of(6, 1, 0, 0.1f, 100, 100.1f, 200, 200.1f);
        for (int seed = 0; seed < 30; seed++) {
            assertThat(Arrays.stream(choose(samples, 3, 0, seed)).map(row -> row / 2))
                    .containsExactlyInAnyOrder(0L, 1L, 2L);
        }
    }

    @Test
    void the_second_is_drawn_by_squared_distance() {
        // From 0, 1 and 3: after 0 the others have D² 1 and 9; after 1, 1 and 4; after 3, 9 and 4. So the pair {0, 1}
        // comes with ⅓ · 1/10 + ⅓ · 1/5 = 1/10, {0, 3} with ⅓ · 9/10 + ⅓ · 9/13, {1, 3} with the rest.
        Matrix samples = Matrix.of(3, 1, 0, 1, 3);
        int trials = 2000;
        int[] without = new int[3];
        for (int seed = 0; seed < trials; seed++) {
            long[] chosen = choose(samples, 2, 1, seed);
            without[(int) (3 - chosen[0] - chosen[1])]++;
        }
        // Four standard deviations of a share are 0.045 at most.
        assertThat((double) without[2] / trials).isCloseTo(0.1, within(0.045));
        assertThat((double) without[1] / trials).isCloseTo((0.9 + 9 / 13.0) / 3, within(0.045));
    }

    @ParameterizedTest
    @ValueSource(strings = {"digits", "blobs"})
    void its_starts_are_as_good_as_those_of_scikit_learn(String name) {
        Reference reference = Reference.named(name);
        Matrix samples = reference.samples();
        int trials = 100;
        double sum = 0;
        for (int seed = 0; seed < trials; seed++) {
            sum += inertia(samples, choose(samples, reference.clusters(), 0, seed));
        }
        // Of two means, over 100 and 200 starts.
        double error = reference.sdInertiaAfterSeeding() * Math.sqrt(1.0 / trials + 1.0 / 200);
        assertThat(sum / trials).isCloseTo(reference.meanInertiaAfterSeeding(), within(4 * error));
    }

    private static double inertia(Matrix samples, long... chosen) {
        double sum = 0;
        for (int i = 0; i < samples.rows(); i++) {
            float[] x = samples.row(i);
            sum += Arrays.stream(chosen)
                    .mapToDouble(row -> Given.squaredDistance(x, samples.row((int) row)))
                    .min()
                    .orElseThrow();
        }
        return sum;
    }

    @Test
    void more_candidates_make_better_starts() {
        Matrix samples = Given.clouds(1, 400, 3, 8);
        double one = 0;
        double many = 0;
        for (int seed = 0; seed < 50; seed++) {
            one += inertia(samples, choose(samples, 8, 1, seed));
            many += inertia(samples, choose(samples, 8, 10, seed));
        }
        assertThat(many).isLessThan(0.95 * one);
    }

    @Test
    void the_same_seed_chooses_the_same() {
        Matrix samples = Given.clouds(1, 5000, 3, 8);
        assertThat(choose(samples, 8, 0, 4)).isEqualTo(choose(samples, 8, 0, 4)).isNotEqualTo(choose(samples, 8, 0, 5));
    }

    @ParameterizedTest
    @CsvSource({"2", "5", "7"})
    void copies_of_one_sample_are_chosen_where_there_is_nothing_else(int k) {
        long[] chosen = choose(Matrix.of(7, 1, 2, 2, 2, 2, 2, 2, 2), k, 0, 1);
        assertThat(Arrays.stream(chosen)).hasSize(k).allMatch(row -> row >= 0 && row < 7);
    }

    @Test
    void where_nothing_has_weight_every_position_is_drawn() {
        Scope.run((Runnable) () -> {
            long[] drawn = KMeansPlusPlus.draw(line(0, 0, 0, 0).flatten(), 400, new SplittableRandom(1));
            for (long position = 0; position < 4; position++) {
                long own = position;
                assertThat(Arrays.stream(drawn).filter(one -> one == own).count())
                        .isBetween(60L, 140L);
            }
        });
    }

    @Test
    void distinct_samples_are_chosen_once() {
        Matrix samples = Given.clouds(3, 40, 2, 4);
        assertThat(choose(samples, 40, 0, 1)).doesNotHaveDuplicates();
    }

    @Test
    void what_has_no_weight_is_not_drawn() {
        Scope.run((Runnable) () -> {
            long[] drawn = KMeansPlusPlus.draw(line(0, 3, 0, 1, 0).flatten(), 4000, new SplittableRandom(1));
            long second = Arrays.stream(drawn).filter(position -> position == 1).count();
            assertThat(drawn).containsOnly(1, 3);
            assertThat(second / 4000.0).isCloseTo(0.75, within(0.03));
        });
    }

    @Test
    void more_rows_than_there_are_cannot_be_chosen() {
        assertThatThrownBy(() -> choose(Matrix.of(3, 1, 0, 1, 3), 4, 0, 1)).isInstanceOf(InputException.class);
    }
}
