package io.clade.evaluation.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.clade.data.Labels;
import io.clade.evaluation.ExternalIndices;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StabilityTest {

    private static Labels codes(int count, int... codes) {
        return Labels.ofCodes(codes, count);
    }

    private static Labels random(Random random, int n, int k) {
        int[] codes = random.ints(n, -1, k).toArray();
        return codes(k, codes);
    }

    @Test
    void overlaps_by_hand() {
        Labels run = codes(2, 0, 0, 0, 1, 1, 1);
        // Cluster 0 has 2 of the 3 samples of both together, cluster 1 3 of 4.
        Labels other = codes(2, 0, 0, 1, 1, 1, 1);
        assertThat(Stability.of(run, List.of(other))).containsExactly(2 / 3.0, 3 / 4.0);
        assertThat(Stability.of(run, List.of(other, run)))
                .containsExactly(new double[] {5 / 6.0, 7 / 8.0}, within(1e-12));
    }

    @Test
    void one_clustering_alone_agrees_with_all_that_there_are() {
        assertThat(Stability.withOthers(List.of(codes(2, 0, 0, 1, 1)))).containsExactly(1);
    }

    @Test
    void agreement_with_the_others_counts_negative_indices_as_zero() {
        Labels halves = codes(2, 0, 0, 1, 1);
        // Against halves, the alternation has an index of −0.5.
        Labels alternating = codes(2, 0, 1, 0, 1);
        assertThat(Stability.withOthers(List.of(halves, halves, alternating)))
                .containsExactly(new double[] {0.5, 0.5, 0}, within(1e-12));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void equal_runs_are_stable_whatever_their_clusters_are_called(long seed) {
        Labels run = random(new Random(seed), 60, 5);
        Labels renamed = codes(
                5, Arrays.stream(run.codes()).map(c -> c < 0 ? c : (c + 2) % 5).toArray());
        assertThat(Stability.of(run, List.of(renamed, renamed))).containsOnly(1.0);
        assertThat(Stability.agreement(List.of(run, renamed))).isDeepEqualTo(new double[][] {{1, 1}, {1, 1}});
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void it_is_the_largest_jaccard_overlap_of_sets(long seed) {
        Random random = new Random(seed);
        Labels run = random(random, 50, 4);
        List<Labels> others = List.of(random(random, 50, 3), random(random, 50, 6));
        double[] stability = Stability.of(run, others);
        for (int q = 0; q < 4; q++) {
            double expected = 0;
            for (Labels other : others) {
                double largest = 0;
                for (int r = 0; r < other.count(); r++) {
                    Set<Integer> both = members(run, q);
                    both.retainAll(members(other, r));
                    Set<Integer> either = members(run, q);
                    either.addAll(members(other, r));
                    largest = Math.max(largest, (double) both.size() / either.size());
                }
                expected += largest / 2;
            }
            assertThat(stability[q]).isCloseTo(expected, within(1e-12));
        }
    }

    private static Set<Integer> members(Labels labels, int cluster) {
        Set<Integer> members = new HashSet<>();
        for (int i = 0; i < labels.size(); i++) {
            if (labels.get(i) == cluster) {
                members.add(i);
            }
        }
        return members;
    }

    @Test
    void an_empty_cluster_and_a_single_run_have_none() {
        Labels run = codes(3, 0, 0, 2, 2);
        assertThat(Stability.of(run, List.of(run))).containsExactly(1, Double.NaN, 1);
        assertThat(Stability.of(run, List.of())).containsOnly(Double.NaN);
        assertThat(Stability.mean(Stability.agreement(List.of(run)))).isNaN();
    }

    @Test
    void agreement_is_the_adjusted_rand_index_of_every_pair_and_outliers_are_a_group() {
        Labels a = codes(2, 0, 0, 0, 1, 1, -1);
        Labels b = codes(2, 0, 0, 1, 1, 1, 1);
        Labels c = codes(3, 0, 0, 1, 1, 2, 2);
        double[][] agreement = Stability.agreement(List.of(a, b, c));
        Labels grouped = codes(3, 0, 0, 0, 1, 1, 2);
        assertThat(agreement[0][1]).isEqualTo(ExternalIndices.ari(grouped, b));
        assertThat(agreement[1][0]).isEqualTo(agreement[0][1]);
        assertThat(Stability.agreement(List.of(b, a))[0][1]).isCloseTo(agreement[0][1], within(1e-12));
        assertThat(agreement[1][2]).isEqualTo(ExternalIndices.ari(b, c));
        assertThat(agreement[0][0]).isEqualTo(1);
        assertThat(Stability.mean(agreement))
                .isCloseTo((agreement[0][1] + agreement[0][2] + agreement[1][2]) / 3, within(1e-12));
    }
}
