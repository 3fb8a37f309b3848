package io.clade.method.fitting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clade.data.Dataset;
import io.clade.data.FloatSamples;
import io.clade.data.Shape;
import io.clade.data.preprocessing.Scaling;
import io.clade.input.InputException;
import org.junit.jupiter.api.Test;

class SampleChecksTest {

    private static Dataset table(float... values) {
        return Dataset.of("numbers", Shape.table(2), new FloatSamples(2, values));
    }

    @Test
    void equal_samples_are_refused() {
        assertThatThrownBy(() -> SampleChecks.warnings(table(1, 2, 1, 2, 1, 2), 2, Scaling.NONE))
                .isInstanceOf(InputException.class)
                .hasMessage("All 3 samples of numbers are equal, so they cannot be told apart.");
    }

    @Test
    void fewer_distinct_samples_than_clusters_are_told_of() {
        Dataset two = table(1, 2, 1, 2, 3, 4);
        assertThat(SampleChecks.warnings(two, 2, Scaling.NONE)).isEmpty();
        assertThat(SampleChecks.warnings(two, 3, Scaling.NONE))
                .containsExactly("Only 2 of 3 samples differ from each other, fewer than -k 3, so clusters are empty or"
                        + " divide equal samples.");
    }

    @Test
    void zeros_are_told_of_where_rows_are_scaled() {
        Dataset zeros = table(0, 0, 1, 2, 3, 4);
        assertThat(SampleChecks.warnings(zeros, 2, Scaling.STANDARDIZE)).isEmpty();
        assertThat(SampleChecks.warnings(zeros, 2, Scaling.ROWS))
                .containsExactly("1 of 3 samples are all zeros and have no direction: scaling=rows leaves them zero.");
    }

    @Test
    void series_that_differ_in_length_alone_are_not_equal() {
        Dataset series = Dataset.of("series", Shape.series(2, 1), new FloatSamples(2, new float[] {1, 0, 1, 0}));
        assertThat(SampleChecks.warnings(series.withLengths(1, 2), 2, Scaling.NONE))
                .isEmpty();
    }
}
