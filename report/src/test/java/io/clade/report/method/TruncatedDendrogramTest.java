package io.clade.report.method;

import static org.assertj.core.api.Assertions.assertThat;

import io.clade.partition.hierarchy.Dendrogram;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

public class TruncatedDendrogramTest {

    /** Samples 0 and 1 merge at 1, 2 and 3 at 2, both pairs at 4, and sample 4 joins them at 8. */
    public static Dendrogram five() {
        return Dendrogram.ofNodes(new int[] {0, 2, 5, 4}, new int[] {1, 3, 6, 7}, 1, 2, 4, 8);
    }

    @Test
    void a_small_tree_is_not_truncated() {
        TruncatedDendrogram shown = TruncatedDendrogram.of(five(), 3);

        assertThat(shown.leaves()).isEqualTo(List.of(leaf(0, 1), leaf(0, 1), leaf(1, 1), leaf(1, 1), leaf(2, 1)));
        assertThat(shown.merges().height(3)).isEqualTo(8);
        assertThat(shown.order()).containsExactly(4, 0, 1, 2, 3);
    }

    /** 100 samples on a line, each joining those before it: the 30 leaves are 71 samples in one and 29 single ones. */
    @Test
    void what_lies_below_the_last_merges_is_condensed_with_its_samples_counted() {
        int n = 100;
        int[] left = IntStream.range(0, n - 1).map(i -> i == 0 ? 0 : i + 1).toArray();
        int[] right = IntStream.range(0, n - 1).map(i -> i == 0 ? 1 : n + i - 1).toArray();
        double[] heights = IntStream.range(0, n - 1).mapToDouble(i -> i + 1).toArray();

        TruncatedDendrogram shown = TruncatedDendrogram.of(Dendrogram.ofNodes(left, right, heights), 3);

        assertThat(shown.leaves()).hasSize(30);
        assertThat(shown.leaves().stream()
                        .mapToInt(TruncatedDendrogram.Leaf::samples)
                        .sum())
                .isEqualTo(n);
        assertThat(shown.leaves()).filteredOn(leaf -> leaf.samples() > 1).containsExactly(leaf(0, 71));
        assertThat(shown.leaves().stream()
                        .mapToInt(TruncatedDendrogram.Leaf::cluster)
                        .distinct()
                        .count())
                .isEqualTo(3);
        assertThat(shown.merges().height(0)).isEqualTo(71);
    }

    @Test
    void more_clusters_than_leaves_are_not_told_apart() {
        int n = 100;
        int[] left = IntStream.range(0, n - 1).map(i -> i == 0 ? 0 : i + 1).toArray();
        int[] right = IntStream.range(0, n - 1).map(i -> i == 0 ? 1 : n + i - 1).toArray();

        TruncatedDendrogram shown = TruncatedDendrogram.of(Dendrogram.ofNodes(left, right, new double[n - 1]), 80);

        assertThat(shown.leaves()).hasSize(60).allMatch(leaf -> leaf.cluster() == TruncatedDendrogram.SEVERAL);
    }

    private static TruncatedDendrogram.Leaf leaf(int cluster, int samples) {
        return new TruncatedDendrogram.Leaf(cluster, samples);
    }
}
