package io.clade.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.clade.report.findings.Findings;
import io.clade.report.quality.AgreementTable;
import io.clade.run.Metrics;
import io.clade.run.Quality;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QualityTest {

    private static final Quality QUALITY = new Quality(
            List.of(
                    new Quality.Cluster(0, 30, 0.412, 1.534, 2, 0.61, 0.97),
                    new Quality.Cluster(1, 30, 0.5, 1.25, 0, -0.054, 0.5),
                    new Quality.Cluster(2, 0, null, null, null, null, null)),
            List.of(List.of(1.0, 0.875), List.of(0.875, 1.0)),
            List.of());

    @TempDir
    private Path folder;

    private static Findings judged(Quality quality) {
        Findings found = Examples.of(Examples.blobs(80, 3, 4, 4), 3, 2);
        return new Findings(
                found.data(),
                found.metrics().with(quality),
                found.histories(),
                found.assignment(),
                found.embedding(),
                found.warnings(),
                found.provenance(),
                found.command());
    }

    @Test
    void every_cluster_has_its_quality_beside_its_size() {
        String markup = Html.of(judged(QUALITY), folder).markup();
        assertThat(markup)
                .contains("<td>0.41</td><td>1.53</td><td>2</td><td>0.61</td><td>0.97</td>")
                .contains("<td>0.50</td><td>1.25</td><td>0</td><td>−0.05</td><td>0.50</td>")
                .contains("<td>–</td><td>–</td><td>–</td><td>–</td><td>–</td>")
                .contains(">Cohesion</th>")
                .contains(">Stability</th>");
    }

    @Test
    void runs_that_were_compared_have_a_table_shaded_by_their_agreement() {
        String markup = Html.of(judged(QUALITY), folder).markup();
        assertThat(markup)
                .contains("id=\"agreement\"")
                .contains("0.88 on average")
                .contains("<td class=\"dark\" style=\"--share:88%\">0.88</td>");
    }

    @Test
    void a_single_run_has_no_such_table_and_a_result_that_was_not_judged_none_of_it() {
        List<Quality.Cluster> unstable = QUALITY.clusters().stream()
                .map(c -> new Quality.Cluster(
                        c.cluster(), c.size(), c.cohesion(), c.separation(), c.nearest(), c.silhouette(), null))
                .toList();
        assertThat(Html.of(judged(new Quality(unstable, null, List.of())), folder)
                        .markup())
                .doesNotContain("id=\"agreement\"")
                .contains(">Cohesion</th>")
                .doesNotContain(">Stability</th>")
                .contains("<td>1.53</td><td>2</td><td>0.61</td>");
        assertThat(Html.of(judged(null), folder).markup())
                .doesNotContain("id=\"agreement\"")
                .doesNotContain(">Cohesion</th>");
    }

    @Test
    void more_runs_than_anybody_reads_are_not_drawn() {
        List<List<Double>> many = Collections.nCopies(31, Collections.nCopies(31, 1.0));
        Metrics metrics =
                judged(new Quality(QUALITY.clusters(), many, List.of())).metrics();
        assertThat(AgreementTable.of(metrics)).isNull();
    }
}
