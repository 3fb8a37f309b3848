package io.clade.evaluation.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.clade.data.Labels;
import io.clade.data.Matrix;
import org.junit.jupiter.api.Test;

class CentroidsTest {

    /** Means (1, 0), (1, 3), none, (7, 8) and (1, −1) of five clusters, the third empty; one outlier. */
    private static final Matrix POINTS = Matrix.of(7, 2, new float[] {0, 0, 2, 0, 1, 3, 7, 7, 7, 9, 1, -1, 100, 100});

    private static final Labels CLUSTERS = Labels.ofCodes(new int[] {0, 0, 1, 3, 3, 4, Labels.NONE}, 5);

    private static final Centroids CENTROIDS = Centroids.of(POINTS, CLUSTERS);

    @Test
    void a_centroid_is_the_mean_of_its_cluster() {
        assertThat(CENTROIDS.of(0)).containsExactly(1, 0);
        assertThat(CENTROIDS.of(2)).containsExactly(Double.NaN, Double.NaN);
        assertThat(CENTROIDS.of(3)).containsExactly(7, 8);
        assertThat(CENTROIDS.distance(0, 3)).isEqualTo(10);
        assertThat(Centroids.squaredDistance(POINTS, 3, 1, 3)).isEqualTo(36 + 16);
    }

    @Test
    void the_overall_mean_is_of_samples_in_clusters() {
        assertThat(CENTROIDS.overall()).containsExactly(new double[] {18 / 6.0, 18 / 6.0}, within(1e-12));
    }

    @Test
    void the_nearest_come_in_the_order_of_their_distances_and_are_not_empty() {
        // At distances 3, 10 and 1.
        assertThat(CENTROIDS.nearest(0, 2)).containsExactly(4, 1);
        assertThat(CENTROIDS.nearest(0, 9)).containsExactly(4, 1, 3);
        assertThat(CENTROIDS.nearest(2, 9)).isEmpty();
    }
}
