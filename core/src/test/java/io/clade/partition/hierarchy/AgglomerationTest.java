package io.clade.partition.hierarchy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.clade.data.Labels;
import io.clade.distance.Metric;
import io.clade.evaluation.ExternalIndices;
import io.clade.input.InputException;
import io.clade.testing.Fixtures;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class AgglomerationTest {

    private static final JsonNode SCIPY = Fixtures.CLASSICAL;
    private static final List<float[]> POINTS = Fixtures.rows(SCIPY.get("points"));

    private static Dendrogram tree(List<float[]> samples, Metric metric, Linkage linkage) {
        return Agglomeration.of(samples, 1, metric, linkage, measured -> {}, merged -> {});
    }

    private static List<float[]> line(double... values) {
        List<float[]> samples = new ArrayList<>();
        for (double value : values) {
            samples.add(new float[] {(float) value});
        }
        return samples;
    }

    @ParameterizedTest
    @CsvSource({
        "single, SINGLE, EUCLIDEAN, 2",
        "complete, COMPLETE, EUCLIDEAN, 2",
        "average, AVERAGE, EUCLIDEAN, 2",
        "ward, WARD, EUCLIDEAN, 2",
        "average cosine, AVERAGE, COSINE, 2",
        "complete cityblock, COMPLETE, LP, 1",
        "single minkowski 3, SINGLE, LP, 3"
    })
    void merges_heights_and_sizes_are_those_of_scipy(String name, Linkage linkage, Metric.Type type, double exponent) {
        Dendrogram tree = tree(POINTS, new Metric(type, exponent, 1), linkage);
        JsonNode expected = SCIPY.get("linkages").get(name);
        assertThat(tree.samples()).isEqualTo(expected.size() + 1);
        for (int i = 0; i < expected.size(); i++) {
            double[] merge = Fixtures.doubles(expected.get(i));
            assertThat(new int[] {tree.left(i), tree.right(i), tree.mergedSize(i)})
                    .as("merge %d", i)
                    .isEqualTo(new int[] {(int) merge[0], (int) merge[1], (int) merge[3]});
            assertThat(tree.height(i)).as("height %d", i).isCloseTo(merge[2], within(1e-6 * merge[2] + 1e-8));
        }
    }

    @Test
    void a_cut_into_k_is_that_of_scipy() {
        Labels found = tree(POINTS, Metric.EUCLIDEAN, Linkage.AVERAGE).cut(4);
        int[] expected = Fixtures.ints(SCIPY.get("cut"));
        Labels labels =
                Labels.ofCodes(Arrays.stream(expected).map(code -> code - 1).toArray(), 4);
        assertThat(ExternalIndices.ari(labels, found)).isCloseTo(1, within(1e-12));
    }

    @Test
    void four_samples_on_a_line_merge_as_worked_out_by_hand() {
        // 0 1 5 7: 0+1 at 1, 5+7 at 2; then the nearest are 4 apart, the farthest 7, the mean of 5, 7, 4 and 6 is 5.5.
        List<float[]> samples = line(0, 1, 5, 7);
        assertThat(heights(tree(samples, Metric.EUCLIDEAN, Linkage.SINGLE))).containsExactly(1, 2, 4);
        assertThat(heights(tree(samples, Metric.EUCLIDEAN, Linkage.COMPLETE))).containsExactly(1, 2, 7);
        assertThat(heights(tree(samples, Metric.EUCLIDEAN, Linkage.AVERAGE))).containsExactly(1, 2, 5.5);
        // Ward: centroids 0.5 and 6, √(2·2·2/4)·5.5.
        assertThat(heights(tree(samples, Metric.EUCLIDEAN, Linkage.WARD))[2])
                .isCloseTo(Math.sqrt(2) * 5.5, within(1e-12));
    }

    @Test
    void heights_of_ward_are_more_exact_than_single_precision() {
        // Centroids 0.5 and 3, √(2·2·1/3)·2.5.
        assertThat(heights(tree(line(0, 1, 3), Metric.EUCLIDEAN, Linkage.WARD))[1])
                .isCloseTo(Math.sqrt(4 / 3.0) * 2.5, within(1e-12));
    }

    @ParameterizedTest
    @EnumSource(Linkage.class)
    void it_tells_how_many_samples_are_compared_and_in_the_tree(Linkage linkage) {
        List<Integer> measured = Collections.synchronizedList(new ArrayList<>());
        List<Integer> merged = new ArrayList<>();
        Agglomeration.of(line(0, 1, 5, 7, 20), 1, Metric.EUCLIDEAN, linkage, measured::add, merged::add);
        assertThat(merged).containsExactly(2, 3, 4, 5);
        assertThat(measured).hasSize(linkage == Linkage.SINGLE ? 0 : 1).allMatch(count -> count == 5);
    }

    private static double[] heights(Dendrogram tree) {
        double[] heights = new double[tree.samples() - 1];
        Arrays.setAll(heights, tree::height);
        return heights;
    }

    @Test
    void the_longest_lived_number_of_clusters_is_the_widest_gap_between_heights() {
        Dendrogram tree = tree(line(0, 1, 10, 11, 30, 31.5), Metric.EUCLIDEAN, Linkage.SINGLE);
        // Heights 1, 1, 1.5, 9, 19: three clusters from 1.5 to 9, two from 9 to 19.
        assertThat(tree.lifetime(3)).isEqualTo(7.5);
        assertThat(tree.lifetime(2)).isEqualTo(10);
        assertThat(tree.longestLived()).isEqualTo(2);
        assertThat(tree.clustersAt(8.9)).isEqualTo(3);
        assertThat(tree.clustersAt(9)).isEqualTo(2);
        assertThat(tree.cut(3).codes()).containsExactly(0, 0, 1, 1, 2, 2);
        assertThat(tree(line(0, 1), Metric.EUCLIDEAN, Linkage.WARD).longestLived())
                .isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource(Linkage.class)
    void heights_never_fall_and_every_cut_has_its_number_of_clusters(Linkage linkage) {
        Random random = new Random(3);
        for (int n : new int[] {2, 3, 17, 131}) {
            List<float[]> samples = new ArrayList<>();
            for (int i = 0; i < n; i++) {
                // Whole numbers: many equal samples and equal distances.
                samples.add(new float[] {random.nextInt(6), random.nextInt(6)});
            }
            Dendrogram tree = tree(samples, Metric.EUCLIDEAN, linkage);
            assertThat(heights(tree)).isSorted();
            for (int k = 1; k <= n; k++) {
                assertThat(Arrays.stream(tree.cut(k).sizes()).filter(size -> size > 0))
                        .hasSize(k);
            }
        }
    }

    @Test
    void single_linkage_is_the_same_by_both_algorithms() {
        Random random = new Random(5);
        List<float[]> samples = new ArrayList<>();
        for (int i = 0; i < 97; i++) {
            samples.add(new float[] {(float) random.nextGaussian(), (float) random.nextGaussian(), random.nextFloat()});
        }
        float[][] rows = io.clade.tensor.runtime.Workers.run(
                workers -> DistanceMatrix.of(Metric.EUCLIDEAN.distancesTo(samples, 1), false, workers, done -> {}));
        Dendrogram byChain = NeighbourChain.run(Linkage.SINGLE, rows, done -> {});
        Dendrogram byTree = tree(samples, Metric.EUCLIDEAN, Linkage.SINGLE);
        for (int k = 2; k < 97; k++) {
            assertThat(byTree.cut(k)).isEqualTo(byChain.cut(k));
        }
    }

    @Test
    void what_cannot_be_is_refused_in_one_line() {
        assertThatThrownBy(() -> tree(POINTS, new Metric(Metric.Type.COSINE, 2, 1), Linkage.WARD))
                .isInstanceOf(InputException.class)
                .hasMessage(
                        "linkage=ward needs distance=euclidean, because it measures distances from centroids. Use linkage=average.");
        assertThatThrownBy(() -> DistanceMatrix.requireHeap(5_000_000, "average linkage"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("average linkage of 5000000 samples needs 95367508 MB for their distances")
                .hasMessageContaining("--limit");
        assertThatThrownBy(() -> tree(POINTS, Metric.EUCLIDEAN, Linkage.SINGLE).cut(41))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("1 to 40 clusters. Got 41");
    }
}
