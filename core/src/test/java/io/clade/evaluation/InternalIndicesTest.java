package io.clade.evaluation;

import static io.clade.evaluation.LabelPair.labels;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.clade.data.Labels;
import io.clade.data.Matrix;
import io.clade.input.InputException;
import io.clade.testing.Trials;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class InternalIndicesTest {

    private static final Offset<Double> EXACT = within(1e-15);

    /** Points and their clusters. */
    record Grouped(Matrix points, Labels clusters) {

        /** Points on a grid of eighths, so that shifting and doubling them is exact. */
        static Grouped random(Random random, int size) {
            int width = 1 + random.nextInt(9);
            int count = 1 + random.nextInt(5);
            float[] values = new float[size * width];
            for (int i = 0; i < values.length; i++) {
                values[i] = random.nextInt(200) / 8f;
            }
            return new Grouped(
                    Matrix.wrap(size, width, values),
                    Labels.ofCodes(random.ints(size, -1, count).toArray(), count));
        }

        Grouped moved(float scale, float shift) {
            float[] values = points.toArray();
            for (int i = 0; i < values.length; i++) {
                values[i] = scale * values[i] + shift;
            }
            return new Grouped(Matrix.wrap(points.rows(), points.columns(), values), clusters);
        }
    }

    private static double[] all(Grouped grouped) {
        return new double[] {
            InternalIndices.silhouette(grouped.points, grouped.clusters),
            InternalIndices.calinskiHarabasz(grouped.points, grouped.clusters),
            InternalIndices.daviesBouldin(grouped.points, grouped.clusters)
        };
    }

    // On a line: 0 and 2 in one cluster, 6 and 10 in the other; centroids 1 and 8, mean 4.5.
    private static final Grouped LINE = new Grouped(Matrix.of(4, 1, 0, 2, 6, 10), labels(0, 0, 1, 1));

    @Test
    void scatter_within_by_hand() {
        assertThat(InternalIndices.scatterWithin(LINE.points, LINE.clusters)).isEqualTo(1 + 1 + 4 + 4, EXACT);
        assertThat(InternalIndices.scatterWithin(LINE.points, labels(0, 0, 0, 0)))
                .isEqualTo(4.5 * 4.5 + 2.5 * 2.5 + 1.5 * 1.5 + 5.5 * 5.5, EXACT);
    }

    @Test
    void silhouette_by_hand() {
        // 0: a = 2, b = (6 + 10)/2 = 8: 6/8.  2: a = 2, b = (4 + 8)/2 = 6: 4/6.
        // 6: a = 4, b = (6 + 4)/2 = 5: 1/5.  10: a = 4, b = (10 + 8)/2 = 9: 5/9.
        double[] expected = {6.0 / 8, 4.0 / 6, 1.0 / 5, 5.0 / 9};
        assertThat(Silhouette.values(LINE.points, LINE.clusters)).containsExactly(expected, EXACT);
        assertThat(InternalIndices.silhouette(LINE.points, LINE.clusters))
                .isEqualTo((6.0 / 8 + 4.0 / 6 + 1.0 / 5 + 5.0 / 9) / 4, EXACT);
    }

    @Test
    void the_only_member_of_a_cluster_has_silhouette_zero() {
        // 0 and 4 together, 5 alone. 0: a = 4, b = 5: 1/5. 4: a = 4, b = 1: −3/4.
        assertThat(Silhouette.values(Matrix.of(3, 1, 0, 4, 5), labels(0, 0, 1)))
                .containsExactly(new double[] {0.2, -0.75, 0}, EXACT);
    }

    @Test
    void calinski_harabasz_by_hand() {
        // Between: 2·3.5² + 2·3.5² = 49, one degree of freedom; within: 1 + 1 + 4 + 4 = 10, two.
        assertThat(InternalIndices.calinskiHarabasz(LINE.points, LINE.clusters)).isEqualTo(49 / (10 / 2.0), EXACT);
    }

    @Test
    void davies_bouldin_by_hand() {
        // Mean distances to the centroids 1 and 2, centroids 7 apart: 3/7 for both.
        assertThat(InternalIndices.daviesBouldin(LINE.points, LINE.clusters)).isEqualTo(3 / 7.0, EXACT);
        // With 14 alone as a third: spreads 1, 2, 0 at 1, 8, 14. Worst of each: 3/7, max(3/7, 2/6), 2/6.
        assertThat(InternalIndices.daviesBouldin(Matrix.of(5, 1, 0, 2, 6, 10, 14), labels(0, 0, 1, 1, 2)))
                .isEqualTo((3 / 7.0 + 3 / 7.0 + 2 / 6.0) / 3, EXACT);
    }

    static Stream<JsonNode> references() {
        return Fixture.cases("internal.json");
    }

    @ParameterizedTest
    @MethodSource("references")
    void equals_scikit_learn(JsonNode reference) {
        Matrix points = Matrix.wrap(
                reference.get("rows").intValue(),
                reference.get("columns").intValue(),
                Fixture.floats(reference.get("points")));
        Labels clusters = labels(Fixture.ints(reference.get("clusters")));
        double[] expected = Stream.of("silhouette", "calinski_harabasz", "davies_bouldin")
                .mapToDouble(index -> reference.get(index).doubleValue())
                .toArray();
        String name = reference.get("name").textValue();
        assertThat(all(new Grouped(points, clusters))).as(name).containsExactly(expected, within(1e-9));
        double[] values = IntStream.range(0, clusters.size())
                .filter(i -> clusters.get(i) != Labels.NONE)
                .mapToDouble(i -> Silhouette.values(points, clusters)[i])
                .toArray();
        assertThat(values).as(name).containsExactly(Fixture.doubles(reference.get("silhouettes")), within(1e-9));
    }

    @Test
    void all_are_what_their_definitions_give_or_undefined_together() {
        Trials.of(200, 1, Grouped::random, grouped -> {
            double[] values = all(grouped);
            int[] filled = IntStream.of(grouped.clusters.sizes())
                    .filter(size -> size > 0)
                    .toArray();
            if (filled.length < 2 || filled.length == IntStream.of(filled).sum()) {
                assertThat(values).containsOnly(Double.NaN);
                return;
            }
            assertThat(values[0]).isBetween(-1.0, 1.0);
            Plain plain = new Plain(grouped);
            assertThat(values[1]).isCloseTo(plain.calinskiHarabasz(), within(1e-9 * Math.max(1, values[1])));
            assertThat(values[2]).isCloseTo(plain.daviesBouldin(), within(1e-9 * Math.max(1, values[2])));
        });
    }

    /** The definitions, a cluster at a time. */
    private static final class Plain {

        private final Grouped grouped;
        private final int[][] members;

        Plain(Grouped grouped) {
            this.grouped = grouped;
            members = IntStream.range(0, grouped.clusters.count())
                    .mapToObj(q -> IntStream.range(0, grouped.clusters.size())
                            .filter(i -> grouped.clusters.get(i) == q)
                            .toArray())
                    .filter(rows -> rows.length > 0)
                    .toArray(int[][]::new);
        }

        private double[] mean(int... rows) {
            double[] mean = new double[grouped.points.columns()];
            for (int row : rows) {
                for (int c = 0; c < mean.length; c++) {
                    mean[c] += grouped.points.get(row, c) / (double) rows.length;
                }
            }
            return mean;
        }

        private static double squared(double[] a, double[] b) {
            return IntStream.range(0, a.length)
                    .mapToDouble(c -> (a[c] - b[c]) * (a[c] - b[c]))
                    .sum();
        }

        private double[] point(int row) {
            return mean(row);
        }

        double calinskiHarabasz() {
            int[] all = Stream.of(members).flatMapToInt(IntStream::of).toArray();
            double within = 0;
            double between = 0;
            for (int[] rows : members) {
                double[] centre = mean(rows);
                between += rows.length * squared(centre, mean(all));
                within += IntStream.of(rows)
                        .mapToDouble(row -> squared(point(row), centre))
                        .sum();
            }
            return within == 0 ? 1 : between / (members.length - 1) * (all.length - members.length) / within;
        }

        double daviesBouldin() {
            double sum = 0;
            for (int[] own : members) {
                double worst = 0;
                for (int[] other : members) {
                    double apart = Math.sqrt(squared(mean(own), mean(other)));
                    worst = own == other || apart == 0 ? worst : Math.max(worst, (spread(own) + spread(other)) / apart);
                }
                sum += worst / members.length;
            }
            return sum;
        }

        private double spread(int... rows) {
            double[] centre = mean(rows);
            return IntStream.of(rows)
                    .mapToDouble(row -> Math.sqrt(squared(point(row), centre)))
                    .average()
                    .orElseThrow();
        }
    }

    @Test
    void outliers_and_empty_clusters_count_for_nothing() {
        Trials.of(100, 2, Grouped::random, grouped -> {
            int[] inside = IntStream.range(0, grouped.clusters.size())
                    .filter(i -> grouped.clusters.get(i) != Labels.NONE)
                    .toArray();
            int[] spread = IntStream.of(grouped.clusters.select(inside).codes())
                    .map(code -> 3 * code + 1)
                    .toArray();
            assertThat(all(new Grouped(grouped.points.selectRows(inside), Labels.ofCodes(spread, 20))))
                    .isEqualTo(all(grouped));
        });
    }

    @Test
    void moving_or_scaling_all_points_changes_nothing() {
        Trials.of(
                100,
                3,
                Grouped::random,
                grouped -> assertThat(all(grouped.moved(4, -64))).containsExactly(all(grouped), within(1e-9)));
    }

    @Test
    void the_order_of_samples_does_not_matter() {
        Trials.of(100, 4, Grouped::random, grouped -> {
            int n = grouped.clusters.size();
            int[] reversed = IntStream.range(0, n).map(i -> n - 1 - i).toArray();
            assertThat(all(new Grouped(grouped.points.selectRows(reversed), grouped.clusters.select(reversed))))
                    .containsExactly(all(grouped), within(1e-9));
        });
    }

    @Test
    void too_few_or_too_many_clusters_give_nan() {
        Matrix points = Matrix.of(3, 1, 1, 2, 4);
        assertThat(all(new Grouped(points, labels(0, 0, 0)))).containsOnly(Double.NaN);
        assertThat(all(new Grouped(points, labels(0, 1, 2)))).containsOnly(Double.NaN);
        assertThat(all(new Grouped(points, labels(-1, -1, -1)))).containsOnly(Double.NaN);
        assertThat(all(new Grouped(Matrix.of(0, 2), labels()))).containsOnly(Double.NaN);
        assertThat(Silhouette.values(points, labels(0, 0, 0))).containsOnly(Double.NaN);
    }

    @Test
    void a_point_that_is_not_finite_gives_nan() {
        for (float bad : new float[] {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY}) {
            assertThat(all(new Grouped(Matrix.of(4, 1, 0, bad, 6, 10), labels(0, 0, 1, 1))))
                    .containsOnly(Double.NaN);
            assertThat(all(new Grouped(Matrix.of(5, 1, 0, 1, 6, 7, bad), labels(0, 0, 1, 1, 2))))
                    .containsOnly(Double.NaN);
        }
    }

    @Test
    void labels_of_another_dataset_are_refused() {
        assertThatThrownBy(() -> InternalIndices.calinskiHarabasz(LINE.points, labels(0, 1)))
                .isInstanceOf(InputException.class)
                .hasMessage("There are 4 points but 2 assigned samples. Maybe they belong to different datasets.");
        assertThatThrownBy(() -> InternalIndices.silhouette(LINE.points, labels(0, 1)))
                .isInstanceOf(InputException.class);
    }
}
