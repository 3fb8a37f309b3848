package io.clade.report.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.clade.data.Dataset;
import io.clade.data.Labels;
import io.clade.data.Matrix;
import io.clade.model.Assignment;
import io.clade.report.Examples;
import io.clade.report.findings.Findings;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CrosstabTest {

    private static final Findings FOUND = Examples.of(Examples.blobs(6, 2, 3, 1), 2, 1);

    private static Findings of(Labels labels, Labels clusters) {
        Dataset data = FOUND.data().withLabels(labels);
        return new Findings(
                data,
                FOUND.metrics(),
                FOUND.histories(),
                new Assignment(clusters, new float[6], Matrix.wrap(6, 1, new float[6])),
                FOUND.embedding(),
                List.of(),
                FOUND.provenance(),
                "");
    }

    @Test
    void clusters_are_in_the_order_of_the_labels_they_stand_for() {
        Labels labels = Labels.of(new int[] {0, 0, 0, 1, 1, Labels.NONE}, List.of("cat", "dog"));
        Crosstab table = Crosstab.of(of(labels, Labels.ofCodes(new int[] {1, 1, 0, 0, 0, 0}, 2)))
                .orElseThrow();

        assertThat(table.heads()).extracting(Crosstab.Head::name).containsExactly("1", "0");
        assertThat(table.rows()).extracting(Crosstab.Row::label).containsExactly("cat", "dog");
        assertThat(table.rows().get(0).cells())
                .extracting(Crosstab.Cell::count, cell -> cell.shade().style(), Crosstab.Cell::matched)
                .containsExactly(tuple("2", "--share:67%", true), tuple("1", "--share:33%", false));
        assertThat(table.rows().get(1).cells()).extracting(Crosstab.Cell::count).containsExactly("", "2");
        assertThat(table.rows().get(1).total()).isEqualTo("2");
        assertThat(table.rows()).extracting(Crosstab.Row::share).containsExactly("67 %", "100 %");
        assertThat(table.shares()).containsExactly("100 %", "67 %");
        assertThat(table.matched()).isEqualTo("4 of 5 samples (80 %)");
        assertThat(table.rows().get(0).cells().get(1).share()).isEqualTo("33 % of the label, 33 % of the cluster");
    }

    @Test
    void outliers_have_a_column_of_their_own() {
        Labels labels = Labels.ofCodes(new int[] {0, 0, 0, 1, 1, 1}, 2);
        Crosstab table = Crosstab.of(of(labels, Labels.ofCodes(new int[] {0, 0, Labels.NONE, 1, 1, 1}, 2)))
                .orElseThrow();

        assertThat(table.heads()).extracting(Crosstab.Head::name).containsExactly("0", "1", "none");
        assertThat(table.heads().get(2).mark()).isNull();
    }

    @Test
    void hundreds_of_labels_are_not_drawn() {
        Labels labels = Labels.of(
                IntStream.range(0, 6).toArray(),
                IntStream.range(0, 200).mapToObj(Integer::toString).toList());

        assertThat(Crosstab.of(of(labels, Labels.ofCodes(new int[6], 2)))).isEmpty();
    }
}
