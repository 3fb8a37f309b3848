package io.clade.method.competitive.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.clade.tensor.Ops;
import io.clade.testing.NativeMemory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(NativeMemory.class)
class GapsTest {

    /** Two rows of 40 evenly spaced samples on a line, {@code spacings} apart, scaled. */
    private static double gap(double spacings, double scale) {
        double[] x = new double[80];
        int[] first = new int[80];
        for (int i = 0; i < 80; i++) {
            first[i] = i < 40 ? 0 : 1;
            x[i] = scale * (i < 40 ? i : i + spacings - 1);
        }
        Gaps gaps = new Gaps(
                rows -> {
                    double[] chosen = new double[rows.length];
                    for (int i = 0; i < rows.length; i++) {
                        chosen[i] = x[rows[i]];
                    }
                    return Ops.tensor(chosen, rows.length, 1);
                },
                2,
                first);
        return gaps.between(0, 1);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-3, 1, 1e5})
    void a_gap_is_measured_in_spacings_whatever_the_scale(double scale) {
        // The third nearest neighbour on a line is two steps away, and so is the third smallest distance across.
        assertThat(gap(1, scale)).isCloseTo(1, within(1e-6));
        assertThat(gap(10, scale)).isCloseTo(11 / 2.0, within(1e-6));
    }
}
