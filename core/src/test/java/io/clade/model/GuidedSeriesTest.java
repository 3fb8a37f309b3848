package io.clade.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.clade.data.Dataset;
import io.clade.data.FloatSamples;
import io.clade.data.Matrix;
import io.clade.data.Shape;
import io.clade.input.InputException;
import io.clade.method.Methods;
import io.clade.network.backbone.SeriesCnn;
import io.clade.testing.NativeMemory;
import io.clade.testing.Numbers;
import io.clade.testing.Waves;
import io.clade.training.session.Session;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@link GuidedBackpropagation} of series. */
@ExtendWith(NativeMemory.class)
class GuidedSeriesTest {

    private static final int STEPS = 21;
    private static final int D = 3;
    private static final int[] LENGTHS = {21, 13, 8, 5, 2, 1};
    private static final int SEGMENTS = 8;

    private static Model model;

    /** Series of noise, {@code behind} standing behind their ends, in a frame of {@code steps} steps. */
    private static Dataset noise(int steps, float behind) {
        var random = new Random(5);
        float[] values = new float[LENGTHS.length * steps * D];
        for (int i = 0; i < LENGTHS.length; i++) {
            for (int p = 0; p < steps * D; p++) {
                values[i * steps * D + p] = p < LENGTHS[i] * D ? (float) random.nextGaussian() : behind;
            }
        }
        return Dataset.of("noise", Shape.series(steps, D), new FloatSamples(steps * D, values))
                .withLengths(LENGTHS);
    }

    private static Model fitted(Dataset data, Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(Map.of("epochs", "2", "embedding", "6"));
        all.putAll(settings);
        return Methods.named("ddc").create(3, all).fit(data, Session.seeded(1));
    }

    @BeforeAll
    static void fit() {
        model = fitted(Numbers.clustered(4, 30, 3, Shape.series(STEPS, D)), Map.of());
        assertThat(((SeriesCnn) model.plan().backbone()).segments()).isEqualTo(SEGMENTS);
    }

    @Test
    void a_map_is_what_loops_over_the_steps_that_are_there_find() {
        Dataset noise = noise(STEPS, 0);
        Matrix maps = GuidedBackpropagation.maps(model, noise);
        assertThat(maps.rows()).isEqualTo(LENGTHS.length);
        assertThat(maps.columns()).isEqualTo(STEPS * D);
        var slow = new SlowSeriesCnn(model.weights(), SEGMENTS);
        for (int i = 0; i < LENGTHS.length; i++) {
            float[] prepared = new float[STEPS * D];
            model.preprocessing().apply(noise.sample(i), LENGTHS[i] * D, prepared, 0);
            double[][] x = new double[D][LENGTHS[i]];
            for (int p = 0; p < LENGTHS[i] * D; p++) {
                x[p % D][p / D] = prepared[p];
            }
            double[][] expected = slow.map(x);
            double largest = 0;
            for (int p = 0; p < LENGTHS[i] * D; p++) {
                largest = Math.max(largest, Math.abs(expected[p % D][p / D]));
            }
            assertThat(largest).isPositive();
            for (int p = 0; p < LENGTHS[i] * D; p++) {
                assertThat((double) maps.get(i, p))
                        .as("series %d, step %d, dimension %d", i, p / D, p % D)
                        .isCloseTo(expected[p % D][p / D], within(1e-4 * largest));
            }
        }
    }

    @Test
    void what_is_behind_the_end_of_a_series_gets_zero_and_changes_nothing() {
        Matrix maps = GuidedBackpropagation.maps(model, noise(STEPS, 0));
        Matrix others = GuidedBackpropagation.maps(model, noise(STEPS, 1e3f));
        Matrix longer = GuidedBackpropagation.maps(model, noise(STEPS + 9, -50));
        assertThat(others).isEqualTo(maps);
        assertThat(longer.columns()).isEqualTo((STEPS + 9) * D);
        for (int i = 0; i < LENGTHS.length; i++) {
            for (int p = 0; p < (STEPS + 9) * D; p++) {
                float expected = p < LENGTHS[i] * D ? maps.get(i, p) : 0;
                assertThat(longer.get(i, p)).isCloseTo(expected, within(1e-6f));
                assertThat(p < STEPS * D ? maps.get(i, p) : 0).isCloseTo(expected, within(0f));
            }
        }
    }

    @Test
    void a_series_has_the_same_map_in_a_batch_as_alone() {
        Dataset noise = noise(STEPS, 0);
        Matrix maps = GuidedBackpropagation.maps(model, noise);
        for (int i = 0; i < LENGTHS.length; i++) {
            float[] alone = GuidedBackpropagation.maps(model, noise.select(i)).row(0);
            for (int p = 0; p < alone.length; p++) {
                assertThat(alone[p]).isCloseTo(maps.get(i, p), within(1e-5f));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"rddc", "rdtkc", "ddcl", "deepcluster"})
    void the_largest_score_is_that_of_the_cluster_a_series_is_in(String method) {
        Dataset waves = Waves.dataset(40, 24);
        Map<String, String> settings = Map.of("epochs", "1");
        Model other = Methods.named(method).create(3, settings).fit(waves, Session.seeded(1));
        GuidedBackpropagationTest.assertLargestScoresAreOfTheClusters(other, waves);
    }

    @Test
    void a_network_of_recurrent_units_is_refused() {
        Dataset waves = Waves.dataset(20, 12);
        Model recurrent = fitted(waves, Map.of("network", "gru", "epochs", "1"));
        assertThat(GuidedBackpropagation.suits(recurrent)).isFalse();
        assertThatThrownBy(() -> GuidedBackpropagation.maps(recurrent, waves))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("conv1d for series");
    }

    @Test
    void fully_connected_layers_have_maps_of_series_of_one_length_alone() {
        Dataset equal = Numbers.clustered(4, 30, 3, Shape.series(STEPS, D));
        Model connected = fitted(equal, Map.of("network", "mlp", "epochs", "1"));
        assertThat(GuidedBackpropagation.maps(connected, equal.limit(2)).columns())
                .isEqualTo(STEPS * D);
        assertThatThrownBy(() -> GuidedBackpropagation.maps(connected, noise(STEPS, 0)))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("21 steps");
    }
}
