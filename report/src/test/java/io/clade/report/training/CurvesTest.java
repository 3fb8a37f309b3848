package io.clade.report.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.clade.report.Examples;
import io.clade.report.findings.Findings;
import io.clade.training.session.History;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CurvesTest {

    private static History history(double... losses) {
        List<History.Epoch> epochs = new ArrayList<>();
        for (int i = 0; i < losses.length; i++) {
            epochs.add(new History.Epoch(i + 1, losses[i], Map.of("part", -losses[i], "rest", 2 * losses[i]), 1));
        }
        return new History(epochs);
    }

    private static Curves curves(History... histories) {
        Findings findings = Examples.of(Examples.blobs(30, 3, 4, 1), 3, histories.length);
        return Curves.of(findings.metrics(), List.of(histories), 0);
    }

    /** The frame is 52…332 across and 162…8 down; losses 100, 10 and 1 are evenly apart on the logarithmic scale. */
    @Test
    void values_lie_between_the_ends_of_the_frame_on_either_scale() {
        Curves.Panel loss = curves(history(100, 10, 1)).panels().get(0);

        assertThat(loss.words()).isEqualTo("from 100.0 to 1.000");
        assertThat(loss.scales()).extracting(Curves.Scale::kind).containsExactly("linear", "log");
        assertThat(loss.scales().get(0).lines().get(0).path()).isEqualTo("M52.0 8.0L192.0 148.0L332.0 162.0");
        assertThat(loss.scales().get(1).lines().get(0).path()).isEqualTo("M52.0 8.0L192.0 85.0L332.0 162.0");
        assertThat(loss.scales().get(1).y()).extracting(Curves.Tick::text).containsExactly("1", "10", "100");
    }

    @Test
    void a_term_that_is_not_positive_has_no_logarithmic_scale() {
        Curves.Panel part = curves(history(3, 2)).panels().stream()
                .filter(panel -> panel.name().equals("part"))
                .findFirst()
                .orElseThrow();

        assertThat(part.scales()).extracting(Curves.Scale::kind).containsExactly("linear");
    }

    @Test
    void a_single_term_is_not_drawn_beside_the_loss_that_it_is() {
        History history = new History(List.of(new History.Epoch(1, 4, Map.of("inertia", 4.0), 1)));

        assertThat(curves(history).panels()).extracting(Curves.Panel::name).containsExactly("Loss");
    }

    @Test
    void lines_break_where_there_is_no_value_and_a_single_value_is_a_dot() {
        Curves.Panel broken = curves(history(1, Double.NaN, 2, 3)).panels().get(0);
        Curves.Panel single = curves(history(5)).panels().get(0);

        assertThat(broken.scales().get(0).lines().get(0).path()).matches("M[^LM]*M[^LM]*L[^LM]*");
        assertThat(single.scales().get(0).lines().get(0).path()).isEqualTo("M192.0 85.0h0");
    }

    @Test
    void of_very_many_epochs_the_peaks_stay() {
        double[] losses = new double[50_000];
        Arrays.setAll(losses, i -> 1 + 1.0 / (i + 1));
        losses[31_234] = 9;
        String path = curves(history(losses))
                .panels()
                .get(0)
                .scales()
                .get(0)
                .lines()
                .get(0)
                .path();

        assertThat(path).contains(" 8.0L");
        assertThat(path.length()).isLessThan(10_000);
    }

    @Test
    void the_run_shown_lies_over_the_others() {
        Curves.Scale scale = curves(history(1, 2), history(2, 3), history(3, 4))
                .panels()
                .get(0)
                .scales()
                .get(0);

        assertThat(scale.lines()).extracting(Curves.Line::shown).containsExactly(false, false, true);
    }
}
