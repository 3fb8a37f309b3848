package io.clade.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.clade.data.Labels;
import io.clade.testing.Trials;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MatchingTest {

    /** Labels whose contingency table this is, row by row. */
    private static LabelPair pairOf(int[][] table) {
        IntStream.Builder truth = IntStream.builder();
        IntStream.Builder found = IntStream.builder();
        for (int row = 0; row < table.length; row++) {
            for (int column = 0; column < table[row].length; column++) {
                for (int i = 0; i < table[row][column]; i++) {
                    truth.add(row);
                    found.add(column);
                }
            }
        }
        return new LabelPair(
                Labels.ofCodes(truth.build().toArray(), table.length),
                Labels.ofCodes(found.build().toArray(), table[0].length));
    }

    private static Matching matching(LabelPair pair) {
        return Matching.of(ContingencyTable.of(pair.truth(), pair.found()));
    }

    private static int[] clustersOf(Matching matching, int classes) {
        return IntStream.range(0, classes).map(matching::clusterOf).toArray();
    }

    @Test
    void gives_up_the_largest_cell_for_a_larger_sum() {
        // Taking the largest cell first leaves 10 + 0; the other diagonal has 9 + 9.
        Matching matching = matching(pairOf(new int[][] {{10, 9}, {9, 0}}));
        assertThat(clustersOf(matching, 2)).containsExactly(1, 0);
        assertThat(matching.matched()).isEqualTo(18);
    }

    @Test
    void moves_several_pairs_along_one_path() {
        // Rows are added in turn; the last can only have column 0, which sends row 0 to column 1 and row 1 to column 2.
        Matching matching = matching(pairOf(new int[][] {{5, 4, 0}, {0, 5, 4}, {5, 0, 0}}));
        assertThat(clustersOf(matching, 3)).containsExactly(1, 2, 0);
        assertThat(matching.matched()).isEqualTo(13);
    }

    @Test
    void leaves_clusters_alone_where_there_are_more_of_them() {
        Matching matching = matching(pairOf(new int[][] {{3, 2, 0}, {4, 0, 1}}));
        // 2 + 4 = 6 beats 3 + 1 = 4
        assertThat(clustersOf(matching, 2)).containsExactly(1, 0);
        assertThat(matching.classOf(2)).isEqualTo(Labels.NONE);
        assertThat(matching.matched()).isEqualTo(6);
    }

    @Test
    void leaves_classes_alone_where_there_are_more_of_them() {
        Matching matching = matching(pairOf(new int[][] {{3, 4}, {2, 0}, {0, 1}}));
        // 2 + 4 = 6 beats 3 + 1 = 4
        assertThat(clustersOf(matching, 3)).containsExactly(1, 0, Labels.NONE);
        assertThat(matching.classOf(0)).isEqualTo(1);
        assertThat(matching.matched()).isEqualTo(6);
    }

    @Test
    void never_matches_outliers_or_a_pair_that_shares_nothing() {
        LabelPair pair = LabelPair.of(new int[] {0, 1, 1, 1}, new int[] {0, -1, -1, 0});
        Matching matching = matching(pair);
        assertThat(clustersOf(matching, 2)).containsOnlyOnce(0).containsOnlyOnce(Labels.NONE);
        assertThat(matching.matched()).isEqualTo(1);

        Matching empty = matching(new LabelPair(Labels.ofCodes(new int[] {0, 0}, 3), Labels.ofCodes(new int[2], 3)));
        assertThat(clustersOf(empty, 3)).containsExactly(0, Labels.NONE, Labels.NONE);
        assertThat(empty.classOf(1)).isEqualTo(Labels.NONE);
    }

    @Test
    void nothing_to_match_is_not_an_error() {
        assertThat(matching(LabelPair.of(new int[] {-1}, new int[] {-1})).matched())
                .isZero();
    }

    @Test
    void is_as_good_as_the_best_of_all_permutations() {
        Trials.of(300, 2, LabelPair::randomWithGaps, pair -> {
            ContingencyTable table = ContingencyTable.of(pair.truth(), pair.found());
            assertThat(Matching.of(table).matched()).isEqualTo(best(table, 0, new boolean[table.clusters()]));
        });
    }

    @Test
    void is_as_good_as_the_best_where_every_class_shares_samples_with_every_cluster() {
        Trials.of(200, 4, (random, size) -> dense(random), pair -> {
            ContingencyTable table = ContingencyTable.of(pair.truth(), pair.found());
            assertThat(Matching.of(table).matched()).isEqualTo(best(table, 0, new boolean[table.clusters()]));
        });
    }

    private static LabelPair dense(Random random) {
        return pairOf(IntStream.range(0, 6)
                .mapToObj(row -> random.ints(6, 1, 30).toArray())
                .toArray(int[][]::new));
    }

    /** The best sum over classes {@code from …}, by trying every free cluster, and none, for each. */
    private static int best(ContingencyTable table, int from, boolean[] taken) {
        if (from == table.classes()) {
            return 0;
        }
        int best = best(table, from + 1, taken);
        for (int cluster = 0; cluster < taken.length; cluster++) {
            if (!taken[cluster]) {
                taken[cluster] = true;
                best = Math.max(best, table.count(from, cluster) + best(table, from + 1, taken));
                taken[cluster] = false;
            }
        }
        return best;
    }

    @Test
    void both_sides_agree_on_their_partners() {
        Trials.of(200, 3, LabelPair::randomWithGaps, pair -> {
            ContingencyTable table = ContingencyTable.of(pair.truth(), pair.found());
            Matching matching = Matching.of(table);
            int shared = 0;
            for (int truth = 0; truth < table.classes(); truth++) {
                int found = matching.clusterOf(truth);
                if (found != Labels.NONE) {
                    assertThat(matching.classOf(found)).isEqualTo(truth);
                    assertThat(table.count(truth, found)).isPositive();
                    shared += table.count(truth, found);
                }
            }
            assertThat(matching.matched()).isEqualTo(shared);
        });
    }

    @Test
    void finds_a_renaming_of_a_thousand_classes() {
        var random = new Random(4);
        int[] names = random.ints().distinct().limit(1000).toArray();
        int[] renamed = IntStream.range(0, 1000)
                .map(c -> (int)
                        IntStream.of(names).filter(name -> name < names[c]).count())
                .toArray();
        int[] truth = random.ints(20_000, 0, 1000).toArray();
        // A third of the samples are anywhere.
        int[] found = IntStream.of(truth)
                .map(c -> random.nextInt(3) == 0 ? random.nextInt(1000) : renamed[c])
                .toArray();
        Matching matching = matching(new LabelPair(Labels.ofCodes(truth, 1000), Labels.ofCodes(found, 1000)));
        assertThat(clustersOf(matching, 1000)).isEqualTo(renamed);
    }
}
