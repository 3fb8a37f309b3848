package io.clade.report.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.clade.data.Dataset;
import io.clade.data.FloatSamples;
import io.clade.data.Labels;
import io.clade.data.Shape;
import org.junit.jupiter.api.Test;

class AveragesTest {

    private static final Dataset DATA =
            Dataset.of("x", Shape.table(2), new FloatSamples(2, new float[] {1, 7, 3, 7, 8, 7, 100, 7}));

    @Test
    void means_and_deviations_are_those_worked_out_by_hand() {
        Averages averages = Averages.of(DATA, Labels.ofCodes(new int[] {0, 0, 1, Labels.NONE}, 3));

        assertThat(averages.mean(0)).isEqualTo(28);
        // (27² + 25² + 20² + 72²) / 3 = 6938 / 3
        assertThat(averages.deviation(0)).isCloseTo(Math.sqrt(6938 / 3.0), within(1e-9));
        assertThat(averages.clusterMean(0))
                .hasValueSatisfying(mean -> assertThat(mean).containsExactly(2, 7));
        assertThat(averages.clusterMean(1))
                .hasValueSatisfying(mean -> assertThat(mean).containsExactly(8, 7));
        assertThat(averages.clusterMean(2))
                .hasValueSatisfying(mean -> assertThat(mean).containsExactly(0, 0));
    }

    @Test
    void a_constant_feature_deviates_by_nothing() {
        Averages averages = Averages.of(DATA, Labels.ofCodes(new int[] {0, 0, 1, 1}, 2));

        assertThat(averages.standardised(1, 9)).isZero();
        assertThat(averages.standardised(0, 28)).isZero();
    }

    /** A sum of squares taken beside the mean of 1.6·10⁷ would leave no digit of a variance of 1. */
    @Test
    void a_small_spread_about_a_large_mean_is_exact() {
        float base = 1 << 24;
        Dataset data = Dataset.of("x", Shape.table(1), new FloatSamples(1, new float[] {base, base + 2, base + 4}));

        assertThat(Averages.of(data, Labels.ofCodes(new int[3], 1)).deviation(0))
                .isCloseTo(2, within(1e-9));
    }

    /** s² = ((1 + 1) + (4 + 0 + 4)) / (5 − 2) = 10/3; the means are 2, 10 and, with the outlier, 16 and 12 elsewhere. */
    @Test
    void differences_are_in_standard_deviations_within_the_clusters() {
        Dataset data = Dataset.of(
                "x", Shape.table(2), new FloatSamples(2, new float[] {1, 5, 3, 5, 8, 6, 10, 6, 12, 6, 34, 6}));
        Averages averages = Averages.of(data, Labels.ofCodes(new int[] {0, 0, 1, 1, 1, Labels.NONE}, 3));

        assertThat(averages.within(0)).isCloseTo(Math.sqrt(10 / 3.0), within(1e-9));
        assertThat(averages.others(0, 0)).isCloseTo(16, within(1e-9));
        assertThat(averages.difference(0, 0)).isCloseTo((2 - 16) / Math.sqrt(10 / 3.0), within(1e-9));
        assertThat(averages.others(1, 0)).isCloseTo(38 / 3.0, within(1e-9));
        assertThat(averages.difference(1, 0)).isCloseTo((10 - 38 / 3.0) / Math.sqrt(10 / 3.0), within(1e-9));
        assertThat(averages.difference(0, 1))
                .as("a feature that no cluster varies in")
                .isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(averages.difference(2, 0)).as("an empty cluster").isZero();
    }

    @Test
    void a_series_counts_up_to_its_end() {
        Dataset data = Dataset.of(
                        "x", Shape.series(3, 1), new FloatSamples(3, new float[] {1, 2, 0, 3, 4, 6, 5, 0, 0, 7, 8, 9}))
                .withLengths(new int[] {2, 3, 1, 3});
        Averages averages = Averages.of(data, Labels.ofCodes(new int[] {0, 0, 1, 1}, 2));

        assertThat(averages.clusterMean(0))
                .hasValueSatisfying(mean -> assertThat(mean).containsExactly(2, 3, 6));
        assertThat(averages.clusterMean(1))
                .hasValueSatisfying(mean -> assertThat(mean).containsExactly(6, 8, 9));
        assertThat(averages.others(0, 2)).isEqualTo(9);
        assertThat(averages.usualLength(0)).isEqualTo(3);
        // Step 1: differences −1, 1, −1, 1 within; step 2: −1, 1 and 0 within.
        assertThat(averages.within(0)).isCloseTo(Math.sqrt(2), within(1e-9));
        assertThat(averages.within(1)).isCloseTo(Math.sqrt(2), within(1e-9));
    }
}
