package io.clade.evaluation;

import static io.clade.evaluation.LabelPair.labels;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clade.data.Labels;
import io.clade.input.InputException;
import io.clade.testing.Trials;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ContingencyTableTest {

    @Test
    void counts_samples_of_each_class_in_each_cluster() {
        ContingencyTable table = ContingencyTable.of(labels(0, 0, 0, 1, 1, 2), labels(1, 1, 0, 0, 0, 1));
        assertThat(table.classes()).isEqualTo(3);
        assertThat(table.clusters()).isEqualTo(2);
        assertThat(table.total()).isEqualTo(6);
        assertThat(table.count(0, 0)).isEqualTo(1);
        assertThat(table.count(0, 1)).isEqualTo(2);
        assertThat(table.count(1, 0)).isEqualTo(2);
        assertThat(table.count(1, 1)).isZero();
        assertThat(table.count(2, 1)).isEqualTo(1);
        assertThat(table.classSize(0)).isEqualTo(3);
        assertThat(table.clusterSize(1)).isEqualTo(3);
    }

    @Test
    void a_sample_without_a_class_is_left_out_and_an_outlier_has_its_own_column() {
        ContingencyTable table = ContingencyTable.of(labels(0, -1, 1, 1), labels(0, 1, -1, 1));
        assertThat(table.total()).isEqualTo(3);
        assertThat(table.clusterSize(1)).isEqualTo(1);
        assertThat(table.clusterSize(Labels.NONE)).isEqualTo(1);
        assertThat(table.count(1, Labels.NONE)).isEqualTo(1);
        assertThat(table.count(0, Labels.NONE)).isZero();
        assertThat(table.classSize(1)).isEqualTo(2);
    }

    @Test
    void a_class_or_cluster_that_is_not_there_is_refused() {
        ContingencyTable table = ContingencyTable.of(labels(0, 1), labels(0, 1));
        assertThatThrownBy(() -> table.count(0, 2)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> table.count(2, 0)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void labels_of_another_dataset_are_refused() {
        assertThatThrownBy(() -> ContingencyTable.of(labels(0, 1), labels(0)))
                .isInstanceOf(InputException.class)
                .hasMessage("There are 2 labels but 1 assigned samples. Maybe they belong to different datasets.");
    }

    @Test
    void rows_and_columns_add_up() {
        Trials.of(200, 1, LabelPair::randomWithGaps, pair -> {
            ContingencyTable table = ContingencyTable.of(pair.truth(), pair.found());
            for (int row = 0; row < table.classes(); row++) {
                int truth = row;
                assertThat(IntStream.range(-1, table.clusters())
                                .map(c -> table.count(truth, c))
                                .sum())
                        .isEqualTo(table.classSize(truth));
            }
            for (int column = -1; column < table.clusters(); column++) {
                int found = column;
                assertThat(IntStream.range(0, table.classes())
                                .map(c -> table.count(c, found))
                                .sum())
                        .isEqualTo(table.clusterSize(found));
            }
            assertThat(IntStream.range(-1, table.clusters())
                            .map(table::clusterSize)
                            .sum())
                    .isEqualTo(table.total());
        });
    }
}
