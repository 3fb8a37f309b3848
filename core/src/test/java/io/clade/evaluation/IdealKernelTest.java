package io.clade.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.clade.data.Labels;
import io.clade.data.Matrix;
import io.clade.input.InputException;
import org.junit.jupiter.api.Test;

class IdealKernelTest {

    private static final Labels CLASSES = Labels.ofCodes(new int[] {0, 0, 1}, 2);

    @Test
    void a_multiple_of_the_ideal_kernel_is_at_no_distance() {
        Matrix kernel = Matrix.of(3, 3, 2, 2, 0, 2, 2, 0, 0, 0, 2);
        assertThat(IdealKernel.distance(kernel, CLASSES)).isZero();
    }

    @Test
    void a_kernel_of_ones_is_at_the_distance_worked_out_by_hand() {
        // Five pairs of nine are of one class: the cosine is 5 / √(9 · 5).
        Matrix ones = Matrix.of(3, 3, 1, 1, 1, 1, 1, 1, 1, 1, 1);
        assertThat(IdealKernel.distance(ones, CLASSES)).isCloseTo(Math.sqrt(2 - 2 * Math.sqrt(5) / 3), within(1e-12));
    }

    @Test
    void the_definition_gives_the_same() {
        Matrix kernel = Matrix.of(3, 3, 1, 0.5f, 0.25f, 0.5f, 1, 0.125f, 0.25f, 0.125f, 1);
        double[] ideal = {1, 1, 0, 1, 1, 0, 0, 0, 1};
        double norm = 0;
        for (float value : kernel.toArray()) {
            norm += value * value;
        }
        double expected = 0;
        for (int i = 0; i < ideal.length; i++) {
            double difference = kernel.toArray()[i] / Math.sqrt(norm) - ideal[i] / Math.sqrt(5);
            expected += difference * difference;
        }
        assertThat(IdealKernel.distance(kernel, CLASSES)).isCloseTo(Math.sqrt(expected), within(1e-12));
    }

    @Test
    void a_kernel_that_sees_other_classes_alone_is_at_the_greatest_distance() {
        Matrix kernel = Matrix.of(3, 3, 0, 0, 1, 0, 0, 1, 1, 1, 0);
        assertThat(IdealKernel.distance(kernel, CLASSES)).isCloseTo(Math.sqrt(2), within(1e-12));
    }

    @Test
    void a_zero_kernel_has_no_distance_and_an_oblong_one_is_refused() {
        assertThat(IdealKernel.distance(Matrix.of(3, 3, new float[9]), CLASSES)).isNaN();
        assertThatThrownBy(() -> IdealKernel.distance(Matrix.of(3, 2, new float[6]), CLASSES))
                .isInstanceOf(InputException.class);
    }
}
