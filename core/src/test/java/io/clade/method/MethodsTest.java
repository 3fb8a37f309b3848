package io.clade.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clade.data.Dataset;
import io.clade.data.FloatSamples;
import io.clade.data.Shape;
import io.clade.input.InputException;
import io.clade.model.Model;
import io.clade.testing.Numbers;
import io.clade.training.session.Session;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What must hold of every method in the registry. */
class MethodsTest {

    static java.util.List<Descriptor<?>> methods() {
        return Methods.all();
    }

    @Test
    void names_are_distinct_and_the_default_exists() {
        Set<String> names = new HashSet<>();
        Methods.all().forEach(method -> assertThat(names.add(method.name())).isTrue());
        assertThat(names).contains(Methods.DEFAULT);
    }

    @Test
    void an_unknown_name_suggests_the_nearest() {
        assertThatThrownBy(() -> Methods.named("dtcc"))
                .isInstanceOf(InputException.class)
                .hasMessage("There is no method dtcc. Did you mean dtkc?");
    }

    @ParameterizedTest
    @MethodSource("methods")
    void every_method_cites_its_paper_and_describes_its_parameters(Descriptor<?> method) {
        assertThat(method.type().getAnnotation(Paper.class)).isNotNull();
        assertThat(method.summary()).endsWith(".");
        assertThat(method.knobs())
                .isNotEmpty()
                .allSatisfy(
                        hyperparameter -> assertThat(hyperparameter.meaning()).endsWith("."));
        assertThat(method.knobs()).extracting(HyperparameterAccess.Entry::name).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("methods")
    void a_method_has_fewer_than_twenty_parameters_of_its_own_and_every_one_is_of_one_part(Descriptor<?> method) {
        Map<Part, java.util.List<HyperparameterAccess.Entry>> parts = method.parts();
        assertThat(parts.get(Part.OWN)).hasSizeLessThan(20);
        assertThat(parts.values().stream().flatMap(java.util.List::stream))
                .containsExactlyInAnyOrderElementsOf(method.knobs());
    }

    @ParameterizedTest
    @MethodSource("methods")
    void both_presets_make_a_method_and_no_third_does(Descriptor<?> method) {
        assertThat(method.create(3, Map.of())).isInstanceOf(method.type());
        assertThat(method.create(3, Map.of("preset", "paper"))).isInstanceOf(method.type());
        assertThatThrownBy(() -> method.create(3, Map.of("preset", "best"))).isInstanceOf(InputException.class);
    }

    @ParameterizedTest
    @MethodSource("methods")
    void null_is_refused_by_name(Descriptor<?> method) {
        assertThatThrownBy(() -> method.create(3, null))
                .isInstanceOf(InputException.class)
                .hasMessage("The settings of " + method.name() + " are null. Give an empty map for none.");
        Map<String, String> gap = new HashMap<>();
        gap.put("scaling", null);
        assertThatThrownBy(() -> method.create(3, gap))
                .isInstanceOf(InputException.class)
                .hasMessage("The settings of " + method.name() + " have a null: scaling=null.");
    }

    @Test
    void no_name_is_no_method() {
        assertThatThrownBy(() -> Methods.named(null))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith("The name of the method is null.");
    }

    private static float[] numbers() {
        float[] values = new float[60];
        for (int i = 0; i < values.length; i++) {
            values[i] = i * 7 % 11;
        }
        return values;
    }

    @ParameterizedTest
    @MethodSource("methods")
    void a_number_that_is_none_is_refused_with_its_place(Descriptor<?> method) {
        float[] values = numbers();
        for (float odd : new float[] {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY}) {
            float[] damaged = values.clone();
            damaged[3 * 3 + 1] = odd;
            Dataset data = Dataset.of("mine", Shape.table(3), new FloatSamples(3, damaged));
            assertThatThrownBy(() -> method.create(2, Map.of()).fit(data, Session.seeded(1)))
                    .isInstanceOf(InputException.class)
                    .hasMessageStartingWith("mine: row 4, column 2 is " + (Float.isNaN(odd) ? "NaN" : "infinite"));
        }
    }

    @ParameterizedTest
    @MethodSource("methods")
    void a_model_refuses_a_number_that_is_none_with_its_place(Descriptor<?> method) {
        Dataset fitted = Dataset.of("fitted", Shape.table(3), new FloatSamples(3, numbers()));
        Model model = method.create(2, brief(method)).fit(fitted, Session.seeded(1));
        for (float odd : new float[] {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY}) {
            float[] damaged = numbers();
            damaged[3 * 3 + 1] = odd;
            Dataset data = Dataset.of("mine", Shape.table(3), new FloatSamples(3, damaged));
            String place = "mine: row 4, column 2 is " + (Float.isNaN(odd) ? "NaN" : "infinite");
            assertThatThrownBy(() -> model.assign(data))
                    .isInstanceOf(InputException.class)
                    .hasMessageStartingWith(place);
            assertThatThrownBy(() -> model.embed(data))
                    .isInstanceOf(InputException.class)
                    .hasMessageStartingWith(place);
        }
        float[] far = numbers();
        far[3 * 3 + 1] = Float.MAX_VALUE;
        Dataset data = Dataset.of("mine", Shape.table(3), new FloatSamples(3, far));
        try {
            for (float value : model.assign(data).memberships().toArray()) {
                assertThat(value).isFinite();
            }
        } catch (InputException e) {
            assertThat(e).hasMessageStartingWith("mine: sample 4 of 20 is so far from those the model was fitted on");
        }
    }

    private static Map<String, String> brief(Descriptor<?> method) {
        return method.knobs().stream()
                .map(HyperparameterAccess.Entry::name)
                .filter(name -> name.endsWith("epochs"))
                .collect(Collectors.toMap(name -> name, name -> "2"));
    }

    @Test
    void the_place_of_a_number_that_is_none_is_told_as_that_kind_of_data_has_it() {
        float[] values = numbers();
        values[12 + 7] = Float.NaN;
        Method method = Methods.named("kmeans").create(2, Map.of());
        Dataset series = Dataset.of("mine", Shape.series(6, 2), new FloatSamples(12, values));
        assertThatThrownBy(() -> method.fit(series, Session.seeded(1)))
                .hasMessageStartingWith("mine: series 2, step 4, dimension 2 is NaN");
        Dataset images = Dataset.of("mine", Shape.image(1, 3, 4), new FloatSamples(12, values));
        assertThatThrownBy(() -> method.fit(images, Session.seeded(1)))
                .hasMessageStartingWith("mine: image 2, row 2, column 4 is NaN");
    }

    @ParameterizedTest
    @MethodSource("methods")
    void a_number_of_clusters_that_cannot_be_is_refused(Descriptor<?> method) {
        Dataset data = Numbers.clustered(1, 20, 2, Shape.table(3));
        for (int k : new int[] {-1, 0}) {
            assertThatThrownBy(() -> method.create(k, Map.of()))
                    .isInstanceOf(InputException.class)
                    .hasMessageContaining("The number of clusters (-k) must be at least 1. Got " + k);
        }
        for (int k : new int[] {1, 21}) {
            assertThatThrownBy(() -> method.create(k, Map.of()).fit(data, Session.seeded(1)))
                    .isInstanceOf(InputException.class)
                    .hasMessageContaining("between 2 and the number of samples, 20. Got " + k);
        }
    }

    @ParameterizedTest
    @MethodSource("methods")
    void a_fit_is_the_same_for_the_same_seed_and_looks_at_no_labels(Descriptor<?> method) {
        Dataset data = Numbers.clustered(1, 60, 3, Shape.table(3));
        Dataset unlabelled = Dataset.of(data.name(), data.shape(), samples(data));
        Map<String, String> quick = quick(method);
        Model first = method.create(3, quick).fit(data, Session.seeded(5));
        Model second = method.create(3, quick).fit(unlabelled, Session.seeded(5));
        assertThat(second.weights()).isEqualTo(first.weights());
        assertThat(first.provenance().method()).isEqualTo(method.name());
        assertThat(first.provenance().parameters()).containsAllEntriesOf(quick);
        assertThat(first.provenance().seed()).isEqualTo(5);
    }

    private static Map<String, String> quick(Descriptor<?> method) {
        return method.knobs().stream()
                .map(HyperparameterAccess.Entry::name)
                .filter(name -> name.endsWith("epochs"))
                .collect(Collectors.toMap(name -> name, name -> "2"));
    }

    private static io.clade.data.Samples samples(Dataset data) {
        float[] values = new float[data.size() * data.shape().size()];
        for (int i = 0; i < data.size(); i++) {
            data.copy(i, values, i * data.shape().size());
        }
        return new io.clade.data.FloatSamples(data.shape().size(), values);
    }
}
