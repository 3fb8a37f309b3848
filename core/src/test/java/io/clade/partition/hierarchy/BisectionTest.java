package io.clade.partition.hierarchy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.clade.partition.hierarchy.Bisection.Choice;
import io.clade.partition.kmeans.Given;
import io.clade.partition.kmeans.KMeansSettings;
import io.clade.tensor.Scope;
import io.clade.testing.NativeMemory;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NativeMemory.class)
class BisectionTest {

    private final List<Double> inertias = new ArrayList<>();

    private Bisection.Found split(int k, Choice choice, double... values) {
        return Scope.run(() ->
                Bisection.of(Given.line(values), k, KMeansSettings.RECOMMENDED, choice, 1, (clusters, inertia) -> {
                    assertThat(clusters).isEqualTo(inertias.size() + 2);
                    inertias.add(inertia);
                }));
    }

    @Test
    void the_widest_cluster_is_split_and_its_inertia_is_the_height() {
        // Mean 6.5: 131 in all. Halves {0, 2} and {10, 14} have 2 and 8, so that the second is split.
        Bisection.Found found = split(3, Choice.INERTIA, 0, 2, 10, 14);
        assertThat(found.clusters().codes()).containsExactly(0, 0, 1, 2);
        assertThat(inertias).hasSize(2);
        assertThat(inertias.get(0)).isCloseTo(10, within(1e-9));
        assertThat(inertias.get(1)).isCloseTo(2, within(1e-9));
        Dendrogram splits = found.splits();
        assertThat(splits.samples()).isEqualTo(3);
        assertThat(splits.height(0)).isCloseTo(8, within(1e-9));
        assertThat(splits.height(1)).isCloseTo(131, within(1e-9));
        assertThat(new int[] {splits.left(0), splits.right(0)}).containsExactly(1, 2);
        assertThat(new int[] {splits.left(1), splits.right(1)}).containsExactly(0, 3);
    }

    @Test
    void by_size_the_cluster_of_most_samples_is_split_unless_they_are_all_equal() {
        assertThat(split(3, Choice.SIZE, 0, 1, 1, 10, 14).clusters().codes()).containsExactly(0, 1, 1, 2, 2);
        inertias.clear();
        assertThat(split(3, Choice.SIZE, 1, 1, 1, 10, 14).clusters().codes()).containsExactly(0, 0, 0, 1, 2);
    }

    @Test
    void there_are_no_more_clusters_than_distinct_samples() {
        Bisection.Found found = split(4, Choice.INERTIA, 7, 7, 3, 3, 3);
        assertThat(found.clusters().codes()).containsExactly(0, 0, 1, 1, 1);
        assertThat(found.clusters().count()).isEqualTo(2);
        assertThat(found.splits().samples()).isEqualTo(2);
        // Mean 4.6: 2 · 2.4² + 3 · 1.6².
        assertThat(found.splits().height(0)).isCloseTo(19.2, within(1e-9));
        assertThat(inertias.get(0)).isZero();
    }

    @Test
    void as_many_clusters_as_samples_leave_each_by_itself() {
        Bisection.Found found = split(4, Choice.INERTIA, 0, 1, 10, 12);
        assertThat(found.clusters().codes()).containsExactly(0, 1, 2, 3);
        assertThat(inertias.get(2)).isZero();
        assertThat(found.splits().height(0)).isCloseTo(0.5, within(1e-9));
        assertThat(found.splits().height(1)).isCloseTo(2, within(1e-9));
    }
}
