package io.clade.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.clade.tensor.Ops;
import io.clade.tensor.runtime.Scope;
import io.clade.testing.FiniteDifferences;
import io.clade.testing.NativeMemory;
import io.clade.testing.Numbers;
import java.util.Random;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NativeMemory.class)
class SubspaceErrorTest {

    private static final int N = 5;
    private static final int M = 3;
    private static final double[] Y = Numbers.normal(new Random(1), N * M);
    private static final double[] MU = Numbers.normal(new Random(2), N * M);
    private static final double[] COMMON = Numbers.normal(new Random(3), M);
    private static final double[] BETA = {0.9, 0.5, 0.2};

    private static Tensor mean(Tensor y, Tensor beta) {
        return SubspaceError.mean(y, Ops.tensor(MU, N, M), Ops.tensor(COMMON, M), beta);
    }

    @Test
    void is_the_sum_of_both_parts() {
        double expected = 0;
        for (int i = 0; i < N; i++) {
            for (int j = 0; j < M; j++) {
                double y = Y[i * M + j];
                expected += Math.pow(BETA[j] * (y - MU[i * M + j]), 2) + Math.pow((1 - BETA[j]) * (y - COMMON[j]), 2);
            }
        }
        double all = expected / (2 * N);
        Scope.run(() -> assertThat(Ops.number(mean(Ops.tensor(Y, N, M), Ops.tensor(BETA, M))))
                .isCloseTo(all, within(1e-12)));
    }

    @Test
    void its_gradients_are_those_of_finite_differences() {
        FiniteDifferences.check(y -> mean(y, Ops.tensor(BETA, M)), Y, 1e-6, N, M);
        FiniteDifferences.check(beta -> mean(Ops.tensor(Y, N, M), beta), BETA, 1e-6, M);
    }

    /** Directions in which clusters lie at their centres belong to the clusters; without any difference, both share alike. */
    @Test
    void shares_by_hand() {
        Scope.run(() -> {
            Tensor y = Ops.tensor(new double[] {-1, -1, -1, 1, 1, -1, 1, 1}, 4, 2);
            Tensor mu = Ops.tensor(new double[] {-1, 0, -1, 0, 1, 0, 1, 0}, 4, 2);
            assertThat(Ops.toDoubles(SubspaceError.shares(y, mu)))
                    .containsExactly(new double[] {1, 0.5}, within(1e-12));
        });
    }

    /** β = a/(a + c) is the minimum of β²c + (1 − β)²a: the shares suit the error exactly. */
    @Test
    void shares_minimise_the_error() {
        Scope.run(() -> {
            Tensor y = Ops.tensor(Y, N, M);
            Tensor mu = Ops.times(y, 0.9);
            Tensor common = y.mean(0);
            Tensor beta = SubspaceError.shares(y, mu);
            double own = Ops.number(SubspaceError.mean(y, mu, common, beta));
            for (double step : new double[] {-0.01, 0.01}) {
                double other = Ops.number(SubspaceError.mean(y, mu, common, Ops.plus(beta, step)));
                assertThat(own).isLessThan(other);
            }
        });
    }
}
