package io.clade.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StatisticsTest {

    private static Metrics.Run run(Double loss, Double acc) {
        return new Metrics.Run(1, loss, 1, 1.0, 2, 0, acc, null, null, null, 0.5, null, null);
    }

    @Test
    void the_best_run_is_that_of_lowest_loss_whatever_its_accuracy() {
        assertThat(Statistics.best(List.of(run(2.0, 0.9), run(1.0, 0.1), run(3.0, 1.0))))
                .isEqualTo(1);
    }

    @Test
    void of_equal_losses_the_first_is_best_and_a_run_without_one_comes_last() {
        assertThat(Statistics.best(List.of(run(null, 0.9), run(1.0, 0.1), run(1.0, 1.0))))
                .isEqualTo(1);
        assertThat(Statistics.best(List.of(run(null, 0.9), run(null, 0.1)))).isZero();
    }

    @Test
    void a_summary_holds_best_mean_deviation_and_highest() {
        // Accuracies 0.2, 0.4, 0.9: mean 0.5, squares 0.09 + 0.01 + 0.16 = 0.26, sd √(0.26 / 2).
        Metrics.Summary acc = Statistics.summarise(List.of(run(3.0, 0.2), run(1.0, 0.4), run(2.0, 0.9)), 1)
                .get("acc");
        assertThat(acc.best()).isEqualTo(0.4);
        assertThat(acc.mean()).isCloseTo(0.5, within(1e-12));
        assertThat(acc.sd()).isCloseTo(Math.sqrt(0.13), within(1e-12));
        assertThat(acc.max()).isEqualTo(0.9);
    }

    @Test
    void the_bootstrap_of_best_has_the_moments_of_its_exact_distribution() {
        // The run of rank r among R, from 1 for the lowest loss, is the best of a resample with probability
        // ((R − r + 1) / R)^R − ((R − r) / R)^R. For R = 3: 19/27, 7/27, 1/27.
        Metrics.Summary acc = Statistics.summarise(List.of(run(3.0, 0.2), run(1.0, 0.4), run(2.0, 0.9)), 7)
                .get("acc");
        double mean = 19 / 27.0 * 0.4 + 7 / 27.0 * 0.9 + 1 / 27.0 * 0.2;
        double square = 19 / 27.0 * 0.16 + 7 / 27.0 * 0.81 + 1 / 27.0 * 0.04;
        // Ten thousand resamples: the mean is within four of its standard errors.
        double sd = Math.sqrt(square - mean * mean);
        assertThat(acc.bootstrapMean()).isCloseTo(mean, within(4 * sd / 100));
        assertThat(acc.bootstrapSd()).isCloseTo(sd, within(0.01));
    }

    @Test
    void the_bootstrap_depends_on_the_seed_alone() {
        List<Metrics.Run> runs = List.of(run(3.0, 0.2), run(1.0, 0.4), run(2.0, 0.9));
        assertThat(Statistics.summarise(runs, 7)).isEqualTo(Statistics.summarise(runs, 7));
        assertThat(Statistics.summarise(runs, 8).get("acc"))
                .isNotEqualTo(Statistics.summarise(runs, 7).get("acc"));
    }

    @Test
    void a_single_run_has_no_deviation_and_no_bootstrap() {
        Metrics.Summary acc = Statistics.summarise(List.of(run(1.0, 0.4)), 1).get("acc");
        assertThat(acc).isEqualTo(new Metrics.Summary(0.4, 0.4, null, 0.4, null, null));
    }

    @Test
    void what_no_run_has_is_null_and_what_some_have_is_of_those() {
        Map<String, Metrics.Summary> summary =
                Statistics.summarise(List.of(run(1.0, null), run(2.0, 0.6), run(3.0, 0.8)), 1);
        assertThat(summary.get("nmi")).isEqualTo(new Metrics.Summary(null, null, null, null, null, null));
        assertThat(summary.get("acc").best()).isNull();
        assertThat(summary.get("acc").mean()).isCloseTo(0.7, within(1e-12));
        assertThat(summary)
                .containsOnlyKeys(
                        "clusters",
                        "outliers",
                        "acc",
                        "nmi",
                        "ari",
                        "purity",
                        "silhouette",
                        "calinski_harabasz",
                        "davies_bouldin");
    }

    @Test
    void what_is_no_finite_number_is_null() {
        assertThat(Statistics.number(Double.NaN)).isNull();
        assertThat(Statistics.number(Double.NEGATIVE_INFINITY)).isNull();
        assertThat(Statistics.number(-0.25)).isEqualTo(-0.25);
    }
}
