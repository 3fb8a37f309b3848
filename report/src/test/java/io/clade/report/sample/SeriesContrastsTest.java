package io.clade.report.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.clade.data.Dataset;
import io.clade.data.FloatSamples;
import io.clade.data.Labels;
import io.clade.data.Shape;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SeriesContrastsTest {

    private static final int STEPS = 8;
    private static final double WITHIN = Math.sqrt(4 / 2.0);

    /** Two series a cluster, 1 above and below the mean: that of cluster 1 is 0 but 3, 6, 4 at steps 3 to 5 of dimension 1. */
    static Dataset bump() {
        float[] bump = {0, 0, 1, 3, 6, 4, 0, 0};
        float[] values = new float[4 * STEPS * 2];
        for (int i = 0; i < 4; i++) {
            for (int t = 0; t < STEPS; t++) {
                values[(i * STEPS + t) * 2] = i % 2 * 2 - 1;
                values[(i * STEPS + t) * 2 + 1] = i % 2 * 2 - 1 + (i < 2 ? 0 : bump[t]);
            }
        }
        return Dataset.of("bump", Shape.series(STEPS, 2), new FloatSamples(STEPS * 2, values));
    }

    private static SeriesContrasts contrasts(Dataset data, int... clusters) {
        return new SeriesContrasts(data, Averages.of(data, Labels.ofCodes(clusters, 2)));
    }

    @Test
    void the_stretch_is_that_of_at_least_half_the_largest_difference() {
        SeriesContrasts contrasts = contrasts(bump(), 0, 0, 1, 1);
        SeriesContrasts.Stretch found = contrasts.stretch(1).orElseThrow();

        assertThat(found.from()).isEqualTo(3);
        assertThat(found.to()).isEqualTo(5);
        assertThat(found.dimension()).isEqualTo(1);
        assertThat(found.difference()).isCloseTo((3 + 6 + 4) / 3.0 / WITHIN, within(1e-6));
        assertThat(contrasts.words(found))
                .isEqualTo(
                        "It differs most from the other series from step 4 to 6, most in dimension 2, where it is higher"
                                + " by 3.1 standard deviations on average.");
        assertThat(contrasts.words(contrasts.stretch(0).orElseThrow())).contains("where it is lower");
    }

    @Test
    void steps_that_few_series_have_do_not_count() {
        Dataset data = bump().withLengths(IntStream.of(8, 8, 4, 4).toArray());
        SeriesContrasts.Stretch found = contrasts(data, 0, 0, 1, 1).stretch(1).orElseThrow();

        assertThat(found.from()).isEqualTo(3);
        assertThat(found.to()).isEqualTo(3);
    }

    @Test
    void where_there_are_no_others_there_is_no_difference() {
        assertThat(contrasts(bump(), 0, 0, 0, 0).stretch(0)).isEmpty();
    }
}
