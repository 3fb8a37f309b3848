package io.clade.method.classical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.clade.data.Dataset;
import io.clade.data.FloatSamples;
import io.clade.data.Labels;
import io.clade.data.Shape;
import io.clade.evaluation.ExternalIndices;
import io.clade.method.HyperparameterAccess;
import io.clade.model.Model;
import io.clade.partition.MeanShiftProcedure;
import io.clade.partition.MeanShiftProcedure.Modes;
import io.clade.tensor.runtime.Workers;
import io.clade.testing.Fixtures;
import io.clade.testing.NativeMemory;
import io.clade.testing.Numbers;
import io.clade.training.session.Session;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(NativeMemory.class)
class MeanShiftTest {

    private static final List<float[]> POINTS = Fixtures.rows(Fixtures.CLASSICAL.get("points"));

    private static Model fit(Dataset data, int k, Map<String, String> changes) {
        return new MeanShift(HyperparameterAccess.with(MeanShift.recommended(k), changes)).fit(data, Session.seeded(1));
    }

    @Test
    void modes_and_radius_are_those_of_scikit_learn() {
        assertThat(MeanShiftProcedure.radius(POINTS, 0.3, 1))
                .isCloseTo(Fixtures.CLASSICAL.get("bandwidth").doubleValue(), within(1e-5));
        Modes found = Workers.run(workers -> {
            int[] all = IntStream.range(0, POINTS.size()).toArray();
            MeanShiftProcedure procedure = new MeanShiftProcedure(POINTS, 2, all, workers);
            return procedure.modes(
                    procedure.run(MeanShiftProcedure.MOST_UPDATES).state());
        });
        double[] modes = Fixtures.doubles(Fixtures.CLASSICAL.get("modes"));
        assertThat(found.points().rows()).isEqualTo(modes.length / 3);
        for (int i = 0; i < modes.length; i++) {
            assertThat((double) found.points().get(i / 3, i % 3)).isCloseTo(modes[i], within(1e-5));
        }
        assertThat(found.clusters().codes()).isEqualTo(Fixtures.ints(Fixtures.CLASSICAL.get("mode_labels")));
    }

    @Test
    void the_number_of_clusters_is_found(@TempDir Path folder) {
        Dataset data = Numbers.clustered(2, 300, 4, Shape.table(3));
        Model model = fit(data.limit(200), 9, Map.of());
        assertThat(model.clusters()).isEqualTo(4);
        assertThat(model.warnings()).singleElement().asString().startsWith("4 clusters were found; -k 9");
        model.save(folder);
        Labels found = Model.load(folder).assign(data).clusters();
        // A sample at the edge of a cluster may lie nearer another's mode.
        assertThat(ExternalIndices.accuracy(data.labels().orElseThrow(), found)).isGreaterThan(0.99);
    }

    @Test
    void one_cluster_is_a_result_too() {
        Dataset data = Numbers.clustered(2, 60, 3, Shape.table(3));
        Model model = fit(data, 3, Map.of("bandwidth", "1000"));
        assertThat(model.clusters()).isEqualTo(1);
        assertThat(model.assign(data).confidence(0)).isEqualTo(1);
    }

    @Test
    void each_setting_has_its_effect_and_repeated_samples_have_a_radius() {
        Dataset data = Numbers.clustered(5, 200, 8, Shape.table(2));
        int usual = fit(data, 8, Map.of("quantile", "0.1")).clusters();
        assertThat(fit(data, 8, Map.of("quantile", "0.9")).clusters()).isLessThan(usual);
        assertThat(fit(data, 8, Map.of("quantile", "0.1", "starts", "1")).clusters())
                .isEqualTo(1);
        Dataset equal =
                Dataset.of("equal", Shape.table(1), new FloatSamples(1, new float[] {1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2}));
        assertThat(fit(equal, 2, Map.of("quantile", "0")).clusters()).isEqualTo(2);
    }
}
