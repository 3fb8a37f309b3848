package io.clade.method.clustering;

import static org.assertj.core.api.Assertions.assertThat;

import io.clade.data.Dataset;
import io.clade.data.FloatSamples;
import io.clade.data.Shape;
import io.clade.data.preprocessing.BatchReader;
import io.clade.data.preprocessing.FittedPreprocessing;
import io.clade.data.preprocessing.Scaling;
import io.clade.data.view.Augmentation;
import io.clade.partition.NearestNeighbours;
import io.clade.tensor.Ops;
import io.clade.tensor.runtime.Device;
import io.clade.tensor.runtime.Scope;
import io.clade.testing.NativeMemory;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NativeMemory.class)
class PositivesTest {

    /** Each has the next two below it as the nearest, but for the first ones. */
    private static final float[] LINE = {0, 1, 3, 7, 15, 31, 63};

    private static final Augmentation NONE = x -> x;

    private static BatchReader batchReader(float... line) {
        Dataset data = Dataset.of("line", Shape.table(1), new FloatSamples(1, line));
        return new BatchReader(
                data,
                new FittedPreprocessing(
                        Shape.table(1), Shape.table(1), Scaling.NONE, List.of(0.0), List.of(1.0), 0, List.of()),
                Device.CPU);
    }

    @Test
    void without_neighbours_partners_are_views_of_the_samples_themselves() {
        Scope.run(() -> {
            Positives same = new Positives(batchReader(LINE), NONE, Optional.empty());
            assertThat(Ops.toArray(same.of(5, 0, 5))).isEqualTo(new float[] {31, 0, 31});
            Positives moved = new Positives(batchReader(LINE), x -> Ops.plus(x, 100), Optional.empty());
            Tensor partners = moved.of(2);
            assertThat(partners.sizes().vec().get()).isEqualTo(new long[] {1, 1});
            assertThat(Ops.toArray(partners)).isEqualTo(new float[] {103});
        });
    }

    @Test
    void partners_are_views_of_neighbours_and_each_neighbour_has_its_turn() {
        Scope.run(() -> {
            Positives partners = new Positives(
                    batchReader(LINE),
                    x -> Ops.plus(x, 100),
                    Optional.of(NearestNeighbours.of(batchReader(LINE), 2, 1)));
            torch.manual_seed(1);
            Set<Float> ofLast = new TreeSet<>();
            Set<Float> ofThird = new TreeSet<>();
            for (int draw = 0; draw < 40; draw++) {
                float[] drawn = Ops.toArray(partners.of(6, 2));
                ofLast.add(drawn[0]);
                ofThird.add(drawn[1]);
            }
            assertThat(ofLast).containsExactly(115f, 131f);
            assertThat(ofThird).containsExactly(100f, 101f);
        });
    }

    @Test
    void the_generator_decides_whom_a_sample_gets() {
        Scope.run(() -> {
            Positives partners =
                    new Positives(batchReader(LINE), NONE, Optional.of(NearestNeighbours.of(batchReader(LINE), 4, 1)));
            int[] rows = {0, 1, 2, 3, 4, 5, 6};
            torch.manual_seed(1);
            float[] once = Ops.toArray(partners.of(rows));
            assertThat(Ops.toArray(partners.of(rows))).isNotEqualTo(once);
            torch.manual_seed(1);
            assertThat(Ops.toArray(partners.of(rows))).isEqualTo(once);
        });
    }

    @Test
    void the_only_sample_is_its_own_partner() {
        Scope.run(() -> {
            Positives partners =
                    new Positives(batchReader(8), NONE, Optional.of(NearestNeighbours.of(batchReader(8), 3, 1)));
            assertThat(Ops.toArray(partners.of(0, 0))).isEqualTo(new float[] {8, 8});
        });
    }
}
