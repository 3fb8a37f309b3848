package io.clade.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clade.data.Dataset;
import io.clade.data.FloatSamples;
import io.clade.data.Labels;
import io.clade.data.Shape;
import io.clade.evaluation.ExternalIndices;
import io.clade.input.InputException;
import io.clade.method.Descriptor;
import io.clade.method.HyperparameterAccess;
import io.clade.method.Methods;
import io.clade.method.Trait;
import io.clade.training.session.Session;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every method on samples that are few distinct rows, each repeated, in any unit: it ends with a result, with the clusters where a
 * method finds any clusters at once, and with a warning where there are fewer distinct rows than clusters.
 */
class RepeatedRowsTest {

    private static final int EACH = 12;

    /** Units of the numbers; each method meets each of them with another number of distinct rows. */
    private static final double[] SCALES = {1, 1e-30, 1e30, 1e-10, 1e10};

    /** Methods that find other clusters, or their number, than groups of samples near each other. */
    private static final Set<String> OTHER = Set.of("ssc", "meanshift", "dcl", "deep-dcl", "vcl");

    /** Far from each other, none between two others and none along another. */
    private static final double[][] ROWS = {{0, 0, 9}, {9, 0, 0}, {0, 9, 0}, {-8, -8, 1}, {8, 9, 9}};

    static Stream<String> methods() {
        return Methods.all().stream().map(Descriptor::name);
    }

    private static Dataset rows(int distinct, double scale, double shift) {
        Random random = new Random(distinct);
        int n = Math.max(2, distinct) * EACH;
        float[] values = new float[3 * n];
        int[] codes = new int[n];
        for (int i = 0; i < n; i++) {
            codes[i] = i < distinct ? i : random.nextInt(distinct);
            for (int j = 0; j < 3; j++) {
                values[3 * i + j] = (float) (shift + scale * ROWS[codes[i]][j]);
            }
        }
        return Dataset.of("rows", Shape.table(3), new FloatSamples(3, values))
                .withLabels(Labels.ofCodes(codes, distinct));
    }

    private static Map<String, String> quick(Descriptor<?> method) {
        Map<String, String> settings = new HashMap<>();
        HyperparameterAccess.values(method.hyperparameters(2, Map.of())).keySet().stream()
                .filter(name -> name.endsWith("epochs"))
                .forEach(name -> settings.put(name, "2"));
        return settings;
    }

    private static Outcome fit(String name, Dataset data, int k, Path folder) {
        Descriptor<?> method = Methods.named(name);
        Plan plan = Plan.of(method, quick(method), data, k, 1, 1);
        try (ResultFolder out = ResultFolder.open(folder, ResultFolder.Existing.REPLACE, plan, null)) {
            Outcome outcome = Repetition.of(plan, Session.seeded(1), out);
            out.publish(outcome);
            return outcome;
        }
    }

    private static boolean isClassical(String method) {
        return Methods.named(method).traits(Map.of()).all().contains(Trait.CLASSICAL);
    }

    private static void requireClusters(String method, Dataset data, Outcome outcome) {
        if (isClassical(method) && !OTHER.contains(method)) {
            Labels clusters = outcome.model().assign(data).clusters();
            assertThat(ExternalIndices.ari(data.labels().orElseThrow(), clusters))
                    .isEqualTo(1);
        }
    }

    @ParameterizedTest
    @MethodSource("methods")
    void as_many_clusters_as_there_are_distinct_rows(String method, @TempDir Path folder) {
        int place = (int) methods().takeWhile(each -> !each.equals(method)).count();
        int step = isClassical(method) ? 1 : 3;
        for (int distinct = 2; distinct <= ROWS.length; distinct += step) {
            Dataset data = rows(distinct, SCALES[(place + distinct) % SCALES.length], 0);
            requireClusters(method, data, fit(method, data, distinct, folder));
        }
    }

    @ParameterizedTest
    @MethodSource("methods")
    void rows_far_from_zero(String method, @TempDir Path folder) {
        // Single precision holds multiples of eight there.
        Dataset data = rows(3, 800, 1e8);
        requireClusters(method, data, fit(method, data, 3, folder));
    }

    @ParameterizedTest
    @MethodSource("methods")
    void more_clusters_than_distinct_rows_are_told_of(String method, @TempDir Path folder) {
        assertThat(fit(method, rows(2, 1, 0), 4, folder).warnings())
                .anyMatch(warning -> warning.startsWith("Only 2 of 24 samples differ"));
    }

    @ParameterizedTest
    @MethodSource("methods")
    void one_row_alone_is_refused(String method, @TempDir Path folder) {
        assertThatThrownBy(() -> fit(method, rows(1, 1, 5), 2, folder))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("equal");
    }
}
