package io.clade.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.clade.tensor.Ops;
import io.clade.tensor.runtime.Scope;
import io.clade.testing.FiniteDifferences;
import io.clade.testing.NativeMemory;
import io.clade.testing.Numbers;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NativeMemory.class)
class ContextPredictionTest {

    private static double crossEntropy(double[] scores, int b, long... positions) {
        return Scope.step(() -> Ops.number(
                ContextPrediction.crossEntropy(Ops.tensor(scores, b, scores.length / b), Ops.indices(positions))));
    }

    @Test
    void cross_entropy_by_hand() {
        // Softmax of (ln 3, 0) is (3/4, 1/4) and of (0, 0) is (1/2, 1/2).
        double[] scores = {Math.log(3), 0, 0, 0};
        assertThat(crossEntropy(scores, 2, 1, 0)).isCloseTo((Math.log(4) + Math.log(2)) / 2, within(1e-12));
    }

    @Test
    void guesses_cost_the_logarithm_of_eight_and_certainty_nothing() {
        assertThat(crossEntropy(new double[8], 1, 5)).isCloseTo(Math.log(8), within(1e-12));
        assertThat(crossEntropy(new double[] {0, 800, 0, 0, 0, 0, 0, 0}, 1, 1)).isZero();
    }

    @Test
    void gradients_are_those_of_central_differences() {
        double[] scores = Numbers.normal(new Random(2), 4 * 8);
        FiniteDifferences.check(s -> ContextPrediction.crossEntropy(s, Ops.indices(0, 7, 3, 3)), scores, 1e-8, 4, 8);
    }
}
