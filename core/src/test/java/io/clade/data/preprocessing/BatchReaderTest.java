package io.clade.data.preprocessing;

import static org.assertj.core.api.Assertions.assertThat;

import io.clade.data.Dataset;
import io.clade.data.FloatSamples;
import io.clade.data.Shape;
import io.clade.tensor.Ops;
import io.clade.tensor.runtime.Device;
import io.clade.tensor.runtime.Scope;
import io.clade.testing.NativeMemory;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NativeMemory.class)
class BatchReaderTest {

    private static final Dataset DATA =
            Dataset.of("numbers", Shape.image(1, 1, 2), new FloatSamples(2, new float[] {0, 1, 2, 3, 4, 5}));

    private final BatchReader batchReader =
            new BatchReader(DATA, FittedPreprocessing.fit(Preprocessing.scaled(Scaling.NONE, 0), DATA), Device.CPU);

    @Test
    void a_batch_holds_the_rows_asked_for_in_their_order() {
        Scope.run(() -> {
            Tensor x = batchReader.batch(2, 0);
            assertThat(x.sizes().vec().get()).containsExactly(2, 1, 1, 2);
            assertThat(Ops.toArray(x)).containsExactly(4, 5, 0, 1);
        });
    }

    @Test
    void an_earlier_batch_is_not_touched_by_a_later_smaller_one() {
        Scope.run(() -> {
            Tensor first = batchReader.block(0, 3);
            batchReader.block(2, 3);
            assertThat(Ops.toArray(first)).containsExactly(0, 1, 2, 3, 4, 5);
        });
    }

    @Test
    void series_end_in_nan_and_keep_the_steps_of_their_own_dataset() {
        Dataset fitted = Dataset.of("fitted", Shape.series(2, 2), new FloatSamples(4, new float[] {0, 0, 2, 4}));
        Dataset other = Dataset.of("other", Shape.series(3, 2), new FloatSamples(6, new float[] {1, 2, 3, 4, 5, 6}))
                .withLengths(2);
        FittedPreprocessing preprocessing = FittedPreprocessing.fit(Preprocessing.scaled(Scaling.UNIT, 0), fitted);
        Scope.run(() -> {
            Tensor x = new BatchReader(other, preprocessing, Device.CPU).batch(0);
            assertThat(x.sizes().vec().get()).containsExactly(1, 3, 2);
            assertThat(Ops.toArray(x)).containsExactly(0.5f, 0.5f, 1.5f, 1, Float.NaN, Float.NaN);
        });
    }

    @Test
    void series_of_different_lengths_are_centred_by_what_is_there_of_them() {
        Dataset ragged = Dataset.of(
                        "ragged", Shape.series(3, 1), new FloatSamples(3, new float[] {8, 99, 99, 1, 2, 6, 4, 2, 99}))
                .withLengths(1, 3, 2);
        FittedPreprocessing preprocessing = FittedPreprocessing.fit(new Preprocessing(Scaling.NONE, 1, 0), ragged);
        Scope.run(() -> assertThat(Ops.toArray(new BatchReader(ragged, preprocessing, Device.CPU).batch(0, 1, 2)))
                .containsExactly(0, Float.NaN, Float.NaN, -2, -1, 3, 1, -1, Float.NaN));
    }
}
