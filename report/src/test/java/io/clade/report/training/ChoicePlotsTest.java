package io.clade.report.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.clade.report.Examples;
import io.clade.report.Html;
import io.clade.report.findings.Extras;
import io.clade.report.findings.Findings;
import io.clade.run.choice.Choice;
import io.clade.run.choice.ChoiceKey;
import io.clade.run.choice.ClusteringTendency;
import io.clade.run.choice.Criteria;
import io.clade.run.choice.CriterionChoice;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChoicePlotsTest {

    private static Choice choice() {
        return new Choice(
                new ChoiceKey("1", "2..4", "kmeans", Map.of(), "ab", 1),
                "2..4",
                "the samples by k-means",
                60,
                new ClusteringTendency(0.4, 0.05, 20, 1.0 / 21, 12),
                List.of(
                        new Criteria(2, 90, 0.5, 0.4, 0.1, 0.01, 0.9, 0.8, 0.2, 1),
                        new Criteria(3, 10, 0.8, 0.3, 1.2, 0.01, 1, 0.7, 0.7, 0),
                        new Criteria(4, 9, 0.4, 0.3, 1.1, 0.01, 0.6, 0.6, 0.1, null)),
                List.of(
                        new CriterionChoice("silhouette", 3),
                        new CriterionChoice("gap", null),
                        new CriterionChoice("valleys", 3)),
                3,
                "3 is the median of the <criteria>.");
    }

    @Test
    void curves_run_from_the_fewest_clusters_at_the_left_to_the_most_at_the_right() {
        ChoicePlots.Plot silhouette = ChoicePlots.of(choice()).plots().get(0);
        // The frame is 320 wide and 150 high; from 0.3, the lowest reference, at 126 to 0.8 at 10.
        assertThat(silhouette.line()).isEqualTo("8.0,79.6 160.0,10.0 312.0,102.8");
        assertThat(silhouette.reference()).isEqualTo("8.0,102.8 160.0,126.0 312.0,126.0");
        assertThat(silhouette.at().x()).isEqualTo(silhouette.taken()).isEqualTo("160.0");
        assertThat(silhouette.ticks()).extracting(ChoicePlots.Dot::text).containsExactly("2", "3", "4");
        assertThat(silhouette.text()).startsWith("silhouette, prefers 3; 2: 0.5");
    }

    @Test
    void a_number_whose_clusters_were_too_small_to_judge_has_no_value() {
        ChoicePlots.Plot valleys = ChoicePlots.of(choice()).plots().get(3);
        assertThat(valleys.text()).isEqualTo("valleys, prefers 3; 2: 1.000, 3: 0.000, 4: –");
    }

    @Test
    void a_criterion_that_takes_no_number_has_no_ring() {
        ChoicePlots.Plot gap = ChoicePlots.of(choice()).plots().get(1);
        assertThat(gap.at()).isNull();
        assertThat(gap.reference()).isEmpty();
        assertThat(gap.text()).startsWith("gap, prefers none");
    }

    @Test
    void the_report_has_a_section_of_it_only_where_there_was_a_choice(@TempDir Path folder) throws IOException {
        Findings given = Examples.of(Examples.blobs(60, 3, 2, 5), 3, 1);
        assertThat(Html.of(given, folder).markup()).doesNotContain("Number of clusters");
        Findings chosen = given.with(Extras.NONE.with(choice()));
        assertThat(Html.of(chosen, folder).markup())
                .contains("Number of clusters", "3 is the median of the &lt;criteria&gt;.", "href=\"#choice\"")
                .containsPattern("(?s)<svg viewBox=\"0 0 320 150\".*prefers none");
    }
}
