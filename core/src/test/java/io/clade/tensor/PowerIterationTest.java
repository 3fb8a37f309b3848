package io.clade.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.clade.tensor.runtime.Scope;
import io.clade.testing.NativeMemory;
import io.clade.testing.Numbers;
import java.util.Random;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(NativeMemory.class)
class PowerIterationTest {

    @ParameterizedTest
    @CsvSource({"1, 1", "5, 30", "30, 5", "40, 40"})
    void the_largest_singular_value_is_that_of_the_decomposition(int n, int d) {
        Scope.run(() -> {
            Tensor x = Ops.tensor(Numbers.normal(new Random(1), n * d), n, d);
            double exact = Ops.number(torch.linalg_svdvals(x).max());
            assertThat(PowerIteration.largestSingularValue(x)).isCloseTo(exact, within(1e-2 * exact));
        });
    }

    @Test
    void zeros_have_none_and_a_symmetric_pair_of_samples_its_own() {
        Scope.run(() -> {
            assertThat(PowerIteration.largestSingularValue(torch.zeros(3, 4))).isZero();
            Tensor opposite = Ops.tensor(new double[] {1, -1, -1, 1}, 2, 2);
            assertThat(PowerIteration.largestSingularValue(opposite)).isCloseTo(2, within(1e-9));
        });
    }
}
