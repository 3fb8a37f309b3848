package io.clade.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.clade.data.Labels;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ConfusionMatrixTest {

    private static int[][] counts(ConfusionMatrix confusion) {
        return IntStream.range(0, confusion.rows())
                .mapToObj(row -> IntStream.range(0, confusion.columns())
                        .map(column -> confusion.count(row, column))
                        .toArray())
                .toArray(int[][]::new);
    }

    @Test
    void matched_clusters_lie_on_the_diagonal() {
        Labels truth = Labels.of(new int[] {0, 0, 0, 1, 1, 2}, List.of("ant", "bee", "cat"));
        Labels found = Labels.of(new int[] {2, 2, 1, 0, 0, 1}, List.of("x", "y", "z"));
        ConfusionMatrix confusion = ConfusionMatrix.of(truth, found);
        assertThat(counts(confusion)).isDeepEqualTo(new int[][] {{2, 0, 1}, {0, 2, 0}, {0, 0, 1}});
        assertThat(confusion.rowNames()).containsExactly("ant", "bee", "cat");
        assertThat(confusion.columnNames()).containsExactly("z", "x", "y");
        assertThat(confusion.matchedColumn(2)).isEqualTo(2);
        assertThat(confusion.rowTotal(0)).isEqualTo(3);
        assertThat(confusion.columnTotal(1)).isEqualTo(2);
    }

    @Test
    void clusters_without_a_class_follow_and_outliers_are_last() {
        Labels truth = LabelPair.labels(0, 0, 0, 0, 1, 1, 1, -1);
        Labels found = LabelPair.labels(0, 2, 2, -1, 1, 1, 0, 1);
        ConfusionMatrix confusion = ConfusionMatrix.of(truth, found);
        // class 0: cluster 2 twice, cluster 0 once, an outlier; class 1: cluster 1 twice, cluster 0 once
        assertThat(counts(confusion)).isDeepEqualTo(new int[][] {{2, 0, 1, 1}, {0, 2, 1, 0}});
        assertThat(confusion.cluster(0)).isEqualTo(2);
        assertThat(confusion.cluster(2)).isZero();
        assertThat(confusion.cluster(3)).isEqualTo(Labels.NONE);
        assertThat(confusion.columnNames()).containsExactly("2", "1", "0", "");
        assertThat(confusion.columnTotal(3)).isEqualTo(1);
    }

    @Test
    void a_class_without_a_cluster_has_no_column() {
        ConfusionMatrix confusion =
                ConfusionMatrix.of(LabelPair.labels(0, 0, 1, 2, 2), LabelPair.labels(1, 1, 1, 0, 0));
        assertThat(counts(confusion)).isDeepEqualTo(new int[][] {{2, 0}, {1, 0}, {0, 2}});
        assertThat(IntStream.range(0, 3).map(confusion::matchedColumn)).containsExactly(0, -1, 1);
    }
}
