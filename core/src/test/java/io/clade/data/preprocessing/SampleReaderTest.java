package io.clade.data.preprocessing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.clade.data.Dataset;
import io.clade.data.FloatSamples;
import io.clade.data.Gaps;
import io.clade.data.Samples;
import io.clade.data.Shape;
import io.clade.input.InputException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SampleReaderTest {

    /** A table of one column in double precision. */
    private static final class Doubles implements Samples {

        private final double[] values;

        Doubles(double... values) {
            this.values = values.clone();
        }

        @Override
        public int size() {
            return values.length;
        }

        @Override
        public int width() {
            return 1;
        }

        @Override
        public void copy(int row, float[] target, int offset) {
            target[offset] = (float) values[row];
        }

        @Override
        public void copy(int row, double[] target, int offset) {
            target[offset] = values[row];
        }

        @Override
        public boolean wide() {
            return true;
        }
    }

    private static Dataset dataset(double... values) {
        return Dataset.of("numbers", Shape.table(1), new Doubles(values));
    }

    private static float read(FittedPreprocessing preprocessing, Dataset data, int row) {
        float[] target = new float[1];
        new SampleReader(data, preprocessing).read(row, target, 0);
        return target[0];
    }

    private static FittedPreprocessing fit(Scaling scaling, Dataset data) {
        return FittedPreprocessing.fit(Preprocessing.scaled(scaling, 0), data);
    }

    @ParameterizedTest
    @CsvSource({
        "100000000, 100000000.5",
        "1732899996, 1732899997",
        "-100000000.25, -100000000",
        "1e300, 3e300",
        "1e-300, 3e-300",
        "-1e200, 1e200",
        "1e-40, 2e-40",
        "9007199254740000, 9007199254740002",
    })
    void two_numbers_far_from_zero_or_far_from_one_lie_two_deviations_apart(double low, double high) {
        Dataset data = dataset(low, high, low, high);
        FittedPreprocessing preprocessing = fit(Scaling.STANDARDIZE, data);
        assertThat(read(preprocessing, data, 0)).isCloseTo(-1, within(1e-6f));
        assertThat(read(preprocessing, data, 3)).isCloseTo(1, within(1e-6f));
        assertThat(read(fit(Scaling.UNIT, data), data, 3)).isCloseTo(1, within(1e-6f));
    }

    @Test
    void new_samples_are_moved_by_what_was_learned() {
        FittedPreprocessing preprocessing = fit(Scaling.STANDARDIZE, dataset(1e8, 1e8 + 2));
        assertThat(read(preprocessing, dataset(1e8 + 4), 0)).isEqualTo(3);
        FittedPreprocessing unscaled = fit(Scaling.NONE, dataset(1e8, 1e8 + 0.5));
        assertThat(read(unscaled, dataset(1e8 + 1), 0)).isEqualTo(0.75f);
    }

    @Test
    void ordinary_numbers_are_scaled_in_single_precision_as_ever() {
        Dataset wide = dataset(0.1, 0.7, 1.3);
        Dataset single = Dataset.of("numbers", Shape.table(1), new FloatSamples(1, new float[] {0.1f, 0.7f, 1.3f}));
        FittedPreprocessing preprocessing = fit(Scaling.STANDARDIZE, wide);
        assertThat(preprocessing.shift())
                .isEqualTo(fit(Scaling.STANDARDIZE, single).shift());
        assertThat(read(preprocessing, wide, 2)).isEqualTo(read(preprocessing, single, 2));
    }

    @Test
    void a_range_of_rounding_is_none() {
        assertThatThrownBy(() -> fit(Scaling.AUTO, dataset(0.1 + 0.2, 0.3).withFeatureNames(List.of("a"))))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("cannot be told apart");
    }

    @Test
    void gaps_get_what_the_model_learned() {
        FittedPreprocessing preprocessing = fit(Scaling.NONE, dataset(1, 2, 6));
        assertThat(preprocessing.fill()).containsExactly(3.0);
        Dataset gap = dataset(50, 60).withGaps(Gaps.of(Map.of(1, new int[] {0}), List.of(60.0)));
        assertThat(read(preprocessing, gap, 0)).isEqualTo(50);
        assertThat(read(preprocessing, gap, 1)).isEqualTo(3);
        assertThat(fit(Scaling.NONE, gap).fill()).as("as it was filled").containsExactly(60.0);
    }
}
