package io.clade.training.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

class HistoryTest {

    private static History of(String term, double... losses) {
        return of(Phase.TRAINING, term, losses);
    }

    private static History of(Phase phase, String term, double... losses) {
        History history = History.empty();
        for (double loss : losses) {
            int number = history.epochs().size() + 1;
            history = history.plus(new History.Epoch(number, phase, loss, Map.of(term, loss), Map.of(), 2));
        }
        return history;
    }

    private static History choosing(double... losses) {
        return of(Phase.choosing(2), "head 1", losses);
    }

    private static List<Integer> numbers(History history) {
        return history.epochs().stream().map(History.Epoch::number).toList();
    }

    @Test
    void what_comes_later_is_numbered_on() {
        History both = choosing(5, 4).then(of("loss", 9, 8, 7));
        assertThat(numbers(both)).containsExactly(1, 2, 3, 4, 5);
        assertThat(both.epochs().stream().map(History.Epoch::loss)).containsExactly(5.0, 4.0, 9.0, 8.0, 7.0);
        assertThat(both.terms()).containsExactly("head 1", "loss");
        assertThat(both.seconds()).isEqualTo(10);
        assertThat(numbers(both.then(of("more", 1)))).endsWith(5, 6);
    }

    @Test
    void nothing_before_or_after_changes_nothing() {
        History some = of("loss", 3, 2);
        assertThat(History.empty().then(some)).isEqualTo(some);
        assertThat(some.then(History.empty())).isEqualTo(some);
    }

    @Test
    void the_best_epoch_is_one_of_the_last_phase() {
        History history =
                of(Phase.pretraining("x"), "loss", 0.1).then(choosing(0.2, 0.3)).then(of("loss", 9, 7, 8));
        assertThat(history.lowestLoss()).isEqualTo(7);
        assertThat(history.best().number()).isEqualTo(5);
        assertThat(of("loss", 4, 3, 3).best().number()).isEqualTo(2);
    }

    @Test
    void without_epochs_there_is_no_best_one() {
        assertThat(History.empty().lowestLoss()).isNaN();
        assertThat(History.empty().settled()).isFalse();
        assertThat(History.empty().terms()).isEmpty();
        assertThatThrownBy(() -> History.empty().best()).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void a_loss_that_still_falls_is_not_settled() {
        // Of 8 gained the last of five epochs gained 2; a twentieth would be 0.4.
        assertThat(of("loss", 10, 8, 6, 4, 2).settled()).isFalse();
        // Of ten epochs the last two count, here with 0.5 of 9.5 against 0.475.
        assertThat(of("loss", 10, 1, 1, 1, 1, 1, 1, 1, 0.8, 0.5).settled()).isFalse();
    }

    @Test
    void a_loss_that_gains_less_than_a_twentieth_at_the_end_is_settled() {
        assertThat(of("loss", 10, 8, 4, 2, 1.9).settled()).isTrue();
        assertThat(of("loss", 10, 1, 1, 1, 1, 1, 1, 1, 0.8, 0.6).settled()).isTrue();
        // One that rises again has been where it wanted to go.
        assertThat(of("loss", 10, 2, 3, 4, 5).settled()).isTrue();
        assertThat(of("loss", 1, 2, 3, 4, 5).settled()).isTrue();
        assertThat(of("loss", -1, -9, -9, -9, -9.1).settled()).isTrue();
    }

    @Test
    void what_was_gained_while_a_head_was_chosen_counts_and_in_pre_training_does_not() {
        History end = of("loss", 3, 2.5, 2.2, 2, 1.8);
        assertThat(choosing(10, 4).then(end).settled()).isTrue();
        assertThat(end.settled()).isFalse();
        assertThat(of(Phase.pretraining("x"), "loss", 10, 4).then(end).settled())
                .isFalse();
        assertThat(choosing(10, 4).then(end).clustering()).containsExactly(10, 4, 3, 2.5, 2.2, 2, 1.8);
        assertThat(choosing(10, 4).then(end).closing()).containsExactly(3, 2.5, 2.2, 2, 1.8);
    }

    @Test
    void fewer_than_five_epochs_and_those_of_other_phases_tell_nothing() {
        assertThat(of("loss", 10, 1, 1, 1).settled()).isFalse();
        assertThat(choosing(10, 1, 1).then(of("loss", 1, 1, 1, 1)).settled()).isFalse();
        assertThat(choosing(10, 8, 6, 4, 2).then(of("loss", 5, 1, 1, 1, 1)).settled())
                .isTrue();
    }

    @Test
    void a_phase_reads_back_from_its_text() {
        for (Phase phase : List.of(Phase.TRAINING, Phase.choosing(5), Phase.pretraining("context prediction"))) {
            assertThat(Phase.parse(phase.toString())).isEqualTo(phase);
        }
        assertThat(Phase.choosing(5)).hasToString("head selection: choosing among 5 heads");
        assertThat(Phase.choosing(5).title()).isEqualTo("choosing among 5 heads");
        assertThat(Phase.TRAINING.title()).isEqualTo("training");
        assertThatThrownBy(() -> Phase.parse("resting")).isInstanceOf(IllegalArgumentException.class);
    }
}
