package io.clade.partition;

import static org.assertj.core.api.Assertions.assertThat;

import io.clade.data.Labels;
import io.clade.data.Matrix;
import io.clade.tensor.runtime.Scope;
import org.junit.jupiter.api.Test;

class ClusterMeansTest {

    @Test
    void every_cluster_has_its_mean_and_an_empty_one_a_point() {
        Matrix points = Matrix.of(4, 2, 0, 0, 2, 4, 7, 1, 4, 2);
        Labels clusters = Labels.ofCodes(new int[] {0, 0, 2, 0}, 3);
        Matrix means = Scope.run(() -> Matrix.of(ClusterMeans.of(points.tensor(), clusters, 3)));
        assertThat(means).isEqualTo(Matrix.of(3, 2, 2, 2, 2, 4, 7, 1));
    }
}
