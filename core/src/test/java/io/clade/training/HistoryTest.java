package io.clade.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

class HistoryTest {

    private static History of(String term, double... losses) {
        History history = History.empty();
        for (double loss : losses) {
            int number = history.epochs().size() + 1;
            history = history.plus(new History.Epoch(number, loss, Map.of(term, loss), 2));
        }
        return history;
    }

    private static List<Integer> numbers(History history) {
        return history.epochs().stream().map(History.Epoch::number).toList();
    }

    @Test
    void what_comes_later_is_numbered_on() {
        History both = of("trial", 5, 4).then(of("loss", 9, 8, 7));
        assertThat(numbers(both)).containsExactly(1, 2, 3, 4, 5);
        assertThat(both.epochs().stream().map(History.Epoch::loss)).containsExactly(5.0, 4.0, 9.0, 8.0, 7.0);
        assertThat(both.terms()).containsExactly("trial", "loss");
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
    void the_best_epoch_is_one_that_lowered_what_the_last_one_did() {
        History history = of("pretraining", 0.1).then(of("trial", 0.2, 0.3)).then(of("loss", 9, 7, 8));
        assertThat(history.lowestLoss()).isEqualTo(7);
        assertThat(history.best().number()).isEqualTo(5);
        assertThat(of("loss", 4, 3, 3).best().number()).isEqualTo(2);
    }

    @Test
    void without_epochs_there_is_no_best_one() {
        assertThat(History.empty().lowestLoss()).isNaN();
        assertThat(History.empty().settled(1)).isFalse();
        assertThat(History.empty().terms()).isEmpty();
        assertThatThrownBy(() -> History.empty().best()).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void a_loss_that_still_falls_is_not_settled() {
        // Of 8 gained the last of five epochs gained 2; a twentieth would be 0.4.
        assertThat(of("loss", 10, 8, 6, 4, 2).settled(10)).isFalse();
        // Of ten epochs the last two count, here with 0.5 of 9.5 against 0.475.
        assertThat(of("loss", 10, 1, 1, 1, 1, 1, 1, 1, 0.8, 0.5).settled(10)).isFalse();
    }

    @Test
    void a_loss_that_gains_less_than_a_twentieth_at_the_end_is_settled() {
        assertThat(of("loss", 10, 8, 4, 2, 1.9).settled(10)).isTrue();
        assertThat(of("loss", 10, 1, 1, 1, 1, 1, 1, 1, 0.8, 0.6).settled(10)).isTrue();
        // One that rises again has been where it wanted to go.
        assertThat(of("loss", 10, 2, 3, 4, 5).settled(10)).isTrue();
        assertThat(of("loss", 1, 2, 3, 4, 5).settled(1)).isTrue();
        assertThat(of("loss", -1, -9, -9, -9, -9.1).settled(-1)).isTrue();
    }

    @Test
    void what_was_gained_before_in_epochs_of_another_kind_counts() {
        History history = of("trial", 10, 4).then(of("loss", 3, 2.5, 2.2, 2, 1.8));
        assertThat(history.settled(10)).isTrue();
        assertThat(history.settled(3)).isFalse();
    }

    @Test
    void fewer_than_five_epochs_and_those_of_other_stages_tell_nothing() {
        assertThat(of("loss", 10, 1, 1, 1).settled(10)).isFalse();
        assertThat(of("trial", 10, 1, 1).then(of("loss", 1, 1, 1, 1)).settled(10))
                .isFalse();
        assertThat(of("trial", 10, 8, 6, 4, 2).then(of("loss", 5, 1, 1, 1, 1)).settled(10))
                .isTrue();
    }
}
