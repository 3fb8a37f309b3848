package io.clade.run.choice;

import static org.assertj.core.api.Assertions.assertThat;

import io.clade.data.Dataset;
import io.clade.data.FloatSamples;
import io.clade.data.Shape;
import io.clade.method.Descriptor;
import io.clade.method.Methods;
import io.clade.training.session.Session;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Small sets whose number of clusters is known; docs/decisions/016-choosing-k.md has the figures of many. They take minutes, so
 * they run with {@code -Dfloors} only.
 */
@Tag("floor")
class KnownNumbersTest {

    private static int chosen(double[][] centres, double[] spread, int n, IntUnaryOperator cluster, Range range) {
        Random random = new Random(n);
        int width = centres[0].length;
        float[] values = new float[n * width];
        for (int i = 0; i < n; i++) {
            double[] centre = centres[cluster.applyAsInt(i)];
            for (int j = 0; j < width; j++) {
                values[i * width + j] = (float) (centre[j] + spread[j % spread.length] * random.nextGaussian());
            }
        }
        Dataset data = Dataset.of("known", Shape.table(width), new FloatSamples(width, values));
        Descriptor<?> method = Methods.named("kmeans");
        ChoiceKey question = ChoiceKey.of(method, Map.of(), ClusterCount.of(range), data, 1);
        Choice choice = Chooser.choose(method, question, data, range, Session.seeded(1), Optional.empty());
        assertThat(choice.found()).isTrue();
        return choice.recommended();
    }

    private static double[][] grid(int wide, int high, double apart) {
        double[][] centres = new double[wide * high][];
        for (int i = 0; i < centres.length; i++) {
            centres[i] = new double[] {apart * (i % wide), apart * (i / wide)};
        }
        return centres;
    }

    @ParameterizedTest
    @CsvSource({"4, 2", "3, 3", "2, 2", "4, 3"})
    void clusters_on_a_grid(int wide, int high) {
        int k = wide * high;
        assertThat(chosen(grid(wide, high, 8), new double[] {1}, 20 * k, i -> i % k, new Range(2, 14)))
                .isEqualTo(k);
    }

    @Test
    void groups_of_groups() {
        double[][] centres = {{0, 0}, {8, 0}, {4, 7}, {60, 60}, {68, 60}, {64, 67}};
        assertThat(chosen(centres, new double[] {1}, 420, i -> i % 6, new Range(2, 8)))
                .isEqualTo(6);
    }

    @Test
    void clusters_of_unequal_sizes() {
        double[][] centres = {{0, 0, 0}, {9, 0, 0}, {0, 9, 0}, {0, 0, 9}};
        int[] ends = {120, 170, 190, 200};
        assertThat(chosen(
                        centres,
                        new double[] {1},
                        200,
                        i -> i < ends[0] ? 0 : i < ends[1] ? 1 : i < ends[2] ? 2 : 3,
                        new Range(2, 10)))
                .isEqualTo(4);
    }

    @Test
    void clusters_beside_stray_samples() {
        double[][] centres = new double[12][];
        double[][] grid = grid(3, 2, 12);
        for (int i = 0; i < 12; i++) {
            centres[i] = i < 6 ? grid[i] : new double[] {17 * (i % 3) - 5, 29 * (i % 2) - 9};
        }
        assertThat(chosen(centres, new double[] {1}, 186, i -> i < 180 ? i % 6 : 6 + i % 6, new Range(2, 10)))
                .isEqualTo(6);
    }

    @Test
    void elongated_clusters() {
        double[][] centres = {{0, 0}, {0, 14}, {25, 7}};
        assertThat(chosen(centres, new double[] {4, 1}, 180, i -> i % 3, new Range(2, 10)))
                .isEqualTo(3);
    }

    @Test
    void rows_that_are_repeated() {
        double[][] centres = {{0, 0}, {5, 1}, {1, 7}, {8, 9}};
        assertThat(chosen(centres, new double[] {0}, 80, i -> i % 4, new Range(2, 7)))
                .isEqualTo(4);
    }
}
