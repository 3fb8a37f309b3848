package io.clade.partition.hierarchy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clade.input.InputException;
import org.junit.jupiter.api.Test;

class DendrogramTest {

    /** Samples 1 and 3 merge at 1, then 0 and 4 at 2, then 2 joins {1, 3} at 2, then all at 5. */
    private static final Dendrogram TREE = Dendrogram.of(new int[] {4, 2, 1, 0}, new int[] {0, 3, 3, 2}, 2, 2, 1, 5);

    @Test
    void merges_are_ordered_by_height_and_join_the_clusters_of_their_samples() {
        int[][] expected = {{1, 3}, {0, 4}, {2, 5}, {6, 7}};
        for (int i = 0; i < expected.length; i++) {
            assertThat(new int[] {TREE.left(i), TREE.right(i)}).containsExactly(expected[i]);
        }
        assertThat(new double[] {TREE.height(0), TREE.height(1), TREE.height(2), TREE.height(3)})
                .containsExactly(1, 2, 2, 5);
        assertThat(new int[] {TREE.mergedSize(0), TREE.mergedSize(1), TREE.mergedSize(2), TREE.mergedSize(3)})
                .containsExactly(2, 2, 3, 5);
        assertThat(new int[] {TREE.size(4), TREE.size(5), TREE.size(7), TREE.size(8)})
                .containsExactly(1, 2, 3, 5);
        assertThat(TREE.samples()).isEqualTo(5);
    }

    @Test
    void a_node_has_a_sample() {
        assertThat(new int[] {TREE.sample(3), TREE.sample(5), TREE.sample(6), TREE.sample(7), TREE.sample(8)})
                .containsExactly(3, 1, 0, 2, 0);
    }

    @Test
    void cuts_are_numbered_by_their_first_samples() {
        assertThat(TREE.cut(1).codes()).containsExactly(0, 0, 0, 0, 0);
        assertThat(TREE.cut(2).codes()).containsExactly(0, 1, 1, 1, 0);
        assertThat(TREE.cut(3).codes()).containsExactly(0, 1, 2, 1, 0);
        assertThat(TREE.cut(5).codes()).containsExactly(0, 1, 2, 3, 4);
        for (int k : new int[] {0, 6}) {
            assertThatThrownBy(() -> TREE.cut(k))
                    .isInstanceOf(InputException.class)
                    .hasMessage("A dendrogram of 5 samples has 1 to 5 clusters. Got " + k + ".");
        }
    }

    @Test
    void a_merge_at_the_height_of_the_cut_is_kept() {
        assertThat(TREE.clustersAt(0.5)).isEqualTo(5);
        assertThat(TREE.clustersAt(1)).isEqualTo(4);
        assertThat(TREE.clustersAt(2)).isEqualTo(2);
        assertThat(TREE.clustersAt(9)).isEqualTo(1);
    }

    @Test
    void lifetimes_are_gaps_between_heights_and_the_fewest_of_the_longest_lived_win() {
        assertThat(TREE.lifetime(2)).isEqualTo(3);
        assertThat(TREE.lifetime(3)).isZero();
        assertThat(TREE.lifetime(4)).isEqualTo(1);
        assertThat(TREE.longestLived()).isEqualTo(2);
        // Three and two clusters live as long.
        assertThat(Dendrogram.of(new int[] {0, 1, 2}, new int[] {1, 2, 3}, 1, 3, 5)
                        .longestLived())
                .isEqualTo(2);
        // Four samples, heights 1, 6, 7: three clusters live longest.
        assertThat(Dendrogram.of(new int[] {0, 1, 2}, new int[] {1, 2, 3}, 1, 6, 7)
                        .longestLived())
                .isEqualTo(3);
    }

    @Test
    void a_tree_of_nodes_is_the_same_tree() {
        Dendrogram same = Dendrogram.ofNodes(new int[] {1, 0, 2, 6}, new int[] {3, 4, 5, 7}, 1, 2, 2, 5);
        for (int k = 1; k <= 5; k++) {
            assertThat(same.cut(k)).isEqualTo(TREE.cut(k));
        }
        assertThat(same.mergedSize(3)).isEqualTo(5);
    }

    @Test
    void a_merge_of_nodes_that_are_not_there_is_refused() {
        Dendrogram chain = Dendrogram.ofNodes(new int[] {0, 2}, new int[] {1, 3}, 1, 2);
        assertThat(chain.mergedSize(1)).isEqualTo(3);
        for (int[] pair : new int[][] {{-1, 3}, {2, -1}, {4, 2}, {2, 4}}) {
            assertThatThrownBy(() -> Dendrogram.ofNodes(new int[] {0, pair[0]}, new int[] {1, pair[1]}, 1, 2))
                    .isInstanceOf(InputException.class)
                    .hasMessage("Merge 2 of a tree joins nodes that are not there.");
        }
    }

    @Test
    void the_formulas_of_lance_and_williams_by_hand() {
        // Clusters of 2, 3 and 4 samples: k is 5 from i and 8 from j, which are 1 apart.
        assertThat(Linkage.SINGLE.joined(5, 8, 1, 2, 3, 4)).isEqualTo(5);
        assertThat(Linkage.COMPLETE.joined(5, 8, 1, 2, 3, 4)).isEqualTo(8);
        assertThat(Linkage.AVERAGE.joined(5, 8, 1, 2, 3, 4)).isEqualTo((2 * 5 + 3 * 8) / 5f);
        assertThat(Linkage.WARD.joined(5, 8, 1, 2, 3, 4)).isEqualTo((6 * 5 + 7 * 8 - 4) / 9f);
    }

    @Test
    void memory_is_that_of_the_distances_and_none_for_single_linkage() {
        // 2,000 rows of 2,000 numbers of four bytes, and 16 bytes a row: 16,032,000 bytes.
        assertThat(Agglomeration.megabytes(2000, Linkage.SINGLE)).isZero();
        assertThat(Agglomeration.megabytes(2000, Linkage.WARD)).isEqualTo(15);
        assertThat(DistanceMatrix.bytes(2000)).isEqualTo(16_032_000);
    }
}
