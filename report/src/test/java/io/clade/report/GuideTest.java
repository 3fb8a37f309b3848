package io.clade.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.clade.data.Dataset;
import io.clade.data.generated.Blobs;
import io.clade.run.clustering.Clustering;
import io.clade.run.clustering.Result;
import io.clade.training.session.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Java of docs/guide.md that ends in a report. */
class GuideTest {

    @Test
    void choose_the_number_fit_the_runs_and_report(@TempDir Path folder) throws IOException {
        Dataset data = Blobs.generate(60, 4, 3, 1, 10, 1);
        // guide:clustering
        Clustering clustering = Clustering.by("kmeans").choosingClusters(2, 6).runs(3);
        Result result = clustering.resuming(folder).fit(data, Session.seeded(1));
        Path report = Report.write(result);
        // guide:end
        assertThat(result.choice().orElseThrow().recommended()).isEqualTo(3);
        assertThat(report).isEqualTo(folder.resolve("report.html")).content().contains("Number of clusters");
        try (var entries = Files.list(folder)) {
            assertThat(entries.map(entry -> entry.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "assignments.csv",
                            "choice.csv",
                            "choice.json",
                            "history.csv",
                            "metrics.json",
                            "model",
                            "report.html",
                            "runs.csv");
        }
    }
}
