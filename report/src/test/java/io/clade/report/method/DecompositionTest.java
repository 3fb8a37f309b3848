package io.clade.report.method;

import static org.assertj.core.api.Assertions.assertThat;

import io.clade.report.page.AxisScale;
import io.clade.training.session.History;
import io.clade.training.session.Phase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

public class DecompositionTest {

    private static final History.Epoch TRIAL = new History.Epoch(1, 9, Map.of("rival 1", 9.0), 1);

    /** A trial, then L_q of 4, 3 and 2. */
    public static History history(double... dead) {
        double[] leastSquares = {3, 2.5, 1.9};
        double[] variances = {1, 0.5, 0.1};
        List<History.Epoch> epochs = new ArrayList<>(List.of(TRIAL));
        for (int i = 0; i < dead.length; i++) {
            Map<String, Double> watched = Map.of(
                    "L_q", leastSquares[i] + variances[i],
                    "L_OLS", leastSquares[i],
                    "V", variances[i],
                    "separation", 2.0 + i,
                    "dead_prototypes", dead[i]);
            epochs.add(new History.Epoch(i + 2, Phase.TRAINING, 1, Map.of("quantisation", 1.0), watched, 1));
        }
        return new History(epochs);
    }

    /** From 60 to 668 across and, 0…4, from 232 to 34 down: 3 is at 83.5, 2.5 at 108.25, 2 at 133, 1.9 at 137.95. */
    @Test
    void the_whole_runs_along_the_upper_edge_of_its_two_parts() {
        Decomposition drawn = Decomposition.of(history(0, 0, 0)).orElseThrow();

        assertThat(drawn.whole()).isEqualTo("M60.0 34.0L364.0 83.5L668.0 133.0");
        assertThat(drawn.upper()).startsWith(drawn.whole()).endsWith("L668.0 138.0L364.0 108.3L60.0 83.5Z");
        assertThat(drawn.lower()).isEqualTo("M60.0 83.5L364.0 108.3L668.0 138.0L668.0 232.0L364.0 232.0L60.0 232.0Z");
        assertThat(drawn.x()).extracting(AxisScale.Tick::text).containsExactly("2", "3", "4");
    }

    @Test
    void prototypes_that_never_die_are_said_and_not_drawn() {
        Decomposition alive = Decomposition.of(history(0, 0, 0)).orElseThrow();
        Decomposition dying = Decomposition.of(history(0, 2, 1)).orElseThrow();

        assertThat(alive.sentence())
                .contains("V is 5.0 % of the whole")
                .endsWith("Every prototype won samples in every epoch.");
        assertThat(alive.panels()).extracting(Decomposition.Panel::id).containsExactly("figure-separation");
        assertThat(dying.panels())
                .extracting(Decomposition.Panel::id)
                .containsExactly("figure-separation", "figure-dead-prototypes");
    }

    @Test
    void other_methods_have_none_and_a_single_epoch_is_a_dot() {
        assertThat(Decomposition.of(new History(List.of(TRIAL)))).isEmpty();
        assertThat(Decomposition.of(history(0)).orElseThrow().whole()).isEqualTo("M364.0 34.0h0");
    }
}
