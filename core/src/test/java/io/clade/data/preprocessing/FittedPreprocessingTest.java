package io.clade.data.preprocessing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.clade.data.Dataset;
import io.clade.data.FloatSamples;
import io.clade.data.Shape;
import io.clade.input.InputException;
import io.clade.testing.Numbers;
import io.clade.testing.Trials;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class FittedPreprocessingTest {

    private static final float CLOSE = 1e-5f;

    private static Dataset dataset(Shape shape, float... values) {
        return Dataset.of("numbers", shape, new FloatSamples(shape.size(), values));
    }

    private static float[] prepared(FittedPreprocessing preprocessing, Dataset data, int row) {
        float[] target = new float[preprocessing.output().size() + 1];
        preprocessing.apply(data.sample(row), target, 1);
        return Arrays.copyOfRange(target, 1, target.length);
    }

    private static FittedPreprocessing fit(Scaling scaling, Dataset data) {
        return FittedPreprocessing.fit(Preprocessing.scaled(scaling, 0), data);
    }

    @Test
    void tables_are_standardised_by_column() {
        // columns 1, 3 (mean 2, deviation 1) and 10, 30 (mean 20, deviation 10)
        Dataset data = dataset(Shape.table(2), 1, 10, 3, 30);
        FittedPreprocessing preprocessing = fit(Scaling.AUTO, data);
        assertThat(preprocessing.scaling()).isEqualTo(Scaling.STANDARDIZE);
        assertThat(prepared(preprocessing, data, 0)).containsExactly(-1, -1);
        assertThat(prepared(preprocessing, data, 1)).containsExactly(1, 1);
    }

    @Test
    void images_are_brought_to_one_range_over_all_channels() {
        Dataset data = dataset(Shape.image(2, 1, 2), 0, 2, 4, 8, 0, 0, 4, 4);
        assertThat(prepared(fit(Scaling.AUTO, data), data, 0)).containsExactly(0, 0.25f, 0.5f, 1);
    }

    @Test
    void unit_scaling_of_a_table_is_by_column() {
        Dataset data = dataset(Shape.table(2), 1, 10, 3, 30, 2, 20);
        assertThat(prepared(fit(Scaling.UNIT, data), data, 2)).containsExactly(0.5f, 0.5f);
    }

    @Test
    void each_image_can_have_its_own_range() {
        Dataset data = dataset(Shape.image(1, 1, 3), 0, 1, 2, 100, 200, 300);
        FittedPreprocessing preprocessing = fit(Scaling.PER_IMAGE, data);
        assertThat(prepared(preprocessing, data, 0)).containsExactly(0, 0.5f, 1);
        assertThat(prepared(preprocessing, data, 1)).containsExactly(0, 0.5f, 1);
        assertThatThrownBy(() -> fit(Scaling.PER_IMAGE, dataset(Shape.table(1), 1, 2)))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("scaling=per_image is for images");
    }

    @Test
    void the_padding_of_series_does_not_count() {
        // dimension 0 has 1, 3 and 5; the zero behind the second series is padding
        Dataset data = dataset(Shape.series(2, 1), 1, 3, 5, 0).withLengths(2, 1);
        FittedPreprocessing preprocessing = fit(Scaling.STANDARDIZE, data);
        assertThat(preprocessing.shift()).containsExactly(3.0);
        assertThat(preprocessing.factor().get(0)).isCloseTo(1 / Math.sqrt(8 / 3.0), within(1e-12));
    }

    @Test
    void standardised_columns_have_mean_zero_and_variance_one() {
        Trials.of(30, 1, (random, size) -> Numbers.clustered(random.nextLong(), size + 2, 2, Shape.table(3)), data -> {
            FittedPreprocessing preprocessing = fit(Scaling.STANDARDIZE, data);
            double[] sum = new double[3];
            double[] squares = new double[3];
            for (int i = 0; i < data.size(); i++) {
                float[] x = prepared(preprocessing, data, i);
                for (int j = 0; j < 3; j++) {
                    sum[j] += x[j];
                    squares[j] += x[j] * x[j];
                }
            }
            for (int j = 0; j < 3; j++) {
                assertThat(sum[j] / data.size()).isCloseTo(0, within(1e-4));
                assertThat(squares[j] / data.size()).isCloseTo(1, within(1e-3));
            }
        });
    }

    @Test
    void constant_columns_become_zero_in_these_samples_and_in_new_ones() {
        Dataset data = dataset(Shape.table(2), 1, 7, 2, 7);
        FittedPreprocessing preprocessing = fit(Scaling.STANDARDIZE, data);
        assertThat(prepared(preprocessing, data, 1)).containsExactly(1, 0);
        assertThat(prepared(preprocessing, dataset(Shape.table(2), 2, 9), 0)).containsExactly(1, 0);
        assertThat(prepared(fit(Scaling.UNIT, data), data, 1)).containsExactly(1, 0);
        Dataset named = data.withFeatureNames(List.of("width", "age"));
        assertThat(fit(Scaling.AUTO, named).factor()).isEqualTo(preprocessing.factor());
        assertThat(prepared(fit(Scaling.NONE, named), named, 1)).containsExactly(2, 7);
    }

    @Test
    void one_sentence_names_the_constant_columns() {
        float[] values = new float[16];
        values[0] = 1;
        Dataset data = dataset(Shape.table(8), values);
        assertThat(fit(Scaling.AUTO, data).constants(data))
                .contains(
                        "7 of 8 columns have the same value in every row, so they were kept as zeros: 2, 3, 4, 5, 6, ….");
        Dataset named = dataset(Shape.table(2), 1, 7, 2, 7).withFeatureNames(List.of("width", "age"));
        assertThat(fit(Scaling.UNIT, named).constants(named))
                .contains("1 of 2 columns have the same value in every row, so they were kept as zeros: age.");
        assertThat(fit(Scaling.NONE, named).constants(named)).isEmpty();
    }

    @Test
    void data_in_which_nothing_varies_are_refused() {
        assertThatThrownBy(() -> fit(Scaling.NONE, dataset(Shape.image(1, 1, 2), 3, 3, 3, 3)))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("every number is 3.0");
    }

    @Test
    void halving_an_image_averages_squares_of_four() {
        Dataset data = dataset(Shape.image(1, 2, 4), 0, 2, 10, 10, 4, 6, 30, 10);
        FittedPreprocessing preprocessing = FittedPreprocessing.fit(Preprocessing.scaled(Scaling.NONE, 2), data);
        assertThat(preprocessing.output()).isEqualTo(Shape.image(1, 1, 2));
        assertThat(prepared(preprocessing, data, 0)).containsExactly(3, 15);
    }

    @Test
    void reduction_keeps_the_mean_of_each_channel_whatever_the_sizes() {
        Trials.of(
                60,
                4,
                (random, size) -> {
                    Shape shape = Shape.image(1 + random.nextInt(3), 1 + random.nextInt(40), 2 + random.nextInt(40));
                    return Numbers.clustered(random.nextLong(), 2, 2, shape);
                },
                data -> {
                    FittedPreprocessing preprocessing =
                            FittedPreprocessing.fit(Preprocessing.scaled(Scaling.NONE, 7), data);
                    Shape out = preprocessing.output();
                    assertThat(Math.max(out.extent(1), out.extent(2))).isLessThanOrEqualTo(Math.max(7, 1));
                    assertThat(means(prepared(preprocessing, data, 1), out))
                            .containsExactly(means(data.sample(1), data.shape()), within(1e-3f));
                });
    }

    private static float[] means(float[] image, Shape shape) {
        float[] means = new float[shape.channels()];
        int plane = shape.extent(1) * shape.extent(2);
        for (int i = 0; i < image.length; i++) {
            means[i / plane] += image[i] / plane;
        }
        return means;
    }

    private static float[] centred(double share, Scaling scaling, Dataset series, int row) {
        FittedPreprocessing preprocessing = FittedPreprocessing.fit(new Preprocessing(scaling, share, 0), series);
        assertThat(preprocessing.centring()).isEqualTo(share);
        float[] target = new float[series.shape().size() + 1];
        int used = series.length(row) * series.shape().channels();
        preprocessing.apply(series.sample(row), used, target, 1);
        return Arrays.copyOfRange(target, 1, used + 1);
    }

    @Test
    void series_are_moved_by_a_share_of_their_own_mean_in_each_channel() {
        // The first has two steps with means 2 and 20, behind them padding; the second has three with means 2 and 2.
        Dataset series = dataset(Shape.series(3, 2), 1, 10, 3, 30, 99, 99, 0, 0, 6, 0, 0, 6)
                .withLengths(2, 3);
        assertThat(centred(0.5, Scaling.NONE, series, 0)).containsExactly(0, 0, 2, 20);
        assertThat(centred(0.5, Scaling.NONE, series, 1)).containsExactly(-1, -1, 5, -1, -1, 5);
        assertThat(centred(1, Scaling.NONE, series, 0)).containsExactly(-1, -10, 1, 10);
        assertThat(centred(0, Scaling.NONE, series, 0)).containsExactly(1, 10, 3, 30);
    }

    @Test
    void centring_comes_after_scaling() {
        // Numbers 1, 3, 5, 7: mean 4, deviation √5. Prepared, the second series has the mean 2/√5.
        Dataset series = dataset(Shape.series(2, 1), 1, 3, 5, 7);
        float scaled = (float) (1 / Math.sqrt(5));
        assertThat(centred(1, Scaling.STANDARDIZE, series, 1))
                .containsExactly(new float[] {-scaled, scaled}, within(CLOSE));
        assertThat(centred(0.5, Scaling.STANDARDIZE, series, 1))
                .containsExactly(new float[] {0, 2 * scaled}, within(CLOSE));
    }

    @Test
    void a_channel_of_a_centred_series_has_its_mean_at_zero_and_keeps_its_course() {
        Trials.of(
                40,
                5,
                (random, size) -> {
                    Dataset series = Numbers.clustered(random.nextLong(), 3, 2, Shape.series(size + 1, 2));
                    return series.withLengths(size + 1, 1 + random.nextInt(size), 1);
                },
                series -> {
                    for (int row = 0; row < 3; row++) {
                        float[] whole = centred(0, Scaling.STANDARDIZE, series, row);
                        float[] centred = centred(1, Scaling.STANDARDIZE, series, row);
                        double sum = 0;
                        for (int i = 0; i < centred.length; i += 2) {
                            sum += centred[i];
                            assertThat(centred[i] - centred[0]).isCloseTo(whole[i] - whole[0], within(CLOSE));
                        }
                        assertThat(sum / series.length(row)).isCloseTo(0, within(1e-5));
                    }
                });
    }

    @Test
    void only_series_are_centred_and_by_no_more_than_all_of_it() {
        Dataset table = dataset(Shape.table(2), 1, 2, 3, 4);
        FittedPreprocessing preprocessing = FittedPreprocessing.fit(new Preprocessing(Scaling.NONE, 1, 0), table);
        assertThat(preprocessing.centring()).isZero();
        assertThat(prepared(preprocessing, table, 1)).containsExactly(3, 4);
        assertThatThrownBy(() -> new Preprocessing(Scaling.AUTO, 1.5, 0))
                .isInstanceOf(InputException.class)
                .hasMessage("centring must be from 0 to 1. Got 1.5.");
    }

    @Test
    void rows_are_brought_to_length_one_and_zeros_stay() {
        Dataset table = dataset(Shape.table(2), 3, 4, 0, 0, -3e-30f, 4e-30f);
        FittedPreprocessing rows = fit(Scaling.ROWS, table);
        assertThat(prepared(rows, table, 0)).containsExactly(new float[] {0.6f, 0.8f}, within(CLOSE));
        assertThat(prepared(rows, table, 1)).containsExactly(0, 0);
        assertThat(prepared(rows, table, 2)).containsExactly(new float[] {-0.6f, 0.8f}, within(CLOSE));
        Dataset series = dataset(Shape.series(2, 1), 3, 4, 6, 8).withLengths(2, 1);
        assertThat(prepared(fit(Scaling.ROWS, series), series, 0))
                .containsExactly(new float[] {0.6f, 0.8f}, within(CLOSE));
    }

    @Test
    void scaling_that_was_not_chosen_can_be_replaced() {
        assertThat(Preprocessing.automatic().unlessScaled(Scaling.NONE).scaling())
                .isEqualTo(Scaling.NONE);
        Preprocessing unit = Preprocessing.scaled(Scaling.UNIT, 0);
        assertThat(unit.unlessScaled(Scaling.NONE)).isEqualTo(unit);
    }

    @Test
    void small_images_keep_their_size() {
        Dataset data = Numbers.clustered(1, 4, 2, Shape.image(1, 8, 8));
        FittedPreprocessing preprocessing = FittedPreprocessing.fit(Preprocessing.scaled(Scaling.NONE, 64), data);
        assertThat(prepared(preprocessing, data, 2)).containsExactly(data.sample(2), within(CLOSE));
    }

    @Test
    void samples_of_another_shape_are_refused() {
        FittedPreprocessing preprocessing = fit(Scaling.NONE, dataset(Shape.table(2), 1, 2, 3, 4));
        assertThatThrownBy(() -> preprocessing.requireShape(dataset(Shape.table(3), 1, 2, 3)))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("table samples of shape 2, but numbers has table samples of shape 3");
    }
}
