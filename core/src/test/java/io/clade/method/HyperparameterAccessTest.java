package io.clade.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clade.input.InputException;
import io.clade.method.divergence.Ddc;
import io.clade.network.BlockChoice;
import io.clade.training.Schedule;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HyperparameterAccessTest {

    private static final Ddc.Hyperparameters SETTINGS = Ddc.recommended(5);

    @Test
    void settings_are_changed_by_name_through_groups() {
        Ddc.Hyperparameters changed = HyperparameterAccess.with(
                SETTINGS, Map.of("epochs", "7", "lr", "0.5", "bandwidth", "median_distance", "scaling", "NONE"));
        assertThat(changed.training().epochs()).isEqualTo(7);
        assertThat(changed.training().learningRate()).isEqualTo(0.5);
        assertThat(changed.training().batch()).isEqualTo(SETTINGS.training().batch());
        assertThat(HyperparameterAccess.values(changed))
                .containsEntry("bandwidth", "median_distance")
                .containsEntry("scaling", "none");
        assertThat(changed.clusters()).isEqualTo(5);
    }

    @Test
    void what_is_listed_can_be_set_again() {
        assertThat(HyperparameterAccess.with(SETTINGS, HyperparameterAccess.values(SETTINGS)))
                .isEqualTo(SETTINGS);
    }

    @Test
    void choices_of_blocks_are_listed_read_and_written() {
        Ddc.Hyperparameters changed = HyperparameterAccess.with(SETTINGS, Map.of("companion_blocks", "2,1"));
        assertThat(changed.companions().blocks()).isEqualTo(BlockChoice.of(1, 2));
        assertThat(HyperparameterAccess.values(changed)).containsEntry("companion_blocks", "1,2");
        assertThat(HyperparameterAccess.list(SETTINGS)).anySatisfy(entry -> {
            assertThat(entry.name()).isEqualTo("companion_blocks");
            assertThat(entry.value()).isEqualTo("all");
            assertThat(entry.type()).isEqualTo("all, or numbers");
        });
    }

    @Test
    void values_with_a_text_form_are_listed_read_and_written() {
        Ddc.Hyperparameters changed = HyperparameterAccess.with(SETTINGS, Map.of("schedule", "step:0.30:0.1"));
        assertThat(changed.training().schedule()).isEqualTo(new Schedule.Step(0.3, 0.1));
        assertThat(HyperparameterAccess.values(changed)).containsEntry("schedule", "step:0.3:0.1");
        assertThat(HyperparameterAccess.values(SETTINGS)).containsEntry("schedule", "constant");
        assertThat(HyperparameterAccess.list(SETTINGS)).anySatisfy(entry -> {
            assertThat(entry.name()).isEqualTo("schedule");
            assertThat(entry.type()).isEqualTo(Schedule.FORMS);
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "epoch | 3 | There is no parameter epoch. Did you mean epochs?",
                "epochs | many | epochs must be a whole number. Got many.",
                "epochs | -1 | epochs must be 0 or more. Got -1.",
                "lr | NaN | lr must be from 1.0E-9 to 10. Got NaN.",
                "network | rnn | network must be one of auto, light, cnn, small_cnn, mlp, conv1d, gru, gru_states, lstm, elman, none. Got rnn.",
                "companion_blocks | 1,x | companion_blocks must be all, or block numbers starting at 1, such as 1,2. Got 1,x.",
                "schedule | linear | schedule must be one of constant, cosine, step:SPAN:FACTOR, warmup:SPAN:SCHEDULE. Got linear.",
                "companions | both | companions must be one of none, tensor, softmax. Got both.",
                "normalised_orthogonality | yes | normalised_orthogonality must be true or false. Got yes."
            })
    void mistakes_are_named(String name, String value, String message) {
        assertThatThrownBy(() -> HyperparameterAccess.with(SETTINGS, Map.of(name, value)))
                .isInstanceOf(InputException.class)
                .hasMessage(message);
    }
}
