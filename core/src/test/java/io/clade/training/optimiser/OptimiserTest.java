package io.clade.training.optimiser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.clade.input.InputException;
import io.clade.network.weight.Parameters;
import io.clade.network.weight.Weights;
import io.clade.tensor.Ops;
import io.clade.tensor.runtime.Device;
import io.clade.tensor.runtime.Scope;
import io.clade.testing.Fixtures;
import io.clade.testing.NativeMemory;
import java.util.List;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(NativeMemory.class)
class OptimiserTest {

    private static final double NO_CLIP = 1e9;

    private static Optimiser read(String text) {
        return Optimiser.parse("optimiser", text);
    }

    private static Parameters numbers(float... initial) {
        Parameters parameters = new Parameters(Device.CPU);
        parameters.add("w", Ops.tensor(initial, initial.length));
        parameters.flatten();
        return parameters;
    }

    private static void gradient(Parameters parameters, float... gradient) {
        parameters.flatGradient().copy_(Ops.tensor(gradient, gradient.length));
    }

    @ParameterizedTest
    @ValueSource(strings = {"adam", "adam:0.5:0.9", "sgd", "sgd:0.9", "nesterov:0.9", "rmsprop", "rmsprop:0.9"})
    void goes_where_pytorch_goes_and_is_written_as_it_is_read(String text) {
        JsonNode fixture = Fixtures.OPTIMISERS;
        assertThat(read(text)).hasToString(text).isEqualTo(read(read(text).toString()));
        Scope.run(() -> {
            Parameters parameters = numbers(Fixtures.floats(fixture.get("start")));
            Updater updater = read(text).updater(parameters);
            for (JsonNode gradient : fixture.get("gradients")) {
                gradient(parameters, Fixtures.floats(gradient));
                updater.step(fixture.get("learning_rate").doubleValue(), NO_CLIP);
            }
            float[] end = Fixtures.floats(fixture.get("end").get(text));
            assertThat(Ops.toArray(parameters.flat())).containsExactly(end, within(2e-6f));
            assertThat(Ops.toArray(parameters.flatGradient())).containsOnly(0f);
        });
    }

    /** From 1 with α = 0.1 and gradients 2, then 4, worked out by hand. */
    @ParameterizedTest
    @CsvSource({
        // 1 − 0.2 − 0.4
        "sgd, 0.4",
        // velocities 2, then 0.5·2 + 4 = 5: 1 − 0.2 − 0.5
        "sgd:0.5, 0.3",
        // gradients 2 + 0.5·2 = 3, then 4 + 0.5·5 = 6.5: 1 − 0.3 − 0.65
        "nesterov:0.5, 0.05",
        // v = 2, then 0.5·2 + 8 = 9: 1 − 0.2/√2 − 0.4/3
        "rmsprop:0.5, 0.7252453"
    })
    void two_steps_by_hand(String text, float expected) {
        Scope.run(() -> {
            Parameters parameters = numbers(1);
            Updater updater = read(text).updater(parameters);
            gradient(parameters, 2);
            updater.step(0.1, NO_CLIP);
            gradient(parameters, 4);
            updater.step(0.1, NO_CLIP);
            assertThat(Ops.toArray(parameters.flat())).containsExactly(new float[] {expected}, within(1e-6f));
        });
    }

    @Test
    void the_gradients_of_all_groups_are_scaled_together() {
        Scope.run(() -> {
            Parameters one = numbers(0);
            Parameters two = numbers(0, 0);
            Updater updater = Optimiser.sgd().updater(List.of(ParameterGroup.of(one), ParameterGroup.of(two)));
            gradient(one, 3);
            gradient(two, 0, 4);
            // A norm of 5 in all becomes 1.
            updater.step(1, 1);
            assertThat(Ops.toArray(one.flat())).containsExactly(new float[] {-0.6f}, within(1e-6f));
            assertThat(Ops.toArray(two.flat())).containsExactly(new float[] {0, -0.8f}, within(1e-6f));
            assertThat(Ops.toArray(two.flatGradient())).containsOnly(0f);
            gradient(one, 0.3f);
            updater.step(1, 1);
            assertThat(Ops.toArray(one.flat())).containsExactly(new float[] {-0.9f}, within(1e-6f));
        });
    }

    @Test
    void a_group_learns_at_its_own_factor_of_the_learning_rate() {
        Scope.run(() -> {
            Parameters slow = numbers(1);
            Parameters fast = numbers(1);
            Updater updater = Optimiser.sgd().updater(List.of(ParameterGroup.of(slow), new ParameterGroup(fast, 10)));
            gradient(slow, 1);
            gradient(fast, 1);
            updater.step(0.01, NO_CLIP);
            assertThat(Ops.toArray(slow.flat())).containsExactly(new float[] {0.99f}, within(1e-6f));
            assertThat(Ops.toArray(fast.flat())).containsExactly(new float[] {0.9f}, within(1e-6f));
            assertThatThrownBy(() -> new ParameterGroup(slow, 0)).isInstanceOf(InputException.class);
        });
    }

    @Test
    void one_group_of_two_goes_as_it_would_alone() {
        Scope.run(() -> {
            Parameters alone = numbers(1, 2);
            Parameters together = numbers(1, 2);
            Updater one = Optimiser.adam().updater(alone);
            Updater both =
                    Optimiser.adam().updater(List.of(ParameterGroup.of(together), ParameterGroup.of(numbers(5, 5, 5))));
            for (int step = 1; step <= 5; step++) {
                gradient(alone, step, -1);
                gradient(together, step, -1);
                one.step(0.1, NO_CLIP);
                both.step(0.1, NO_CLIP);
            }
            assertThat(Ops.toArray(together.flat())).isEqualTo(Ops.toArray(alone.flat()));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"adam", "sgd", "sgd:0.9", "nesterov:0.9", "rmsprop"})
    void goes_on_from_its_state_as_if_never_interrupted(String text) {
        float[][] gradients = {{1, -2}, {0.5f, 3}, {-1, 1}};
        Scope.run(() -> {
            Parameters whole = numbers(1, 2);
            List<ParameterGroup> groups = List.of(ParameterGroup.of(whole), ParameterGroup.of(numbers(3)));
            Updater uninterrupted = read(text).updater(groups);
            float[] before = null;
            Weights state = null;
            for (int i = 0; i < gradients.length; i++) {
                gradient(whole, gradients[i]);
                gradient(groups.get(1).parameters(), 1);
                uninterrupted.step(0.1, 1);
                if (i == 1) {
                    before = Ops.toArray(whole.flat());
                    state = uninterrupted.state();
                }
            }
            Parameters resumed = numbers(before);
            Parameters other = numbers(0);
            Updater after = read(text).updater(List.of(ParameterGroup.of(resumed), ParameterGroup.of(other)));
            after.restore(state, 2);
            gradient(resumed, gradients[2]);
            gradient(other, 1);
            after.step(0.1, 1);
            assertThat(after.steps()).isEqualTo(3);
            assertThat(Ops.toArray(resumed.flat())).isEqualTo(Ops.toArray(whole.flat()));
            assertThat(after.state()).isEqualTo(uninterrupted.state());
        });
    }

    @Test
    void a_state_of_another_optimiser_or_network_is_refused() {
        Scope.run(() -> {
            Parameters parameters = numbers(1, 2);
            Weights ofAdam = Optimiser.adam().updater(parameters).state();
            assertThat(ofAdam.names()).containsExactlyInAnyOrder("adam.m", "adam.v");
            assertThatThrownBy(() -> Optimiser.rmsProp().updater(parameters).restore(ofAdam, 1))
                    .isInstanceOf(InputException.class)
                    .hasMessageContaining("has no rmsprop.v");
            assertThatThrownBy(() -> Optimiser.adam().updater(numbers(1)).restore(ofAdam, 1))
                    .isInstanceOf(InputException.class)
                    .hasMessageContaining("--force");
        });
    }

    @Test
    void a_group_can_be_forgotten_alone() {
        Scope.run(() -> {
            Parameters kept = numbers(1);
            Parameters moved = numbers(1);
            Updater updater = Optimiser.sgd(0.9).updater(List.of(ParameterGroup.of(kept), ParameterGroup.of(moved)));
            gradient(kept, 1);
            gradient(moved, 1);
            updater.step(0.1, NO_CLIP);
            updater.forget(moved);
            updater.step(0.1, NO_CLIP);
            assertThat(updater.steps()).isEqualTo(2);
            // 0.9, then 0.09 more from the velocity of the first alone
            assertThat(Ops.toArray(kept.flat())).containsExactly(new float[] {0.81f}, within(1e-6f));
            assertThat(Ops.toArray(moved.flat())).containsExactly(new float[] {0.9f}, within(1e-6f));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"adam", "sgd", "sgd:0.9", "rmsprop"})
    void a_step_leaves_no_native_object_behind(String text) {
        Scope.run(() -> {
            Updater updater = read(text).updater(numbers(1, 2));
            updater.step(0.1, 1);
            long before = Pointer.totalCount();
            updater.step(0.1, 1);
            assertThat(Pointer.totalCount()).isEqualTo(before);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "adamw, optimiser must be one of adam",
        "sgd:, Got sgd:.",
        "sgd:0.9:1, Got sgd:0.9:1.",
        "sgd:NaN, Got sgd:NaN.",
        "nesterov, optimiser must be one of adam",
        "sgd:1, A momentum must be from 0 to below 1. Got 1.0.",
        "rmsprop:-1, The decay of RMSprop must be from 0 to below 1. Got -1.0.",
        "adam:1:0, β₁ of Adam must be from 0 to below 1. Got 1.0.",
        "adam:0:2, β₂ of Adam must be from 0 to below 1. Got 2.0."
    })
    void other_texts_are_refused(String text, String message) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(InputException.class).hasMessageContaining(message);
    }
}
