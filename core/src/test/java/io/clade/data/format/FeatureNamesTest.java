package io.clade.data.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clade.data.Dataset;
import io.clade.data.FloatSamples;
import io.clade.data.Shape;
import io.clade.input.InputException;
import java.util.List;
import org.junit.jupiter.api.Test;

class FeatureNamesTest {

    private static final FeatureNames NAMES = new FeatureNames(List.of("a", "b", "c"));

    /** One row whose values are 0, 1, 2 … */
    private static Dataset data(String... names) {
        float[] values = new float[names.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = i;
        }
        return Dataset.of("some", Shape.table(names.length), new FloatSamples(names.length, values))
                .withFeatureNames(List.of(names));
    }

    @Test
    void features_are_found_by_name_in_any_order() {
        assertThat(NAMES.in(data("c", "a", "b")).sample(0)).containsExactly(1, 2, 0);
        assertThat(NAMES.in(data("c", "a", "b")).featureNames()).isEqualTo(NAMES.names());
        assertThat(NAMES.in(data("c", "a", "b")).notices()).isEmpty();
        assertThat(NAMES.in(data("C", " a", "b")).sample(0))
                .as("letter case and blanks")
                .containsExactly(1, 2, 0);
        Dataset same = data("a", "b", "c");
        assertThat(NAMES.in(same)).isSameAs(same);
    }

    @Test
    void others_are_ignored_with_one_notice() {
        Dataset matched = NAMES.in(data("z", "c", "b", "y", "a"));
        assertThat(matched.sample(0)).containsExactly(4, 2, 1);
        assertThat(matched.notices())
                .containsExactly("The model was not fitted on these columns, so they were ignored: z, y.");
    }

    @Test
    void all_that_are_missing_are_named_with_what_is_there() {
        assertThatThrownBy(() -> NAMES.in(data("b", "x")))
                .isInstanceOf(InputException.class)
                .hasMessage(
                        "some lacks columns that the model was fitted on: a, c. It has: b, x. Give data with the same"
                                + " columns, in any order.");
        assertThatThrownBy(() -> NAMES.in(data("a", "b", "b", "c")))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("2 columns called b");
    }

    @Test
    void data_without_names_are_taken_in_order_with_a_notice() {
        Dataset numbered = NAMES.in(data("column1", "column2", "column3"));
        assertThat(numbered.sample(0)).containsExactly(0, 1, 2);
        assertThat(numbered.notices()).hasSize(1);
        assertThat(NAMES.in(data("column1", "column2", "column3").withFeatureNames(List.of()))
                        .notices())
                .hasSize(1);
    }

    @Test
    void a_model_without_names_goes_by_position_and_says_so() {
        Dataset data = data("c", "a", "b");
        for (List<String> names :
                List.of(List.<String>of(), List.of("column1", "column2", "column3"), List.of("a", "a", "b"))) {
            Dataset taken = new FeatureNames(names).in(data);
            assertThat(taken.sample(0)).containsExactly(0, 1, 2);
            assertThat(taken.notices())
                    .containsExactly(
                            "The model does not know its columns by names of their own, so those of some were taken in their order.");
            Dataset nameless = data("column1", "column2", "column3");
            assertThat(new FeatureNames(names).in(nameless))
                    .as("nobody has names")
                    .isSameAs(nameless);
        }
        Dataset same = data("a", "a", "b");
        assertThat(new FeatureNames(same.featureNames()).in(same)).isSameAs(same);
    }

    @Test
    void names_that_are_composed_of_other_letters_are_the_same() {
        FeatureNames names = new FeatureNames(List.of("gr\u00F6\u00DFe", "b"));
        assertThat(names.in(data("b", "gro\u0308\u00DFe")).sample(0)).containsExactly(1, 0);
        assertThatThrownBy(() -> names.in(data("b", "Gro\u0308\u00DFe", "GR\u00D6SSE")))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("2 columns called");
    }
}
