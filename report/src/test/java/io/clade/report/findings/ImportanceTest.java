package io.clade.report.findings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.clade.data.Dataset;
import io.clade.data.Matrix;
import io.clade.data.reader.Datasets;
import io.clade.method.Methods;
import io.clade.model.Assignment;
import io.clade.model.GuidedBackpropagation;
import io.clade.model.Model;
import io.clade.training.Session;
import java.util.List;
import java.util.Map;
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

        assertThat(importance.height()).isEqualTo(8);
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
    void a_method_without_a_network_has_none() {
        Dataset data = Datasets.named("digits").limit(100);
        Model model = fitted("kmeans", data, Map.of("restarts", "1"));

        assertThat(Importance.of(model, data, model.assign(data))).isEmpty();
    }
}
