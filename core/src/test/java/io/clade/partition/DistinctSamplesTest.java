package io.clade.partition;

import static org.assertj.core.api.Assertions.assertThat;

import io.clade.distance.Metric;
import java.util.List;
import org.junit.jupiter.api.Test;

class DistinctSamplesTest {

    private static final List<float[]> SAMPLES = List.of(
            new float[] {1, 0}, new float[] {2, 0}, new float[] {1, -0f}, new float[] {0, 3}, new float[] {1, 0});

    @Test
    void repetitions_are_counted_and_the_first_of_each_is_kept() {
        DistinctSamples distinct = DistinctSamples.of(SAMPLES, Metric.EUCLIDEAN);
        assertThat(distinct.samples()).containsExactly(SAMPLES.get(0), SAMPLES.get(1), SAMPLES.get(3));
        assertThat(distinct.places()).containsExactly(0, 1, 0, 2, 0);
        assertThat(distinct.copies()).containsExactly(3, 1, 1);
    }

    @Test
    void vectors_of_one_direction_are_repetitions_where_directions_are_compared() {
        DistinctSamples distinct = DistinctSamples.of(SAMPLES, new Metric(Metric.Type.COSINE, 2, 1));
        assertThat(distinct.places()).containsExactly(0, 0, 0, 1, 0);
        assertThat(distinct.copies()).containsExactly(4, 1);
    }
}
