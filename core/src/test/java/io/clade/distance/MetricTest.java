package io.clade.distance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.clade.testing.Fixtures;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class MetricTest {

    private static final JsonNode FIXTURE = Fixtures.CLASSICAL;
    private static final List<float[]> SERIES = Fixtures.rows(FIXTURE.get("series"));

    private static List<float[]> random(int n, int d) {
        Random random = new Random(n);
        List<float[]> samples = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            float[] sample = new float[d];
            for (int c = 0; c < d; c++) {
                sample[c] = (float) random.nextGaussian();
            }
            samples.add(sample);
        }
        return samples;
    }

    @ParameterizedTest
    @EnumSource(Metric.Type.class)
    void a_gauge_measures_what_the_definition_says(Metric.Type type) {
        Metric metric = new Metric(type, 3, 0.3);
        // Not multiples of the blocks that are computed at once.
        List<float[]> kept = random(2051, 7);
        DistancesTo distancesTo = metric.distancesTo(kept, 1);
        float[] x = random(3, 7).get(1);
        float[] distances = new float[kept.size() + 2];
        distancesTo.exchange(3, 2050);
        distancesTo.measure(x, 1, distancesTo.size(), distances, 2);
        for (int j = 1; j < distancesTo.size(); j += 37) {
            double expected = metric.between(x, distancesTo.sample(j), 1);
            assertThat((double) distances[j + 1]).isCloseTo(expected, within(1e-5 * expected));
        }
        assertThat(distancesTo.sample(3)).isEqualTo(kept.get(2050));
        distancesTo.measure(distancesTo.sample(5), 5, 6, distances, 0);
        assertThat(distances[0]).isZero();
        assertThat(distances[1]).isZero();
    }

    @Test
    void a_sample_of_zeros_has_no_direction() {
        Metric cosine = new Metric(Metric.Type.COSINE, 2, 1);
        List<float[]> kept =
                List.of(new float[] {0, 0}, new float[] {1, 1}, new float[] {-3, -3}, new float[] {-0f, 0});
        DistancesTo distancesTo = cosine.distancesTo(kept, 1);
        distancesTo.exchange(2, 3);
        float[] distances = new float[4];
        distancesTo.measure(new float[] {0, 0}, 0, 4, distances, 0);
        assertThat(distances).containsExactly(0, 1, 0, 1);
        distancesTo.measure(new float[] {1e-30f, 1e-30f}, 0, 4, distances, 0);
        assertThat(distances).containsExactly(new float[] {1, 0, 1, 2}, within(1e-6f));
        assertThat(cosine.between(kept.get(0), kept.get(1), 1)).isEqualTo(1);
        assertThat(cosine.between(kept.get(0), kept.get(3), 1)).isZero();
    }

    @Test
    void warping_takes_the_path_that_dynamic_programming_finds() {
        double[] bands = {0, 0.2, 1};
        for (int b = 0; b < bands.length; b++) {
            Metric metric = new Metric(Metric.Type.DTW, 2, bands[b]);
            for (int other = 1; other < 3; other++) {
                double expected = FIXTURE.get("warped").get(other - 1).get(b).doubleValue();
                assertThat(metric.between(SERIES.get(0), SERIES.get(other), 2)).isCloseTo(expected, within(1e-6));
                assertThat(metric.between(SERIES.get(other), SERIES.get(0), 2)).isCloseTo(expected, within(1e-6));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void a_series_that_dwells_is_not_farther_away(int dwell) {
        float[] x = {0, 1, 3, 2};
        float[] y = new float[x.length * dwell];
        for (int i = 0; i < y.length; i++) {
            y[i] = x[i / dwell];
        }
        assertThat(new DynamicTimeWarping(1, 1).distance(x, y)).isZero();
        assertThat(new DynamicTimeWarping(1, 1).distance(x, new float[] {7}))
                .isCloseTo(Math.sqrt(49 + 36 + 16 + 25), within(1e-9));
    }

    @Test
    void a_narrow_band_leaves_the_euclidean_distance() {
        Metric diagonal = new Metric(Metric.Type.DTW, 2, 0);
        assertThat(diagonal.between(SERIES.get(0), SERIES.get(1), 2))
                .isCloseTo(Metric.EUCLIDEAN.between(SERIES.get(0), SERIES.get(1), 2), within(1e-9));
    }

    @Test
    void complexity_multiplies_the_euclidean_distance() {
        Metric metric = new Metric(Metric.Type.CID, 2, 1);
        assertThat(metric.between(SERIES.get(0), SERIES.get(1), 2))
                .isCloseTo(FIXTURE.get("cid").doubleValue(), within(1e-6));
        assertThat(metric.between(new float[] {1, 1, 1}, new float[] {2, 2, 2}, 1))
                .isCloseTo(Math.sqrt(3), within(1e-9));
    }
}
