package io.clade.evaluation.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.clade.data.Labels;
import io.clade.data.Matrix;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ClusterMembersTest {

    @Test
    void a_place_on_the_line_is_that_of_the_foot_of_the_perpendicular() {
        // From (1, 1) to (4, 5), a line of length 5; the last point lies beside its middle.
        Matrix points = Matrix.of(4, 2, new float[] {1, 1, 4, 5, -2, -3, 0.5f, 4.5f});
        assertThat(ClusterMembers.along(points, new int[] {0, 1, 2, 3}, new double[] {1, 1}, new double[] {4, 5}))
                .containsExactly(0, 1, -1, 0.5);
    }

    @Test
    void members_are_all_of_a_small_cluster_and_a_part_of_a_large_one_always_the_same() {
        int large = ClusterMembers.MOST + 100;
        int[] codes = IntStream.range(0, large + 5).map(i -> i < large ? 0 : 1).toArray();
        codes[large] = Labels.NONE;
        Labels clusters = Labels.ofCodes(codes, 2);
        ClusterMembers members = ClusterMembers.of(clusters);
        assertThat(members.of(0)).hasSize(ClusterMembers.MOST).doesNotHaveDuplicates();
        assertThat(IntStream.of(members.of(0)).max().orElseThrow()).isBetween(ClusterMembers.MOST, large - 1);
        assertThat(members.of(1)).containsExactlyInAnyOrder(large + 1, large + 2, large + 3, large + 4);
        assertThat(ClusterMembers.of(clusters).of(0)).isEqualTo(members.of(0));
    }
}
