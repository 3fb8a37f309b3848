package io.clade.evaluation.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.clade.input.InputException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class RankingTest {

    private static final double[][] SCORES = {
        {0.9, 0.8, 0.7, 0.8},
        {0.5, 0.6, 0.4, 0.3},
        {0.95, 0.9, 0.9, 0.1},
        {0.3, 0.7, 0.2, 0.25},
        {0.6, 0.55, 0.5, 0.4}
    };

    @Test
    void ranks_and_the_statistic_with_ties_are_those_of_scipy() {
        Ranking ranking = Ranking.of(SCORES);
        // rankdata(-row).mean and scipy.stats.friedmanchisquare(*SCORES.T).
        assertThat(ranking.ranks()).containsExactly(1.4, 1.8, 3.3, 3.5);
        assertThat(ranking.statistic()).isCloseTo(10.4375, within(1e-9));
        assertThat(ranking.sets()).isEqualTo(5);
    }

    @Test
    void p_is_the_share_of_rankings_as_extreme() {
        // Two sets, three methods, perfect agreement: of the 6 orders of the second set one agrees.
        double[][] agreeing = {{3, 2, 1}, {0.9, 0.5, 0.1}};
        assertThat(Ranking.of(agreeing).p()).isCloseTo(1 / 6.0, within(4 * Math.sqrt(5 / 36.0 / 10_000)));
        // Two methods, two sets: agreement is as likely as not.
        assertThat(Ranking.of(new double[] {1, 0}, new double[] {1, 0}).p()).isCloseTo(0.5, within(0.02));
        assertThat(Ranking.of(SCORES)).isEqualTo(Ranking.of(SCORES));
    }

    @Test
    void methods_that_are_all_alike_have_nothing_to_tell() {
        Ranking ranking = Ranking.of(new double[] {1, 1, 1}, new double[] {2, 2, 2});
        assertThat(ranking.ranks()).containsExactly(2.0, 2.0, 2.0);
        assertThat(ranking.statistic()).isZero();
        assertThat(ranking.p()).isEqualTo(1);
        assertThat(ranking.groups()).containsExactly(List.of(0, 1, 2));
    }

    @Test
    void the_critical_difference_is_that_of_the_paper() {
        // Demšar, section 3.2.3: four methods on 14 sets, 2.569 √(4 · 5 / (6 · 14)) = 1.25.
        double[][] scores = new double[14][];
        Arrays.setAll(scores, i -> new double[] {4, 3, 2, 1});
        Ranking ranking = Ranking.of(scores);
        assertThat(ranking.criticalDifference()).isCloseTo(1.25, within(0.005));
        assertThat(ranking.p()).isEqualTo(1e-4);
        // Ranks 1, 2, 3, 4: only neighbours are nearer than 1.25.
        assertThat(ranking.groups()).containsExactly(List.of(0, 1), List.of(1, 2), List.of(2, 3));
    }

    @Test
    void a_group_has_two_methods_less_than_the_critical_difference_apart() {
        assertThat(groups(1, 1.0, 2.0, 3.5)).isEmpty();
        assertThat(groups(1.25, 1.0, 2.0, 3.5)).containsExactly(List.of(0, 1));
        assertThat(groups(1.75, 3.5, 1.0, 2.0)).containsExactly(List.of(1, 2), List.of(2, 0));
    }

    private static List<List<Integer>> groups(double criticalDifference, Double... ranks) {
        return new Ranking(List.of(ranks), 5, 0, 1, criticalDifference).groups();
    }

    @Test
    void a_method_that_gave_nothing_ranks_last() {
        Ranking ranking = Ranking.of(new double[] {Double.NaN, 0.1, -0.2}, new double[] {Double.NaN, 0.4, Double.NaN});
        assertThat(ranking.ranks()).containsExactly(2.75, 1.0, 2.25);
        assertThat(ranking.order()).containsExactly(1, 2, 0);
    }

    @Test
    void one_set_or_one_method_cannot_be_ranked() {
        assertThatThrownBy(() -> Ranking.of(new double[] {1, 2}))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("datasets");
        assertThatThrownBy(() -> Ranking.of(new double[] {1}, new double[] {2}))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("methods");
        assertThatThrownBy(() -> Ranking.of(new double[] {1, 2}, new double[] {2}))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("Got 1");
    }
}
