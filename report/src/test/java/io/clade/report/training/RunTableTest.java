package io.clade.report.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.clade.run.Metrics;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RunTableTest {

    private static RunTable table(Metrics.Summary acc, int runs) {
        Metrics.Run run = new Metrics.Run(7, 1.0, 3, 2.0, 3, 0, 0.9, null, null, null, null, null, null);
        return RunTable.of(new Metrics(
                "1",
                "kmeans",
                Map.of(),
                new Metrics.Data("x", 10, List.of(2), ""),
                3,
                3,
                0,
                0,
                Collections.nCopies(runs, run),
                Map.of("acc", acc)));
    }

    @Test
    void of_several_runs_mean_deviation_and_the_bootstrap_of_the_best_are_shown() {
        RunTable table = table(new Metrics.Summary(0.9, 0.85, 0.05, 0.92, 0.871234, 0.0312), 2);
        assertThat(table.heads()).extracting(RunTable.Head::name).containsExactly("ACC");
        assertThat(table.rows()).extracting(RunTable.Row::seed).containsExactly("7", "7");
        assertThat(table.mean()).containsExactly("0.850");
        assertThat(table.deviation()).containsExactly("0.050");
        assertThat(table.resampled()).isTrue();
        assertThat(table.bootstrap()).containsExactly("0.871 ± 0.031");
    }

    @Test
    void a_result_without_bootstrap_or_of_one_run_shows_none() {
        assertThat(table(new Metrics.Summary(0.9, 0.85, 0.05, 0.92, null, null), 2)
                        .resampled())
                .isFalse();
        RunTable single = table(new Metrics.Summary(0.9, 0.9, null, 0.9, null, null), 1);
        assertThat(single.severalRuns()).isFalse();
        assertThat(single.resampled()).isFalse();
    }
}
