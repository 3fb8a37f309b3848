package io.clade.report.method;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TreeTest {

    /** Heights 0…8 lie from 520 to 14 with 4 % to spare: 1 is at 520 − 506/8.32 = 459.2; rows are 16 apart from 32 on. */
    @Test
    void merges_lie_at_their_heights_between_the_rows_they_join() {
        Tree tree = Tree.of(TruncatedDendrogram.of(TruncatedDendrogramTest.five(), 3), "distance");

        assertThat(tree.leaves()).extracting(Tree.Row::y).containsExactly("32.0", "48.0", "64.0", "80.0", "96.0");
        assertThat(tree.branches()).hasSize(12);
        assertThat(tree.branches())
                .extracting(Tree.Branch::path)
                .startsWith("M520.0 48.0H459.2", "M520.0 64.0H459.2", "M459.2 48.0V64.0");
        // The root, at 8, from the row of sample 4 to the middle of the others.
        assertThat(tree.branches()).extracting(Tree.Branch::path).endsWith("M33.5 32.0V72.0");
    }

    @Test
    void the_cut_is_midway_between_the_merges_beside_it_and_colours_what_is_right_of_it() {
        Tree tree = Tree.of(TruncatedDendrogram.of(TruncatedDendrogramTest.five(), 3), "distance");

        // Between 2 and 4.
        assertThat(tree.cut()).isEqualTo("337.5");
        assertThat(tree.cutText()).isEqualTo("3 clusters");
        assertThat(tree.branches().get(2).colour().colour()).isEqualTo(0);
        assertThat(tree.branches().get(8).colour()).isNull();
        assertThat(tree.groups()).extracting(Tree.Group::name).containsExactly("cluster 2", "cluster 0", "cluster 1");
    }

    @Test
    void a_tree_of_splits_has_a_row_a_cluster_and_no_cut() {
        Tree tree = Tree.of(TruncatedDendrogram.ofClusters(TruncatedDendrogramTest.five(), 9, 8, 7, 1_000, 5), "width");

        assertThat(tree.cut()).isNull();
        assertThat(tree.leaves()).extracting(Tree.Row::samples).containsExactly("5", "9", "8", "7", "1,000");
        assertThat(tree.groups()).hasSize(5);
    }
}
