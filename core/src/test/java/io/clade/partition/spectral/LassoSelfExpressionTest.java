package io.clade.partition.spectral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.clade.data.Labels;
import io.clade.evaluation.ExternalIndices;
import io.clade.partition.alternation.Iteration;
import io.clade.partition.alternation.Solved;
import io.clade.tensor.Distances;
import io.clade.tensor.Ops;
import io.clade.tensor.runtime.NativeRuntime;
import io.clade.tensor.runtime.Scope;
import io.clade.testing.NativeMemory;
import io.clade.testing.Numbers;
import java.util.Random;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(NativeMemory.class)
class LassoSelfExpressionTest {

    private static AffinityGraph lasso(int n) {
        return Scope.run(() -> {
            LassoSelfExpression lasso = new LassoSelfExpression(
                    Distances.directions(Ops.tensor(SelfExpressionTest.planes(n), n, SelfExpressionTest.D)));
            Solved<LassoSelfExpression.State> solved = lasso.run(LassoSelfExpression.MOST_UPDATES);
            assertThat(solved.converged()).isTrue();
            return LassoSelfExpression.graph(n, lasso.coefficients(solved));
        });
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

    /** Samples of length 1; with {@code spread} below 1, near to orthogonal. */
    private static Tensor samples(int n, int d, double spread) {
        double[] values = Numbers.normal(new Random(3), n * d);
        for (int i = 0; i < values.length; i++) {
            values[i] = values[i] * spread + (i % d == i / d ? 1 - spread : 0);
        }
        return Distances.onSphere(Ops.tensor(values, n, d)).to(torch.ScalarType.Float);
    }

    @ParameterizedTest
    @CsvSource({"7, 4, 1", "12, 3, 1", "5, 8, 1", "4, 6, 0.02"})
    void every_update_is_that_of_the_plain_algorithm_and_the_end_is_the_minimum(int n, int d, double spread) {
        Scope.run((Runnable) () -> {
            Tensor x = samples(n, d, spread);
            Tensor gram = torch.mm(x, Ops.transposed(x)).to(torch.ScalarType.Double);
            double lambda = 800 / leastCoherence(n, Ops.toDoubles(gram));
            LassoSelfExpression lasso = new LassoSelfExpression(x);
            Solved<LassoSelfExpression.State> solved = lasso.run(LassoSelfExpression.MOST_UPDATES);
            Plain plain = new Plain(gram, lambda);
            assertThat(lasso.objective(lasso.start())).isEqualTo(Double.POSITIVE_INFINITY);
            for (Iteration iteration :
                    solved.iterations().subList(1, solved.iterations().size())) {
                assertThat(iteration.objective()).isCloseTo(plain.update(), within(2e-5));
            }
            assertThat(lasso.coefficients(solved)).containsExactly(Ops.toArray(plain.c), within(2e-4f));
            assertThat(solved.converged()).isEqualTo(lasso.objective(solved.state()) < 2e-4);
        });
    }

    /** μ = min_i max_{j≠i} |x_i·x_j| */
    private static double leastCoherence(int n, double... gram) {
        return IntStream.range(0, n)
                .mapToDouble(i -> IntStream.range(0, n)
                        .filter(j -> j != i)
                        .mapToDouble(j -> Math.abs(gram[i * n + j]))
                        .max()
                        .orElseThrow())
                .min()
                .orElseThrow();
    }

    /** The paper's algorithm 2 in double precision, with the inverse of n×n numbers. */
    private static final class Plain {

        private static final double RHO = 800;

        private final Tensor weighted;
        private final Tensor inverse;
        private Tensor c;
        private Tensor multiplier;

        private Plain(Tensor gram, double lambda) {
            this.weighted = Ops.times(gram, lambda);
            this.inverse = torch.linalg_inv(weighted.add(torch.eye(gram.size(0)), new Scalar(RHO)));
            this.c = torch.zeros_like(gram);
            this.multiplier = torch.zeros_like(gram);
        }

        /** Returns max |A − C|. */
        private double update() {
            Tensor a = torch.mm(weighted.add(Ops.times(c, RHO)).sub(multiplier), inverse);
            Tensor free = a.add(Ops.over(multiplier, RHO));
            c = free.sign().mul(Ops.atLeast(free.abs().sub(new Scalar(1 / RHO)), 0));
            c = c.sub(c.diag().diag());
            multiplier = multiplier.add(Ops.times(a.sub(c), RHO));
            return Ops.number(a.sub(c).abs().max());
        }
    }

    @Test
    void the_graph_holds_shares_of_the_largest_coefficient_of_a_sample() {
        // Of sample 0 the second is ¼ of the largest; 0.0004 of sample 1 is less than a thousandth of it.
        float[] c = {0, -2, 0.5f, 0.0004f, 0, 0.8f, 0, -0.1f, 0};
        AffinityGraph graph = LassoSelfExpression.graph(3, c);
        assertThat(graph.columns(0)).containsExactly(0, 1, 2);
        assertThat(graph.weights(0)).containsExactly(new float[] {1e-6f, 1, 0.25f}, within(1e-9f));
        assertThat(graph.columns(1)).containsExactly(0, 1, 2);
        assertThat(graph.weights(1)).containsExactly(new float[] {1, 1e-6f, 2}, within(1e-9f));
        assertThat(graph.weights(2)).containsExactly(new float[] {0.25f, 2, 1e-6f}, within(1e-9f));
        // 0.0015 is less than a thousandth of 2, though more than a thousandth.
        assertThat(LassoSelfExpression.graph(3, 0, 2, 0.0015f, 0, 0, 0, 0, 0, 0).columns(0))
                .containsExactly(0, 1);
        // Nothing written, nothing connected.
        assertThat(LassoSelfExpression.graph(2, 0, 0, 0, 0).parts()).isEqualTo(2);
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
