package io.clade.golden;

import static org.assertj.core.api.Assertions.assertThat;

import io.clade.data.Dataset;
import io.clade.evaluation.ExternalIndices;
import io.clade.method.Descriptor;
import io.clade.method.Methods;
import io.clade.model.Model;
import io.clade.model.Provenance;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whole fits with default settings that must reach the accuracy they once reached, less a margin. They take about
 * three quarters of an hour; {@code -Dfloors} runs them, and with {@code -Dgolden.update} records what they reach; the floor
 * itself is set by hand.
 */
class QualityFloorsTest {

    private static final String FLOORS = "floors";

    /**
     * The floor of a method.
     *
     * @param fit what is fitted, with the first seed
     * @param seeds fits, from seeds one after the other
     * @param floor what the mean accuracy may not be below
     * @param clade version of this library that was measured
     * @param machine that was measured on
     * @param accuracies measured, one a seed
     * @param mean of these
     */
    record Floor(
            Fit fit, int seeds, double floor, String clade, Machine machine, List<Double> accuracies, Double mean) {

        private Floor measured(Provenance made, List<Double> found, double foundMean) {
            return new Floor(fit, seeds, floor, made.clade(), Machine.of(made), found, round(foundMean));
        }

        private static double round(double number) {
            return Math.round(number * 1000) / 1000.0;
        }
    }

    @TempDir
    Path folder;

    static List<String> names() {
        return Records.names(FLOORS);
    }

    @Tag("floor")
    @ParameterizedTest
    @MethodSource("names")
    void a_method_is_as_good_as_it_was(String name) {
        Floor floor = Records.read(FLOORS, name, Floor.class);
        Dataset dataset = floor.fit().dataset();
        List<Double> accuracies = new ArrayList<>();
        Provenance made = null;
        for (int i = 0; i < floor.seeds(); i++) {
            Model model = floor.fit().withSeed(floor.fit().seed() + i).model(dataset, folder);
            made = model.provenance();
            accuracies.add(ExternalIndices.accuracy(
                    dataset.labels().orElseThrow(), model.assign(dataset).clusters()));
        }
        double mean = mean(accuracies);
        if (Records.updating()) {
            Records.update(FLOORS, name, floor.measured(made, accuracies, mean));
        }
        assertThat(mean).as("mean of %s", accuracies).isGreaterThanOrEqualTo(floor.floor());
    }

    private static double mean(List<Double> numbers) {
        return numbers.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }

    /** Below it no method falls, and the check could not fail. */
    @ParameterizedTest
    @MethodSource("names")
    void a_floor_is_far_above_guessing(String name) {
        Floor floor = Records.read(FLOORS, name, Floor.class);
        assertThat(floor.floor()).isGreaterThan(2.0 / floor.fit().clusters());
    }

    @Test
    void every_method_has_a_floor() {
        assertThat(names())
                .map(name -> Records.read(FLOORS, name, Floor.class).fit().method())
                .containsAll(Methods.all().stream().map(Descriptor::name).toList());
    }
}
