package io.clade.run.choice;

import static org.assertj.core.api.Assertions.assertThat;

import io.clade.evaluation.GapStatistic;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CriterionMedianTest {

    private static final double[] SCATTER = {100, 50, 10, 9, 8};

    /** Numbers 2 to 6: each criterion but the gap and the elbow, which takes 4, is highest at the number given. */
    private static List<Criteria> criteria(int silhouette, int stability, int lifetime) {
        List<Criteria> all = new ArrayList<>();
        for (int k = 2; k <= 6; k++) {
            all.add(new Criteria(
                    k,
                    SCATTER[k - 2],
                    k == silhouette ? 0.6 : 0.1 / k,
                    0.1,
                    0,
                    0,
                    // Stability falls, but so does that of the reference.
                    k == stability ? 0.9 : 1.0 / k,
                    1.0 / k,
                    k == lifetime ? 0.5 : 0.1));
        }
        return all;
    }

    private static GapStatistic gap(int taken) {
        double[] gaps = new double[5];
        for (int i = 0; i < 5; i++) {
            gaps[i] = Math.exp(-Math.min(i, taken - 2));
        }
        return GapStatistic.of(gaps, List.of(new double[] {1, 1, 1, 1, 1}));
    }

    @Test
    void criteria_that_agree_are_followed() {
        CriterionMedian criterionMedian = CriterionMedian.of(criteria(4, 4, 4), gap(4));
        assertThat(criterionMedian.recommended()).isEqualTo(4);
        assertThat(criterionMedian.reason())
                .isEqualTo(
                        "4 is the median of the criteria: silhouette, gap, stability, elbow and lifetime prefer it.");
    }

    @Test
    void two_that_err_do_not_move_it() {
        CriterionMedian criterionMedian = CriterionMedian.of(criteria(4, 4, 2), gap(2));
        assertThat(criterionMedian.recommended()).isEqualTo(4);
        assertThat(criterionMedian.reason())
                .isEqualTo("4 is the median of the criteria: silhouette, stability and elbow prefer it;"
                        + " gap and lifetime take 2.");
    }

    @Test
    void the_silhouette_decides_between_the_two_in_the_middle_where_the_gap_takes_none() {
        CriterionMedian criterionMedian = CriterionMedian.of(criteria(3, 2, 6), gap(6));
        // Votes 3, none, 2, 4, 6.
        assertThat(criterionMedian.votes()).contains(new CriterionChoice("gap", null), new CriterionChoice("elbow", 4));
        assertThat(criterionMedian.recommended()).isEqualTo(3);
        assertThat(criterionMedian.reason()).endsWith("gap prefers no number in the range.");
    }
}
