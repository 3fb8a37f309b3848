package io.clade.evaluation.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.clade.data.Labels;
import io.clade.data.Matrix;
import io.clade.evaluation.InternalIndices;
import io.clade.input.InputException;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClusterShapeTest {

    /** Two pairs 2 apart on a line, whose middles are 8 apart, an empty cluster between them in number, and an outlier. */
    private static final Matrix POINTS = Matrix.of(5, 1, -5, -3, 3, 5, 99);

    private static final Labels CLUSTERS = Labels.ofCodes(new int[] {0, 0, 2, 2, Labels.NONE}, 3);

    @Test
    void four_points_by_hand() {
        List<ClusterShape> shapes = ClusterShape.of(POINTS, CLUSTERS);
        double spread = Math.sqrt((25 + 9 + 9 + 25) / 4.0);
        for (int q : new int[] {0, 2}) {
            assertThat(shapes.get(q).cohesion()).isCloseTo(1 / spread, within(1e-12));
            assertThat(shapes.get(q).separation()).isCloseTo(8 / spread, within(1e-12));
            assertThat(shapes.get(q).nearest()).isEqualTo(2 - q);
            // a = 2; b = 9 for the outer, 7 for the inner one
            assertThat(shapes.get(q).silhouette()).isCloseTo((7 / 9.0 + 5 / 7.0) / 2, within(1e-12));
        }
    }

    @Test
    void an_empty_cluster_has_no_shape_and_is_nobodys_neighbour() {
        assertThat(ClusterShape.of(POINTS, CLUSTERS).get(1))
                .isEqualTo(new ClusterShape(Double.NaN, Double.NaN, Labels.NONE, Double.NaN));
    }

    @Test
    void one_cluster_has_cohesion_alone_and_equal_points_none() {
        ClusterShape one = ClusterShape.of(Matrix.of(2, 1, -1, 1), Labels.ofCodes(new int[2], 1))
                .get(0);
        assertThat(one).isEqualTo(new ClusterShape(1, Double.NaN, Labels.NONE, Double.NaN));
        assertThat(ClusterShape.of(Matrix.of(2, 1, 7, 7), Labels.ofCodes(new int[2], 1))
                        .get(0)
                        .cohesion())
                .isNaN();
    }

    @Test
    void neither_scale_nor_place_of_the_data_counts() {
        Clouds clouds = new Clouds(3, 1).with(0, 40).with(1, 20, 6).with(2, 30, 0, 9);
        float[] moved = clouds.points().toArray();
        for (int i = 0; i < moved.length; i++) {
            moved[i] = 4 * moved[i] + 16;
        }
        List<ClusterShape> shapes = ClusterShape.of(clouds.points(), clouds.clusters());
        List<ClusterShape> others = ClusterShape.of(Matrix.wrap(90, 3, moved), clouds.clusters());
        for (int q = 0; q < 3; q++) {
            assertThat(others.get(q).cohesion()).isCloseTo(shapes.get(q).cohesion(), within(1e-5));
            assertThat(others.get(q).separation()).isCloseTo(shapes.get(q).separation(), within(1e-5));
            assertThat(others.get(q).nearest()).isEqualTo(shapes.get(q).nearest());
        }
    }

    @Test
    void silhouettes_weighted_by_size_are_that_of_all() {
        Clouds clouds = new Clouds(2, 2).with(0, 50).with(1, 20, 3).with(2, 30, 0, 4);
        List<ClusterShape> shapes = ClusterShape.of(clouds.points(), clouds.clusters());
        double mean = 0.5 * shapes.get(0).silhouette()
                + 0.2 * shapes.get(1).silhouette()
                + 0.3 * shapes.get(2).silhouette();
        assertThat(mean).isCloseTo(InternalIndices.silhouette(clouds.points(), clouds.clusters()), within(1e-12));
    }

    @Test
    void another_number_of_labels_is_refused() {
        assertThatThrownBy(() -> ClusterShape.of(POINTS, Labels.ofCodes(new int[4], 1)))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("5 points but 4");
    }
}
