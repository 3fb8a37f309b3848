package io.clade.partition.manifold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.clade.data.Matrix;
import io.clade.distance.Metric;
import io.clade.partition.Neighbourhoods;
import io.clade.tensor.runtime.Workers;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The embedding of UMAP against one written plainly after the paper. */
class UmapReferenceTest {

    private static final int N = 40;

    private static FuzzyGraph graph() {
        Random random = new Random(2);
        List<float[]> samples = new ArrayList<>();
        for (int i = 0; i < N; i++) {
            samples.add(new float[] {(float) random.nextGaussian(), (float) random.nextGaussian()});
        }
        return FuzzyGraph.of(Workers.run(workers ->
                Neighbourhoods.nearest(Metric.EUCLIDEAN.distancesTo(samples, 1), 6, workers, measured -> {})));
    }

    /** n samples with three numbers each, of which the second is spread most. */
    private static Matrix start(int n) {
        Random random = new Random(3);
        float[] values = new float[3 * n];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian() * (i % 3 == 1 ? 4 : 2) + 1;
        }
        return Matrix.wrap(n, 3, values);
    }

    @ParameterizedTest
    @EnumSource
    void steps_follow_the_gradients_of_the_logarithms_of_the_curve(UmapLayout.Curve curve) {
        double a = curve == UmapLayout.Curve.CLOSE ? 1.577 : 0.583;
        double b = curve == UmapLayout.Curve.CLOSE ? 0.895 : 1.334;
        double h = 1e-6;
        for (double squared : new double[] {0.01, 0.3, 1, 7, 50}) {
            // By the square of the distance: half the factor of the difference of places.
            double pull = (attraction(a, b, squared + h) - attraction(a, b, squared - h)) / (2 * h);
            assertThat(curve.pull(squared)).isCloseTo(-2 * pull, within(1e-4 * Math.abs(2 * pull)));
            double push = (repulsion(a, b, squared + h) - repulsion(a, b, squared - h)) / (2 * h);
            // The thousandth that keeps it finite.
            double kept = squared / (squared + 1e-3);
            assertThat(curve.push(squared)).isCloseTo(-2 * push * kept, within(1e-4 * Math.abs(2 * push)));
        }
        assertThat(curve.push(0)).isCloseTo(2 * b / 1e-3, within(1e-6));
    }

    private static double attraction(double a, double b, double squared) {
        return Math.log(1 + a * Math.pow(squared, b));
    }

    private static double repulsion(double a, double b, double squared) {
        return -Math.log(1 - 1 / (1 + a * Math.pow(squared, b)));
    }

    @ParameterizedTest
    @CsvSource({"2, 6, 4", "2, 12, 5", "2, 12, 0", "3, 5, 3", "4, 9, 1", "1, 1, 2"})
    void places_are_those_of_the_plain_algorithm(int dimensions, int epochs, int negatives) {
        FuzzyGraph graph = graph();
        Matrix start = start(N);
        Matrix found = UmapLayout.of(
                graph,
                new UmapSettings(6, dimensions, epochs, negatives),
                UmapLayout.Curve.CLOSE,
                start,
                7,
                epoch -> {});
        double[][] expected = new Plain(dimensions, negatives).run(graph, start, epochs);
        for (int i = 0; i < N; i++) {
            for (int c = 0; c < dimensions; c++) {
                assertThat((double) found.get(i, c)).as("%s, %s", i, c).isCloseTo(expected[i][c], within(1e-4));
            }
        }
    }

    private static final class Plain {

        private static final double A = 1.577;
        private static final double B = 0.895;
        /** Seven digits, which pushes between near samples would make a difference of places. */
        private static final Power POWER = new Power(B);

        private final SplittableRandom random = new SplittableRandom(7);
        private final int dimensions;
        private final int negatives;
        private double[][] places;

        private Plain(int dimensions, int negatives) {
            this.dimensions = dimensions;
            this.negatives = negatives;
        }

        private double[][] run(FuzzyGraph graph, Matrix start, int epochs) {
            begin(start);
            double largest = 0;
            for (int e = 0; e < graph.size(); e++) {
                largest = Math.max(largest, graph.weight(e));
            }
            int[] pushed = new int[graph.size()];
            for (int t = 1; t <= epochs; t++) {
                double rate = 1 - (t - 1.0) / epochs;
                for (int e = 0; e < graph.size(); e++) {
                    double share = graph.weight(e) / largest;
                    // In T epochs an edge is drawn ⌊T · share⌋ times.
                    if (share * epochs >= 1 && (int) (t * share) > (int) ((t - 1) * share)) {
                        double[] head = places[graph.head(e)];
                        double[] tail = places[graph.tail(e)];
                        pull(head, tail, rate);
                        int due = Math.max(0, (int) (t * share * negatives) - 1);
                        for (; pushed[e] < due; pushed[e]++) {
                            push(head, rate);
                            push(tail, rate);
                        }
                    }
                }
            }
            return places;
        }

        /** The widest of the dimensions used has a standard deviation of 5; all are moved by a thousandth of it. */
        private void begin(Matrix start) {
            int used = Math.min(dimensions, start.columns());
            double widest = 0;
            for (int c = 0; c < used; c++) {
                double sum = 0;
                double squares = 0;
                for (int i = 0; i < start.rows(); i++) {
                    sum += start.get(i, c);
                    squares += Math.pow(start.get(i, c), 2);
                }
                double n = start.rows();
                widest = Math.max(widest, Math.sqrt(squares / n - sum / n * sum / n));
            }
            places = new double[start.rows()][dimensions];
            for (int i = 0; i < places.length; i++) {
                for (int c = 0; c < dimensions; c++) {
                    places[i][c] = random.nextDouble(-0.005, 0.005) + (c < used ? 5.0 * start.get(i, c) / widest : 0);
                }
            }
        }

        private void pull(double[] head, double[] tail, double rate) {
            double squared = squared(head, tail);
            double factor = -2 * A * B * POWER.of(squared) / squared / (1 + A * POWER.of(squared));
            for (int c = 0; c < dimensions; c++) {
                double step = Math.max(-4, Math.min(4, factor * (head[c] - tail[c])));
                head[c] += rate * step;
                tail[c] -= rate * step;
            }
        }

        private void push(double[] place, double rate) {
            double[] other = places[random.nextInt(places.length)];
            double squared = squared(place, other);
            double factor = 2 * B / ((1e-3 + squared) * (1 + A * POWER.of(squared)));
            for (int c = 0; c < dimensions; c++) {
                place[c] += rate * Math.max(-4, Math.min(4, factor * (place[c] - other[c])));
            }
        }

        private static double squared(double[] a, double[] b) {
            double sum = 0;
            for (int c = 0; c < a.length; c++) {
                sum += (a[c] - b[c]) * (a[c] - b[c]);
            }
            return sum;
        }
    }

    /** Equal starts give no direction; what moves them apart is random. */
    @Test
    void samples_that_start_at_one_place_part() {
        Matrix found = UmapLayout.of(
                graph(),
                new UmapSettings(6, 2, 30, 5),
                UmapLayout.Curve.CLOSE,
                Matrix.wrap(N, 3, new float[3 * N]),
                7,
                epoch -> {});
        for (int i = 1; i < N; i++) {
            assertThat(found.row(i)).isNotEqualTo(found.row(0)).doesNotContain(Float.NaN);
        }
    }
}
