package io.clade.partition.spectral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.clade.data.Labels;
import io.clade.evaluation.ExternalIndices;
import io.clade.partition.alternation.Solved;
import io.clade.tensor.Distances;
import io.clade.tensor.Ops;
import io.clade.tensor.runtime.NativeRuntime;
import io.clade.tensor.runtime.Scope;
import io.clade.testing.NativeMemory;
import io.clade.testing.Numbers;
import java.util.Random;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

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

    private static AffinityGraph pursued(int n, int most, double residual) {
        return Scope.run(() ->
                SelfExpression.pursued(Distances.directions(Ops.tensor(planes(n), n, D)), most, residual, done -> {}));
    }

    private static AffinityGraph lasso(int n) {
        return Scope.run(() -> {
            LassoSelfExpression lasso = new LassoSelfExpression(Distances.directions(Ops.tensor(planes(n), n, D)));
            Solved<LassoSelfExpression.State> solved = lasso.run(LassoSelfExpression.MOST_UPDATES);
            assertThat(solved.converged()).isTrue();
            return LassoSelfExpression.graph(n, lasso.coefficients(solved));
        });
    }

    @Test
    void a_lasso_serves_up_to_four_thousand_samples_unless_another_way_is_asked_for() {
        assertThat(SelfExpression.Solver.AUTO.usesLasso(4000)).isTrue();
        assertThat(SelfExpression.Solver.AUTO.usesLasso(4001)).isFalse();
        assertThat(SelfExpression.Solver.LASSO.usesLasso(4001)).isTrue();
        assertThat(SelfExpression.Solver.OMP.usesLasso(10)).isFalse();
    }

    @Test
    void the_lasso_tells_planes_apart() {
        AffinityGraph graph = lasso(80);
        Labels planes = Labels.ofCodes(IntStream.range(0, 80).map(i -> i % 2).toArray(), 2);
        Labels found = SpectralEmbedding.of(graph, 2, 1, (state, iterations) -> {})
                .cluster(true, 1)
                .clusters();
        assertThat(ExternalIndices.ari(planes, found)).isEqualTo(1);
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

    /** A stack that is too small ends the process, and with it this test. */
    @Test
    void samples_of_many_features_need_no_more_stack_than_a_java_thread_has() {
        int before = NativeRuntime.threads();
        NativeRuntime.threads(2);
        try {
            double[] ends = Scope.run(() -> {
                Tensor x = Distances.onSphere(torch.rand(40, 800));
                LassoSelfExpression lasso = new LassoSelfExpression(x);
                return new double[] {lasso.objective(lasso.start()), lasso.objective(lasso.update(lasso.start()))};
            });
            assertThat(ends).doesNotContain(Double.NaN);
        } finally {
            NativeRuntime.threads(before);
        }
    }
}
