package io.clade.network.backbone.reduction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.clade.tensor.Ops;
import io.clade.tensor.runtime.Scope;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SeriesKernelsTest {

    private static final int STEPS = 20;
    private static final int CHANNELS = 3;
    private static final int SERIES = 5;
    private static final int THRESHOLDS = 2;

    /** All ways to choose three of nine weights, in the order of their bits. */
    private static List<double[]> shapes() {
        List<double[]> shapes = new ArrayList<>();
        for (int bits = 0; bits < 512; bits++) {
            if (Integer.bitCount(bits) == 3) {
                double[] weights = new double[9];
                for (int j = 0; j < 9; j++) {
                    weights[j] = (bits >> j & 1) == 1 ? 2 : -1;
                }
                shapes.add(weights);
            }
        }
        return shapes;
    }

    /** The share of steps above {@code threshold}, by the definition. */
    private static double share(float[][] series, double[] weights, int dilation, float[] channels, double threshold) {
        int above = 0;
        for (int t = 0; t < STEPS; t++) {
            double sum = 0;
            for (int j = 0; j < 9; j++) {
                int at = t + (j - 4) * dilation;
                for (int c = 0; c < CHANNELS; c++) {
                    sum += at < 0 || at >= STEPS ? 0 : weights[j] * channels[c] * series[at][c];
                }
            }
            above += sum > threshold ? 1 : 0;
        }
        return (double) above / STEPS;
    }

    private static float[][][] series() {
        SplittableRandom random = new SplittableRandom(1);
        float[][][] series = new float[SERIES][STEPS][CHANNELS];
        for (float[][] one : series) {
            for (float[] step : one) {
                for (int c = 0; c < CHANNELS; c++) {
                    step[c] = (float) random.nextGaussian();
                }
            }
        }
        return series;
    }

    private static float[] flat(float[][][] series) {
        float[] flat = new float[SERIES * STEPS * CHANNELS];
        for (int i = 0; i < flat.length; i++) {
            flat[i] = series[i / (STEPS * CHANNELS)][i / CHANNELS % STEPS][i % CHANNELS];
        }
        return flat;
    }

    @Test
    void features_are_the_shares_of_steps_above_each_threshold_and_the_levels_of_the_channels() {
        float[][][] series = series();
        Scope.run(() -> {
            var x = Ops.tensor(flat(series), SERIES, STEPS, CHANNELS);
            SeriesKernels kernels = SeriesKernels.of(x, STEPS, THRESHOLDS, 7);
            float[] channels = Ops.toArray(kernels.channels());
            float[] thresholds = Ops.toArray(kernels.thresholds());
            float[] found = Ops.toArray(kernels.features(x));
            // Dilations 1 and 2: with 4 a kernel would be longer than the series.
            assertThat(SeriesKernels.count(STEPS)).isEqualTo(2 * 84);
            int width = 2 * 84 * THRESHOLDS + SeriesKernels.LEVELS * CHANNELS;
            assertThat(found).hasSize(SERIES * width);
            for (int i = 0; i < SERIES; i++) {
                for (int kernel = 0; kernel < 2 * 84; kernel++) {
                    float[] own = Arrays.copyOfRange(channels, kernel * CHANNELS, (kernel + 1) * CHANNELS);
                    for (int t = 0; t < THRESHOLDS; t++) {
                        double threshold = thresholds[kernel * THRESHOLDS + t];
                        double expected = share(series[i], shapes().get(kernel % 84), 1 + kernel / 84, own, threshold);
                        // A step whose convolution is the threshold itself may fall on either side.
                        assertThat((double) found[i * width + kernel * THRESHOLDS + t])
                                .isEqualTo(expected, within(1.01 / STEPS));
                    }
                }
                for (int c = 0; c < CHANNELS; c++) {
                    double mean = 0;
                    double squares = 0;
                    for (int t = 0; t < STEPS; t++) {
                        mean += series[i][t][c] / STEPS;
                        squares += (double) series[i][t][c] * series[i][t][c] / STEPS;
                    }
                    int levels = i * width + 2 * 84 * THRESHOLDS;
                    assertThat((double) found[levels + c]).isEqualTo(mean, within(1e-5));
                    assertThat((double) found[levels + CHANNELS + c])
                            .isEqualTo(Math.sqrt(squares - mean * mean), within(1e-5));
                }
            }
        });
    }

    @Test
    void thresholds_are_spread_over_the_values_and_every_kernel_sees_a_channel() {
        Scope.run(() -> {
            var x = Ops.tensor(flat(series()), SERIES, STEPS, CHANNELS);
            SeriesKernels kernels = SeriesKernels.of(x, STEPS, THRESHOLDS, 7);
            float[] channels = Ops.toArray(kernels.channels());
            for (int kernel = 0; kernel < channels.length / CHANNELS; kernel++) {
                float seen = 0;
                for (int c = 0; c < CHANNELS; c++) {
                    assertThat(channels[kernel * CHANNELS + c]).isIn(0f, 1f);
                    seen += channels[kernel * CHANNELS + c];
                }
                assertThat(seen).isPositive();
            }
            float[] found = Ops.toArray(kernels.features(x).narrow(1, 0, 2L * 84 * THRESHOLDS));
            double mean = 0;
            for (float share : found) {
                assertThat(share).isBetween(0f, 1f);
                mean += share / found.length;
            }
            assertThat(mean).isBetween(0.4, 0.6);
        });
    }

    @Test
    void the_same_seed_gives_the_same_kernels_and_another_one_others() {
        Scope.run(() -> {
            var x = Ops.tensor(flat(series()), SERIES, STEPS, CHANNELS);
            float[] first =
                    Ops.toArray(SeriesKernels.of(x, STEPS, THRESHOLDS, 7).thresholds());
            assertThat(Ops.toArray(SeriesKernels.of(x, STEPS, THRESHOLDS, 7).thresholds()))
                    .isEqualTo(first);
            assertThat(Ops.toArray(SeriesKernels.of(x, STEPS, THRESHOLDS, 8).thresholds()))
                    .isNotEqualTo(first);
        });
    }

    @Test
    void a_slower_copy_of_a_series_has_nearly_the_same_features() {
        Scope.run(() -> {
            int slow = 2 * STEPS - 1;
            float[] values = new float[2 * slow];
            for (int t = 0; t < slow; t++) {
                values[t] = t < STEPS ? (float) Math.sin(0.6 * t) : Float.NaN;
                values[slow + t] = (float) Math.sin(0.3 * t);
            }
            var x = Ops.tensor(values, 2, slow, 1);
            float[] found = Ops.toArray(
                    SeriesKernels.of(x, STEPS, THRESHOLDS, 1).features(x).narrow(1, 0, 2L * 84 * THRESHOLDS));
            int width = found.length / 2;
            double apart = 0;
            for (int j = 0; j < width; j++) {
                apart += Math.abs(found[j] - found[width + j]) / width;
            }
            assertThat(apart).isLessThan(0.02);
        });
    }
}
