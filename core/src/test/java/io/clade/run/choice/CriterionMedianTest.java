package io.clade.run.choice;

import static org.assertj.core.api.Assertions.assertThat;

import io.clade.evaluation.GapStatistic;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CriterionMedianTest {

    /** Numbers 2 to 6: each criterion but the gap is highest at the number given, and nothing is misplaced there. */
    private static List<Criteria> criteria(int silhouette, int stability, Integer valleys, int lifetime) {
        List<Criteria> all = new ArrayList<>();
        for (int k = 2; k <= 6; k++) {
            all.add(new Criteria(
                    k,
                    100.0 / k,
                    k == silhouette ? 0.6 : 0.1 / k,
                    0.1,
                    0,
                    0,
                    k == stability ? 0.9 : 1.0 / k,
                    1.0 / k,
                    k == lifetime ? 0.5 : 0.1,
                    valleys == null ? null : Integer.valueOf(Math.abs(k - valleys))));
        }
        return all;
    }

    private static GapStatistic gap(int taken) {
        double[] gaps = new double[6];
        for (int i = 0; i < 6; i++) {
            gaps[i] = Math.exp(-Math.min(i, taken - 1));
        }
        return GapStatistic.of(gaps, List.of(new double[] {1, 1, 1, 1, 1, 1}));
    }

    @Test
    void criteria_that_agree_are_followed() {
        CriterionMedian criterionMedian = CriterionMedian.of(criteria(4, 4, 4, 4), gap(4));
        assertThat(criterionMedian.recommended()).isEqualTo(4);
        assertThat(criterionMedian.reason())
                .isEqualTo(
                        "4 is the median of the criteria: silhouette, gap, stability, valleys and lifetime prefer it.");
    }

    @Test
    void two_that_err_do_not_move_it() {
        CriterionMedian criterionMedian = CriterionMedian.of(criteria(4, 4, 4, 2), gap(2));
        assertThat(criterionMedian.recommended()).isEqualTo(4);
        assertThat(criterionMedian.reason())
                .isEqualTo("4 is the median of the criteria: silhouette, stability and valleys prefer it;"
                        + " gap and lifetime take 2.");
    }

    @Test
    void the_silhouette_decides_between_the_two_in_the_middle_where_clusters_are_too_small_for_valleys() {
        CriterionMedian criterionMedian = CriterionMedian.of(criteria(3, 2, null, 6), gap(4));
        // Votes 3, 4, 2, none, 6.
        assertThat(criterionMedian.votes())
                .contains(new CriterionChoice("valleys", null), new CriterionChoice("gap", 4));
        assertThat(criterionMedian.recommended()).isEqualTo(3);
        assertThat(criterionMedian.reason()).endsWith("valleys prefers no number in the range.");
    }

    @Test
    void of_numbers_that_are_perfectly_stable_the_largest_is_taken() {
        List<Criteria> nested = new ArrayList<>();
        for (Criteria one : criteria(2, 2, 4, 2)) {
            double stability = one.k() == 2 || one.k() == 4 ? 1 : 0.7;
            nested.add(new Criteria(one.k(), 1, Double.NaN, 0, 0, 0, stability, 0.9, one.lifetime(), one.misplaced()));
        }
        List<CriterionChoice> votes = CriterionMedian.of(nested, gap(4)).votes();
        assertThat(votes).contains(new CriterionChoice("stability", 4), new CriterionChoice("valleys", 4));
        // Where no silhouette is a number, none is highest, and the fewest clusters are taken.
        assertThat(votes).contains(new CriterionChoice("silhouette", 2));
    }

    @Test
    void of_numbers_that_last_about_as_long_the_largest_is_taken() {
        List<Criteria> groups = new ArrayList<>();
        for (Criteria one : criteria(2, 2, 2, 2)) {
            double lifetime = one.k() == 4 ? 0.26 : one.k() == 5 ? 0.24 : one.lifetime();
            groups.add(new Criteria(
                    one.k(), 1, one.silhouette(), 0, 0, 0, one.stability(), 0.9, lifetime, one.misplaced()));
        }
        assertThat(CriterionMedian.of(groups, gap(2)).votes()).contains(new CriterionChoice("lifetime", 4));
    }
}
