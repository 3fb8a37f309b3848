package io.clade.partition.spectral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.clade.data.Labels;
import io.clade.evaluation.ExternalIndices;
import io.clade.partition.spectral.SelfExpression.Solver;
import io.clade.tensor.Ops;
import io.clade.tensor.Scope;
import io.clade.testing.NativeMemory;
import io.clade.testing.Numbers;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@ExtendWith(NativeMemory.class)
class SelfExpressionTest {

    private static final int D = 6;

    /** n samples in turn from two random planes through the origin of a space of six dimensions. */
    private static float[] planes(int n) {
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

    private static SelfExpression.Found cluster(int n, int k, Solver solver, int most, double residual) {
        return Scope.run(() -> SelfExpression.cluster(
                Ops.tensor(planes(n), n, D), k, solver, most, residual, 1, (stage, done, of) -> {}));
    }

    private static int parts(int most, double residual) {
        return cluster(60, 2, Solver.OMP, most, residual).embedding().parts();
    }

    private static Labels planesOf(int n) {
        return Labels.ofCodes(IntStream.range(0, n).map(i -> i % 2).toArray(), 2);
    }

    @ParameterizedTest
    @EnumSource(
            value = Solver.class,
            names = {"AUTO", "LASSO"})
    void a_lasso_tells_planes_apart(Solver solver) {
        SelfExpression.Found found = cluster(80, 2, solver, 5, 1e-3);
        assertThat(found.settled()).isTrue();
        assertThat(ExternalIndices.ari(planesOf(80), found.embedding().clusters()))
                .isEqualTo(1);
    }

    /** Two others write a sample of a plane: the graph falls into more parts than planes, none of them in both. */
    @Test
    void matching_pursuit_joins_no_samples_of_different_planes() {
        int parts = parts(5, 1e-3);
        SelfExpression.Found found = cluster(60, parts, Solver.OMP, 5, 1e-3);
        assertThat(found.settled()).isTrue();
        assertThat(ExternalIndices.purity(planesOf(60), found.embedding().clusters()))
                .isEqualTo(1);
    }

    /** What a sample is written with only grows: the search is greedy. */
    @Test
    void more_others_connect_more_and_a_larger_residual_less() {
        int one = parts(1, 1e-6);
        int two = parts(2, 1e-6);
        int loose = parts(2, 0.5);
        assertThat(two).isLessThan(one).isGreaterThanOrEqualTo(2);
        assertThat(loose).isGreaterThan(two).isLessThanOrEqualTo(one);
        // Two others of a plane write a sample wholly: a third is not looked for.
        assertThat(parts(5, 1e-3)).isEqualTo(two);
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
}
