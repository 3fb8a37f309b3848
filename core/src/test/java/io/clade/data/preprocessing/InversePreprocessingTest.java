package io.clade.data.preprocessing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.clade.data.Dataset;
import io.clade.data.FloatSamples;
import io.clade.data.Kind;
import io.clade.data.Shape;
import io.clade.testing.Trials;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class InversePreprocessingTest {

    private static final float CLOSE = 1e-4f;

    private static Dataset dataset(Shape shape, float... values) {
        return Dataset.of("numbers", shape, new FloatSamples(shape.size(), values));
    }

    /** At least two samples of {@code shape} around 5. */
    private static Dataset random(Random random, int size, Shape shape) {
        float[] values = new float[(2 + size / 10) * shape.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (5 + 3 * random.nextGaussian());
        }
        return dataset(shape, values);
    }

    private static void requireBack(Preprocessing preparation, Dataset data) {
        FittedPreprocessing preprocessing = FittedPreprocessing.fit(preparation, data);
        for (int i = 0; i < data.size(); i++) {
            float[] found = back(preprocessing, data, i);
            assertThat(found).containsExactly(Arrays.copyOf(data.sample(i), found.length), within(CLOSE));
        }
    }

    /** The sample, prepared and brought back, behind a number that must stay. */
    private static float[] back(FittedPreprocessing preprocessing, Dataset data, int row) {
        float[] values = new float[data.shape().size() + 1];
        values[0] = 7;
        int used = data.kind() == Kind.SERIES
                ? data.length(row) * data.shape().channels()
                : data.shape().size();
        preprocessing.apply(data.sample(row), used, values, 1);
        new InversePreprocessing(preprocessing).apply(values, 1, used);
        assertThat(values[0]).isEqualTo(7);
        return Arrays.copyOfRange(values, 1, 1 + used);
    }

    @ParameterizedTest
    @EnumSource(
            value = Scaling.class,
            names = {"NONE", "UNIT", "STANDARDIZE"})
    void prepared_samples_come_back(Scaling scaling) {
        for (Shape shape : List.of(Shape.table(4), Shape.image(3, 2, 5), Shape.series(6, 2))) {
            Trials.of(
                    20,
                    7,
                    (random, size) -> random(random, size, shape),
                    data -> requireBack(Preprocessing.scaled(scaling, 0), data));
        }
    }

    @Test
    void a_series_gets_back_the_level_that_centring_took() {
        Trials.of(
                20,
                7,
                (random, size) -> {
                    Dataset data = random(random, size, Shape.series(6, 2));
                    return data.withLengths(random.ints(data.size(), 1, 7).toArray());
                },
                data -> requireBack(new Preprocessing(Scaling.STANDARDIZE, 0.8, 0), data));
    }

    @Test
    void a_level_that_was_taken_away_whole_is_the_mean_of_all_series() {
        // 1, 3 and 5, 7: mean 4; both are −1, 1 around their own means
        Dataset data = dataset(Shape.series(2, 1), 1, 3, 5, 7);
        FittedPreprocessing preprocessing = FittedPreprocessing.fit(new Preprocessing(Scaling.STANDARDIZE, 1, 0), data);
        assertThat(back(preprocessing, data, 0)).containsExactly(new float[] {3, 5}, within(CLOSE));
        assertThat(back(preprocessing, data, 1)).containsExactly(new float[] {3, 5}, within(CLOSE));
    }

    @Test
    void a_constant_column_has_its_one_value() {
        Dataset data = dataset(Shape.table(2), 1, 9, 3, 9);
        FittedPreprocessing preprocessing = FittedPreprocessing.fit(Preprocessing.scaled(Scaling.STANDARDIZE, 0), data);
        float[] decoded = {-1, 0.3f};
        new InversePreprocessing(preprocessing).apply(decoded, 0, 2);
        assertThat(decoded).containsExactly(1, 9);
    }

    @ParameterizedTest
    @EnumSource(
            value = Scaling.class,
            names = {"PER_IMAGE", "ROWS"})
    void a_scale_of_each_sample_cannot_be_undone(Scaling scaling) {
        Dataset data = dataset(Shape.image(1, 1, 3), 0, 3, 4, 10, 20, 40);
        FittedPreprocessing preprocessing = FittedPreprocessing.fit(Preprocessing.scaled(scaling, 0), data);
        float[] prepared = new float[3];
        preprocessing.apply(data.sample(0), prepared, 0);
        assertThat(back(preprocessing, data, 0)).containsExactly(prepared);
    }
}
