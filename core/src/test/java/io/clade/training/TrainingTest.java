package io.clade.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clade.input.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrainingTest {

    private static final Training OPEN = Training.STANDARD;

    /** 1,500 steps of 120 are 180,000 samples seen. */
    @ParameterizedTest
    @CsvSource({
        "2, 100",
        "1800, 100",
        "1801, 100",
        "1819, 99",
        "6000, 30",
        "6001, 30",
        "12000, 15",
        "60000, 15",
        "2000000, 15"
    })
    void open_epochs_make_about_1500_steps_and_no_fewer_than_15_epochs(int samples, int epochs) {
        assertThat(OPEN.forSamples(samples)).isEqualTo(OPEN.withEpochs(epochs));
    }

    @Test
    void larger_batches_make_for_more_epochs() {
        assertThat(OPEN.withBatch(240).forSamples(10_000).epochs()).isEqualTo(36);
    }

    @Test
    void epochs_that_were_chosen_stay() {
        Training chosen = OPEN.withEpochs(3);
        assertThat(chosen.forSamples(10)).isEqualTo(chosen);
        assertThat(chosen.forSamples(1_000_000)).isEqualTo(chosen);
        assertThat(OPEN.withEpochs(700).forSamples(10).epochs()).isEqualTo(700);
    }

    @Test
    void numbers_that_make_no_sense_are_refused() {
        assertThatThrownBy(() -> OPEN.withEpochs(-1))
                .isInstanceOf(InputException.class)
                .hasMessage("epochs must be at least 0. Got -1.");
        assertThatThrownBy(() -> OPEN.withBatch(1))
                .isInstanceOf(InputException.class)
                .hasMessage("batch must be at least 2. Got 1.");
        assertThatThrownBy(() -> OPEN.withLearningRate(0))
                .isInstanceOf(InputException.class)
                .hasMessage("lr must be positive. Got 0.0.");
    }
}
