package io.clade.method.competitive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.clade.tensor.Ops;
import io.clade.testing.NativeMemory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(NativeMemory.class)
class PrototypeGraphTest {

    /** Winners of 12 samples among 7 prototypes: 0–1–2 and 3–4 are joined, 5 wins one sample, 6 none. */
    private static PrototypeGraph graph() {
        int[] first = {0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 4, 5};
        int[] second = {1, 1, 0, 2, 1, 1, 4, 4, 3, 3, 6, 4};
        return PrototypeGraph.of(7, first, second);
    }

    @Test
    void edges_count_the_samples_that_joined_valid_prototypes() {
        PrototypeGraph graph = graph();
        assertThat(graph.valid()).isEqualTo(new int[] {0, 1, 2, 3, 4, 5});
        assertThat(graph.edge(0, 1)).isEqualTo(3);
        assertThat(graph.edge(1, 0)).isEqualTo(3);
        assertThat(graph.edge(1, 2)).isEqualTo(3);
        assertThat(graph.edge(3, 4)).isEqualTo(4);
        assertThat(graph.edge(4, 6)).as("6 wins no sample").isZero();
        assertThat(graph.samples(4)).isEqualTo(3);
        assertThat(graph.norm()).isCloseTo(Math.sqrt(8), within(1e-12));
    }

    @Test
    void components_are_numbered_by_their_first_prototype() {
        assertThat(graph().components(0)).isEqualTo(new int[] {0, 0, 0, 1, 1, 1, PrototypeGraph.NONE});
    }

    @Test
    void a_lonely_prototype_of_few_samples_has_outliers_and_one_of_many_a_cluster() {
        PrototypeGraph cut = graph().keeping((a, b) -> b != 5);
        // 12 samples on 6 valid prototypes: a mean of 2, of which prototype 5 has half.
        assertThat(cut.components(0.6)).isEqualTo(new int[] {0, 0, 0, 1, 1, PrototypeGraph.NONE, PrototypeGraph.NONE});
        assertThat(cut.components(0.5)[5]).isEqualTo(2);
        PrototypeGraph none = graph().keeping((a, b) -> false);
        assertThat(none.components(0.5)).isEqualTo(new int[] {0, 1, 2, 3, 4, 5, PrototypeGraph.NONE});
        assertThat(none.norm()).isZero();
    }

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
