package io.clade.partition.spectral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.clade.tensor.Distances;
import io.clade.tensor.Ops;
import io.clade.tensor.runtime.Scope;
import io.clade.testing.NativeMemory;
import io.clade.testing.Numbers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(NativeMemory.class)
class SelfExpressionTest {

    static final int D = 6;

    /** n samples in turn from two random planes through the origin of a space of six dimensions. */
    static float[] planes(int n) {
        Random random = new Random(8);
        double[][] bases = {Numbers.normal(random, 2 * D), Numbers.normal(random, 2 * D)};
        float[] values = new float[n * D];
        for (int i = 0; i < n; i++) {
            double a = random.nextGaussian();
            double b = random.nextGaussian();
            for (int c = 0; c < D; c++) {
                values[i * D + c] = (float) (a * bases[i % 2][c] + b * bases[i % 2][D + c]);
            }
        }
        return values;
    }

    private static AffinityGraph pursued(int n, int most, double residual) {
        return Scope.run(() ->
                SelfExpression.pursued(Distances.directions(Ops.tensor(planes(n), n, D)), most, residual, done -> {}));
    }

    @Test
    void a_lasso_serves_up_to_four_thousand_samples_unless_another_way_is_asked_for() {
        assertThat(SelfExpression.Solver.AUTO.usesLasso(4000)).isTrue();
        assertThat(SelfExpression.Solver.AUTO.usesLasso(4001)).isFalse();
        assertThat(SelfExpression.Solver.LASSO.usesLasso(4001)).isTrue();
        assertThat(SelfExpression.Solver.OMP.usesLasso(10)).isFalse();
    }

    /** What a sample is written with only grows: the search is greedy. */
    @Test
    void more_others_connect_more_and_a_larger_residual_less() {
        int one = pursued(60, 1, 1e-6).parts();
        int two = pursued(60, 2, 1e-6).parts();
        int loose = pursued(60, 2, 0.5).parts();
        assertThat(two).isLessThan(one).isGreaterThanOrEqualTo(2);
        assertThat(loose).isGreaterThan(two).isLessThanOrEqualTo(one);
        // Two others of a plane write a sample wholly: a third is not looked for.
        assertThat(pursued(60, 5, 1e-3).parts()).isEqualTo(two);
    }

    @Test
    void the_graph_has_the_sizes_of_coefficients_in_both_directions() {
        // Sample 0 is −½ of sample 1; sample 1 is ¼ of 0 and 1 of 2; sample 2 is written with none, nobody needs 3.
        AffinityGraph graph =
                SelfExpression.graph(new int[][] {{1}, {0, 2}, {}, {}}, new double[][] {{-0.5}, {0.25, 1}, {}, {}});
        assertThat(graph.columns(0)).containsExactly(0, 1);
        assertThat(graph.columns(1)).containsExactly(0, 1, 2);
        assertThat(graph.columns(2)).containsExactly(1, 2);
        assertThat(graph.columns(3)).containsExactly(3);
        assertThat(graph.weights(1)).containsExactly(new float[] {0.75f, 1e-6f, 1}, within(1e-9f));
        assertThat(graph.weights(2)).containsExactly(new float[] {1, 1e-6f}, within(1e-9f));
        assertThat(graph.degrees()).containsExactly(new double[] {0.75, 1.75, 1, 0}, within(2e-6));
        assertThat(graph.parts()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"12, 8, 4, 1e-3", "3, 5, 5, 1e-3", "300, 6, 3, 1e-3", "255, 5, 2, 0.3", "30, 2, 9, 1e-9"})
    void the_pursuit_takes_the_samples_nearest_to_the_rest_and_fits_anew(int n, int d, int most, double residual) {
        double[][] x = directions(n, d);
        Scope.run((Runnable) () -> {
            AffinityGraph graph = SelfExpression.pursued(tensor(x), most, residual, done -> {});
            double[][] expected = new double[n][n];
            for (int i = 0; i < n; i++) {
                // After as many as features nothing is left, and after all others nobody is.
                double[] written = pursuit(x, i, Math.min(most, Math.min(d, n - 1)), residual);
                for (int j = 0; j < n; j++) {
                    expected[i][j] += Math.abs(written[j]);
                    expected[j][i] += Math.abs(written[j]);
                }
            }
            for (int i = 0; i < n; i++) {
                double[] row = new double[n];
                for (int e = 0; e < graph.columns(i).length; e++) {
                    row[graph.columns(i)[e]] = graph.weights(i)[e];
                }
                assertThat(row).as("sample %s", i).containsExactly(expected[i], within(2e-4));
            }
        });
    }

    /** The coefficients of sample i, the slow way: the residual by the normal equations of all that was chosen. */
    private static double[] pursuit(double[][] x, int i, int most, double residual) {
        List<Integer> chosen = new ArrayList<>();
        double[] written = new double[x.length];
        double[] left = x[i].clone();
        while (chosen.size() < most && Math.sqrt(dot(left, left)) > residual) {
            double[] rest = left;
            chosen.add(IntStream.range(0, x.length)
                    .filter(j -> j != i && !chosen.contains(j))
                    .boxed()
                    .max(Comparator.comparingDouble(j -> Math.abs(dot(rest, x[j]))))
                    .orElseThrow());
            double[] c = solved(x, chosen, x[i]);
            left = x[i].clone();
            for (int a = 0; a < c.length; a++) {
                written[chosen.get(a)] = c[a];
                for (int f = 0; f < left.length; f++) {
                    left[f] -= c[a] * x[chosen.get(a)][f];
                }
            }
        }
        return written;
    }

    /** c for the least ‖Σ c_a x_a − y‖, by Gauß and Jordan. */
    private static double[] solved(double[][] x, List<Integer> chosen, double... y) {
        int m = chosen.size();
        double[][] rows = new double[m][m + 1];
        for (int a = 0; a < m; a++) {
            for (int b = 0; b < m; b++) {
                rows[a][b] = dot(x[chosen.get(a)], x[chosen.get(b)]);
            }
            rows[a][m] = dot(x[chosen.get(a)], y);
        }
        for (int a = 0; a < m; a++) {
            for (int other = 0; other < m; other++) {
                double factor = other == a ? 0 : rows[other][a] / rows[a][a];
                for (int b = a; b <= m && other != a; b++) {
                    rows[other][b] -= factor * rows[a][b];
                }
            }
        }
        return IntStream.range(0, m).mapToDouble(a -> rows[a][m] / rows[a][a]).toArray();
    }

    private static double dot(double[] a, double[] b) {
        return IntStream.range(0, a.length).mapToDouble(f -> a[f] * b[f]).sum();
    }

    /** Random samples of length 1. */
    private static double[][] directions(int n, int d) {
        Random random = new Random(5);
        double[][] x = new double[n][];
        for (int i = 0; i < n; i++) {
            double[] own = Numbers.normal(random, d);
            double length = Math.sqrt(dot(own, own));
            x[i] = DoubleStream.of(own).map(v -> v / length).toArray();
        }
        return x;
    }

    private static Tensor tensor(double[]... x) {
        return Ops.tensor(Stream.of(x).flatMapToDouble(DoubleStream::of).toArray(), x.length, x[0].length)
                .to(torch.ScalarType.Float);
    }

    @Test
    void a_sample_is_not_written_with_itself_and_not_with_more_than_it_needs() {
        Scope.run((Runnable) () -> {
            // The others of three axes tell nothing of each.
            AffinityGraph axes = SelfExpression.pursued(
                    tensor(new double[] {1, 0, 0}, new double[] {0, 1, 0}, new double[] {0, 0, 1}), 1, 0.1, done -> {});
            for (int i = 0; i < 3; i++) {
                assertThat(axes.weights(i)[
                                IntStream.of(axes.columns(i)).boxed().toList().indexOf(i)])
                        .isEqualTo(1e-6f);
            }
            // A copy leaves nothing to write.
            AffinityGraph copies = SelfExpression.pursued(
                    tensor(new double[] {1, 0}, new double[] {1, 0}, new double[] {0, 1}, new double[] {0, 1}),
                    2,
                    0,
                    done -> {});
            assertThat(copies.columns(0)).containsExactly(0, 1);
            assertThat(copies.columns(2)).containsExactly(2, 3);
        });
    }

    /** What rounding leaves of a sample that has copies is searched for among them, however alike they are. */
    @Test
    void copies_of_samples_do_not_end_the_search() {
        double[][] x = directions(90, 6);
        double[][] copied = IntStream.range(0, 90).mapToObj(i -> x[i / 3]).toArray(double[][]::new);
        Scope.run((Runnable) () -> {
            AffinityGraph graph = SelfExpression.pursued(tensor(copied), 4, 0, done -> {});
            for (int i = 0; i < 90; i++) {
                assertThat(graph.weights(i)).doesNotContain(Float.NaN);
            }
            assertThat(DoubleStream.of(graph.degrees())).allMatch(degree -> degree > 0.9);
        });
    }

    @Test
    void the_samples_written_are_told_of_block_by_block() {
        List<Integer> told = Collections.synchronizedList(new ArrayList<>());
        Scope.run((Runnable) () -> SelfExpression.pursued(tensor(directions(300, 4)), 1, 0.1, told::add));
        assertThat(told).hasSize(2).contains(300).containsAnyOf(256, 44);
    }
}
