package io.clade.report.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.clade.report.page.ValueRange;
import io.clade.training.session.History;
import io.clade.training.session.Phase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MilestonesTest {

    private static final int PATIENT = 2;

    private static History history(String term, double... losses) {
        return history(Phase.TRAINING, term, losses);
    }

    private static History history(Phase phase, String term, double... losses) {
        List<History.Epoch> epochs = new ArrayList<>();
        for (int i = 0; i < losses.length; i++) {
            epochs.add(new History.Epoch(i + 1, losses[i], Map.of(term, losses[i]), 1).in(phase));
        }
        return new History(epochs);
    }

    @Test
    void phases_end_where_another_begins() {
        History all = history(Phase.pretraining("context prediction"), "context", 9, 8)
                .then(history(Phase.choosing(5), "head 1", 7))
                .then(history("separation", 3, 1, 2, 4));

        List<Milestones.Event> events = Milestones.of(all, PATIENT).events();

        assertThat(events).extracting(Milestones.Event::letter).containsExactly("A", "B", "C", "D");
        assertThat(events).extracting(Milestones.Event::epoch).containsExactly(2, 3, 5, 7);
        assertThat(events)
                .extracting(Milestones.Event::name)
                .containsExactly("pre-training ended", "head selection ended", "lowest loss", "stopped early");
        assertThat(events.get(3).meaning()).isEqualTo("no lower loss for 2 epochs");
    }

    @Test
    void training_that_went_to_its_limit_did_not_stop_early() {
        assertThat(Milestones.of(history("separation", 3, 1, 2), PATIENT).events())
                .extracting(Milestones.Event::name)
                .containsExactly("lowest loss");
        assertThat(Milestones.of(history("separation", 3, 2, 1), PATIENT).events())
                .isEmpty();
    }

    @Test
    void methods_that_do_not_keep_their_best_epoch_have_none() {
        assertThat(Milestones.of(history("inertia", 3, 1, 2, 4), 0).events()).isEmpty();
    }

    @Test
    void letters_of_events_that_are_close_stay_apart() {
        double[] losses = new double[101];
        losses[98] = -1;
        List<Curves.Event> events =
                Curves.events(Milestones.of(history("separation", losses), PATIENT), new ValueRange(1, 101));

        assertThat(events).extracting(Curves.Event::at).containsExactly("326.4", "332.0");
        assertThat(events).extracting(Curves.Event::letterAt).containsExactly("321.0", "332.0");
    }
}
