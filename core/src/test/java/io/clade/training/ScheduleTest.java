package io.clade.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.clade.input.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduleTest {

    private static final int EPOCHS = 10;

    private static double at(String text, double done) {
        return Schedule.parse("schedule", text).factor(done, EPOCHS);
    }

    @Test
    void constant_stays_and_the_cosine_falls_from_one_to_zero() {
        assertThat(at("constant", 0.7)).isEqualTo(1);
        assertThat(at("cosine", 0)).isEqualTo(1);
        assertThat(at("cosine", 0.5)).isCloseTo(0.5, within(1e-12));
        // (1 + cos 60°)/2
        assertThat(at("cosine", 1.0 / 3)).isCloseTo(0.75, within(1e-12));
        assertThat(at("cosine", 1)).isZero();
    }

    @Test
    void a_step_comes_after_every_share_of_training() {
        assertThat(at("step:0.3:0.1", 0.29)).isEqualTo(1);
        assertThat(at("step:0.3:0.1", 0.3)).isCloseTo(0.1, within(1e-12));
        assertThat(at("step:0.3:0.1", 0.59)).isCloseTo(0.1, within(1e-12));
        assertThat(at("step:0.3:0.1", 0.9)).isCloseTo(1e-3, within(1e-15));
        // 0.7 / 0.1 is 6.99…9 in double precision.
        assertThat(at("step:0.1:0.5", 0.7)).isEqualTo(Math.pow(0.5, 7));
    }

    @Test
    void a_step_comes_after_every_so_many_epochs() {
        assertThat(at("step:4:0.5", 0.39)).isEqualTo(1);
        assertThat(at("step:4:0.5", 0.4)).isEqualTo(0.5);
        assertThat(at("step:4:0.5", 0.8)).isEqualTo(0.25);
        assertThat(Schedule.parse("schedule", "step:4:0.5").factor(0.4, 100)).isEqualTo(Math.pow(0.5, 10));
    }

    @Test
    void warm_up_rises_evenly_and_the_next_schedule_has_the_rest() {
        assertThat(at("warmup:0.2:cosine", 0)).isZero();
        assertThat(at("warmup:0.2:cosine", 0.05)).isCloseTo(0.25, within(1e-12));
        assertThat(at("warmup:0.2:cosine", 0.2)).isEqualTo(1);
        assertThat(at("warmup:0.2:cosine", 0.6)).isCloseTo(0.5, within(1e-12));
        assertThat(at("warmup:0.2:cosine", 1)).isCloseTo(0, within(1e-12));
        assertThat(at("warmup:2:constant", 0.1)).isCloseTo(0.5, within(1e-12));
        // After 2 of 10 epochs, every 4 of the other 8.
        assertThat(at("warmup:2:step:4:0.5", 0.59)).isEqualTo(1);
        assertThat(at("warmup:2:step:4:0.5", 0.6)).isEqualTo(0.5);
    }

    @Test
    void a_warm_up_longer_than_training_is_all_of_it() {
        assertThat(at("warmup:20:cosine", 0.5)).isCloseTo(0.5, within(1e-12));
        assertThat(at("warmup:20:cosine", 1)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"constant", "cosine", "step:0.3:0.1", "step:20:0.5", "warmup:5:cosine", "warmup:0.1:step:0.5:0.1"
            })
    void what_is_written_is_read_back(String text) {
        Schedule schedule = Schedule.parse("schedule", text);
        assertThat(schedule).hasToString(text).isEqualTo(Schedule.parse("schedule", schedule.toString()));
    }

    @ParameterizedTest
    @CsvSource({
        "linear, schedule must be one of constant",
        "step:0.3, schedule must be one of constant",
        "step:x:0.1, Got step:x:0.1",
        "warmup:5, schedule must be one of constant",
        "warmup:5:linear, Got linear",
        "step:0:0.1, The span of a schedule must be positive. Got 0.0.",
        "step:0.3:-1, The factor of a schedule must be positive. Got -1.0.",
        "warmup:-1:cosine, The span of a schedule must be positive. Got -1.0."
    })
    void other_texts_are_refused(String text, String message) {
        assertThatThrownBy(() -> Schedule.parse("schedule", text))
                .isInstanceOf(InputException.class)
                .hasMessageContaining(message);
    }
}
