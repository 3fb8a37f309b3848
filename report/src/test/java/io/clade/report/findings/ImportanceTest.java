package io.clade.report.findings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.clade.data.Dataset;
import io.clade.data.Matrix;
import io.clade.data.Shape;
import io.clade.data.reader.Datasets;
import io.clade.method.Methods;
import io.clade.model.Assignment;
import io.clade.model.GuidedBackpropagation;
import io.clade.model.Model;
import io.clade.report.Examples;
import io.clade.training.session.Session;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ImportanceTest {

    private static Model fitted(String method, Dataset data, Map<String, String> settings) {
        return Methods.named(method).create(4, settings).fit(data, Session.seeded(1));
    }

    @Test
    void a_cluster_has_the_mean_map_of_its_most_certain_samples_each_scaled_to_one() {
        Dataset data = Datasets.named("digits").limit(150);
        Model model = fitted("ddc", data, Map.of("epochs", "1"));
        Assignment assignment = model.assign(data);
        Importance importance = Importance.of(model, data, assignment).orElseThrow();

        assertThat(importance.shape()).isEqualTo(Shape.image(1, 8, 8));
        assertThat(importance.maps().rows()).isEqualTo(4);
        int cluster = assignment.cluster(0);
        List<Integer> typical =
                Selection.of(data.kind(), assignment).extremes(cluster).certain();
        float[] mean = new float[64];
        for (int row : typical) {
            Matrix map = GuidedBackpropagation.maps(model, data.select(row));
            float largest = 0;
            for (int p = 0; p < 64; p++) {
                largest = Math.max(largest, Math.abs(map.get(0, p)));
            }
            for (int p = 0; p < 64; p++) {
                mean[p] += map.get(0, p) / largest / typical.size();
            }
        }
        for (int p = 0; p < 64; p++) {
            assertThat(importance.maps().get(cluster, p)).isCloseTo(mean[p], within(1e-4f));
        }
    }

    @Test
    void a_step_of_series_has_the_mean_size_over_the_most_certain_that_have_it() {
        int steps = 20;
        int d = 2;
        Dataset data = Examples.waves(36, 3, steps, d, 4)
                .withLengths(IntStream.range(0, 36).map(i -> steps - i % 8).toArray());
        Model model = fitted("ddc", data, Map.of("epochs", "1"));
        Assignment assignment = model.assign(data);
        Importance importance = Importance.of(model, data, assignment).orElseThrow();

        assertThat(importance.shape()).isEqualTo(Shape.series(steps, d));
        int cluster = assignment.cluster(0);
        List<Integer> typical =
                Selection.of(data.kind(), assignment).extremes(cluster).certain();
        double[] squares = new double[steps * d];
        int[] having = new int[steps];
        for (int row : typical) {
            Matrix map = GuidedBackpropagation.maps(model, data.select(row));
            double largest = 0;
            for (int t = 0; t < steps; t++) {
                largest = Math.max(largest, Math.hypot(map.get(0, t * d), map.get(0, t * d + 1)));
                having[t] += t < data.length(row) ? 1 : 0;
            }
            for (int p = 0; p < steps * d; p++) {
                squares[p] += Math.pow(map.get(0, p) / largest, 2);
            }
        }
        for (int p = 0; p < steps * d; p++) {
            double expected = having[p / d] == 0 ? 0 : Math.sqrt(squares[p] / having[p / d]);
            assertThat((double) importance.maps().get(cluster, p)).isCloseTo(expected, within(1e-4));
        }
    }

    @Test
    void a_method_without_a_network_has_none() {
        Dataset data = Datasets.named("digits").limit(100);
        Model model = fitted("kmeans", data, Map.of("restarts", "1"));

        assertThat(Importance.of(model, data, model.assign(data))).isEmpty();
    }
}
