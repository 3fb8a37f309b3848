package io.clade.data.builtin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clade.data.Dataset;
import io.clade.data.ReadProgress;
import io.clade.data.Shape;
import io.clade.input.InputException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BuiltInTest {

    private static Dataset load(String name, Map<String, String> parameters) throws IOException {
        return BuiltIn.named(name).load(parameters, Path.of("unused"), ReadProgress.NONE);
    }

    @Test
    void the_sets_are_those_the_design_promises() {
        assertThat(BuiltIn.names())
                .containsExactly("digits", "moons", "circles", "spiral", "blobs", "madelon", "mnist", "fashion-mnist");
        assertThat(BuiltIn.all()).allSatisfy(set -> {
            assertThat(set.description()).isNotBlank().doesNotContain("\n");
            assertThat(set.parameters()).allSatisfy(parameter -> {
                assertThat(parameter.meaning()).isNotBlank();
                assertThat(parameter.range()).isNotBlank();
            });
        });
    }

    @Test
    void digits_are_those_of_the_uci_repository() throws IOException {
        Dataset digits = load("digits", Map.of());
        assertThat(digits.size()).isEqualTo(1797);
        assertThat(digits.shape()).isEqualTo(Shape.image(1, 8, 8));
        // The first row of the first image, and the class sizes and pixel sum of the whole set, as scikit-learn has
        // them.
        assertThat(digits.sample(0)).startsWith(0, 0, 5, 13, 9, 1, 0, 0);
        assertThat(digits.labels().orElseThrow().sizes())
                .containsExactly(178, 182, 177, 183, 181, 182, 181, 179, 174, 180);
        double sum = 0;
        for (int row = 0; row < digits.size(); row++) {
            for (float pixel : digits.sample(row)) {
                assertThat(pixel).isBetween(0f, 16f);
                sum += pixel;
            }
        }
        assertThat(sum).isEqualTo(561_718);
    }

    @ParameterizedTest
    @ValueSource(strings = {"moons", "circles", "spiral", "blobs", "madelon"})
    void every_parameter_of_a_generated_set_matters(String name) throws IOException {
        Map<String, String> other = new HashMap<>(Map.of(
                "n", "77", "noise", "0.3", "factor", "0.2", "arms", "3", "turns", "2.5", "d", "1003", "clusters", "2"));
        other.putAll(Map.of(
                "deviation", "2", "box", "5", "informative", "3", "redundant", "1", "classes", "3", "separation", "1"));
        other.putAll(Map.of("flip", "0.5", "seed", "-7"));
        Set<String> found = new HashSet<>(Set.of(fingerprint(load(name, Map.of()))));
        for (Parameter parameter : BuiltIn.named(name).parameters()) {
            Map<String, String> given = Map.of(parameter.name(), other.get(parameter.name()));
            assertThat(found.add(fingerprint(load(name, given))))
                    .as("%s of %s", parameter.name(), name)
                    .isTrue();
        }
    }

    private static String fingerprint(Dataset dataset) {
        return dataset.sha256() + dataset.labels().orElseThrow().hashCode();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "n | many | Parameter n of circles cannot be many. It takes an integer: 2…100000000.",
                "n | 1 | Parameter n of circles cannot be 1. It takes 2…100000000.",
                "noise | -1 | Parameter noise of circles cannot be -1. It takes 0.0 or more.",
                "noise | NaN | Parameter noise of circles cannot be NaN. It takes 0.0 or more.",
                "factor | 2 | Parameter factor of circles cannot be 2. It takes 0.0…1.0.",
                "seed | 1.5 | Parameter seed of circles cannot be 1.5. It takes an integer: any integer.",
                "niose | 1 | circles has no parameter niose. Did you mean noise?",
            })
    void parameters_are_checked(String name, String value, String message) {
        assertThatThrownBy(() -> load("circles", Map.of(name, value)))
                .isInstanceOf(InputException.class)
                .hasMessage(message);
    }

    @Test
    void names_and_choices_get_the_nearest() {
        assertThatThrownBy(() -> BuiltIn.named("mnsit"))
                .isInstanceOf(InputException.class)
                .hasMessage("There is no built-in dataset mnsit. Did you mean mnist?");
        assertThatThrownBy(() -> load("mnist", Map.of("part", "tset")))
                .isInstanceOf(InputException.class)
                .hasMessage("Parameter part of mnist cannot be tset. Did you mean test?");
        assertThatThrownBy(() -> load("digits", Map.of("n", "5")))
                .isInstanceOf(InputException.class)
                .hasMessage("digits has no parameter n. It has none.");
        assertThatThrownBy(() -> BuiltIn.fetch("moons", Path.of("unused"), ReadProgress.NONE))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("need not be fetched");
    }
}
