package io.clade.network.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.clade.tensor.Ops;
import io.clade.tensor.runtime.Scope;
import org.assertj.core.data.Offset;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;

class MarginTest {

    private static final Offset<Float> ROUNDING = Offset.offset(1e-6f);

    /** Distances 1, 2 and 4 to candidates of clusters 0, 0 and 1: b = 4 and not 2. */
    @Test
    void b_is_the_distance_to_another_cluster() {
        assertThat(margin(0, 1, 4, 16)).isCloseTo(1 - 1f / 4, ROUNDING);
    }

    @Test
    void a_sample_on_a_candidate_has_margin_one_and_one_between_two_clusters_zero() {
        assertThat(margin(0, 0, 4, 16)).isCloseTo(1, ROUNDING);
        assertThat(margin(1, 9, 16, 9)).isCloseTo(0, ROUNDING);
    }

    @Test
    void without_another_cluster_it_is_one() {
        Scope.run(() -> {
            Tensor distances = Ops.tensor(new float[] {1, 2}, 1, 2);
            Tensor codes = Ops.tensor(new float[] {0, 0}, 2);
            assertThat(Ops.toArray(Margin.of(distances, codes, Ops.tensor(new float[] {0}, 1))))
                    .containsExactly(1f);
        });
    }

    private static float margin(int own, float... squaredDistances) {
        return Scope.run(() -> {
            Tensor codes = Ops.tensor(new float[] {0, 0, 1}, 3);
            Tensor margin = Margin.of(Ops.tensor(squaredDistances, 1, 3), codes, Ops.tensor(new float[] {own}, 1));
            return Ops.toArray(margin)[0];
        });
    }
}
