package io.clade.report.findings;

import static org.assertj.core.api.Assertions.assertThat;

import io.clade.data.Kind;
import io.clade.data.Labels;
import io.clade.data.Matrix;
import io.clade.model.Assignment;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SelectionTest {

    private static Assignment assigned(int k, int... clusters) {
        float[] confidence = new float[clusters.length];
        for (int i = 0; i < confidence.length; i++) {
            confidence[i] = i % 101 / 100f;
        }
        return new Assignment(
                Labels.ofCodes(clusters, k), confidence, Matrix.wrap(clusters.length, 1, new float[clusters.length]));
    }

    @Test
    void few_samples_are_all_on_the_map() {
        assertThat(Selection.of(Kind.TABLE, assigned(2, 0, 1, 0, Labels.NONE)).mapped())
                .containsExactly(0, 1, 2, 3);
    }

    @Test
    void where_some_stand_for_all_small_clusters_keep_some_and_large_ones_their_part() {
        int[] clusters = new int[50_000];
        Arrays.fill(clusters, 0, 30, 1);
        Arrays.fill(clusters, 30, 35, 2);
        Arrays.fill(clusters, 35, 10_000, 3);
        Assignment assignment = assigned(4, clusters);
        Selection selection = Selection.of(Kind.IMAGE, assignment);
        int[] fitted = selection.fitted();
        int[] sizes = new int[4];
        Arrays.stream(fitted).forEach(i -> sizes[assignment.cluster(i)]++);

        assertThat(sizes).containsExactly(3200, 20, 5, 797);
        assertThat(fitted).isSorted().doesNotHaveDuplicates();
        assertThat(Selection.of(Kind.IMAGE, assignment).fitted()).isEqualTo(fitted);
        assertThat(selection.mapped()).hasSize(50_000);
    }

    @Test
    void of_more_samples_than_the_map_holds_those_that_stand_for_all_are_on_it() {
        int[] clusters = IntStream.range(0, 100_000).map(i -> i % 10).toArray();
        Selection selection = Selection.of(Kind.IMAGE, assigned(10, clusters));
        int[] mapped = selection.mapped();

        assertThat(mapped).hasSize(70_000).isSorted();
        assertThat(selection.fitted()).hasSize(4_000);
        assertThat(Arrays.stream(selection.fitted()).allMatch(row -> Arrays.binarySearch(mapped, row) >= 0))
                .isTrue();
    }

    @Test
    void extremes_never_show_a_sample_twice() {
        Selection selection = Selection.of(Kind.IMAGE, assigned(2, 0, 0, 0, 1, 0, 0));
        Selection.Extremes five = selection.extremes(0);

        assertThat(five.certain()).containsExactly(5, 4, 2);
        assertThat(five.uncertain()).containsExactly(0, 1);
        assertThat(selection.extremes(1).certain()).containsExactly(3);
        assertThat(selection.extremes(1).uncertain()).isEmpty();
    }

    @Test
    void of_very_many_clusters_the_largest_have_cards_and_show_fewer_samples() {
        int[] clusters = IntStream.range(0, 6_000).map(i -> i % 300).toArray();
        clusters[299] = 298;
        Selection selection = Selection.of(Kind.IMAGE, assigned(301, clusters));

        assertThat(selection.cards()).hasSize(200).isSorted().contains(298).doesNotContain(299, 300);
        assertThat(selection.extremes(298).certain()).hasSize(4);
        assertThat(List.copyOf(selection.extremes(298).uncertain())).hasSize(4);
    }
}
