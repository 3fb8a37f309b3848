package io.clade.report.map;

import static org.assertj.core.api.Assertions.assertThat;

import io.clade.data.Labels;
import io.clade.report.Examples;
import io.clade.report.findings.Findings;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GroupingTest {

    @Test
    void another_runs_clusters_have_the_numbers_of_those_they_share_most_samples_with() {
        Labels shown = Labels.ofCodes(new int[] {0, 0, 0, 1, 1, 2, Labels.NONE}, 3);
        Labels other = Labels.ofCodes(new int[] {2, 2, 3, 0, 0, 1, Labels.NONE}, 4);

        assertThat(Grouping.matched(shown, other).codes()).isEqualTo(new int[] {0, 0, 3, 1, 1, 2, Labels.NONE});
    }

    @Test
    void fewer_clusters_than_in_the_run_shown_leave_numbers_out() {
        Labels shown = Labels.ofCodes(new int[] {0, 0, 1, 1, 1}, 2);

        assertThat(Grouping.matched(shown, Labels.ofCodes(new int[5], 1)).codes())
                .isEqualTo(new int[] {1, 1, 1, 1, 1});
    }

    @Test
    void at_most_five_other_runs_can_be_chosen_those_of_lowest_loss() {
        Findings found = Examples.of(Examples.blobs(60, 3, 4, 1), 3, 8);
        int best = found.metrics().best();
        List<Integer> expected = IntStream.range(0, 8)
                .filter(run -> run != best)
                .boxed()
                .sorted((a, b) -> Double.compare(
                        found.metrics().runs().get(a).loss(),
                        found.metrics().runs().get(b).loss()))
                .limit(5)
                .sorted()
                .toList();

        assertThat(Grouping.otherRuns(found))
                .isEqualTo(expected.stream().mapToInt(Integer::intValue).toArray());
        assertThat(Grouping.of(found))
                .extracting(Grouping::name)
                .startsWith("Cluster", "Label")
                .hasSize(7);
        assertThat(Grouping.of(found.with(found.extras().with(List.of())))).hasSize(2);
    }
}
