package io.clade.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.clade.data.Dataset;
import io.clade.method.Methods;
import io.clade.model.Model;
import io.clade.model.Version;
import io.clade.run.Metrics;
import io.clade.run.Outcome;
import io.clade.run.Plan;
import io.clade.run.ResultFolder;
import io.clade.run.ResultFolder.Existing;
import io.clade.run.choice.ChoiceFiles;
import io.clade.run.file.AssignmentFile;
import io.clade.testing.NativeMemory;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Folders that {@code clade fit} of earlier versions wrote: they are read, and a finished fit is known as finished. */
@ExtendWith(NativeMemory.class)
class SavedResultsTest {

    private static final Path RESULTS = Records.FOLDER.resolve("results");

    @ParameterizedTest
    @CsvSource({"agglomerative, moons:n=120, 0, 1, 1", "kmeans-auto, blobs:n=90, 0, 1, 2", "dtkc, digits, 100, 2, 8"})
    void a_result_is_read_with_its_runs_and_its_model(String name, String data, int samples, int runs, int epochs) {
        Path folder = RESULTS.resolve(name);
        Dataset dataset = Fit.dataset(data, samples);
        Outcome outcome = Outcome.read(folder, dataset);
        assertThat(outcome.metrics().data().sha256()).isEqualTo(dataset.sha256());
        assertThat(outcome.metrics().runs())
                .hasSize(runs)
                .allSatisfy(run -> assertThat(run.acc()).isBetween(0.0, 1.0));
        assertThat(outcome.clusters()).hasSize(runs);
        assertThat(outcome.histories()).hasSize(runs);
        assertThat(outcome.histories().stream()
                        .mapToInt(history -> history.epochs().size())
                        .sum())
                .isEqualTo(epochs);
        assertThat(outcome.model().provenance().method())
                .isEqualTo(outcome.metrics().method());
        assertThat(outcome.assignment().clusters().codes())
                .isEqualTo(written(folder))
                .isEqualTo(Model.load(folder.resolve(ResultFolder.MODEL))
                        .assign(dataset)
                        .clusters()
                        .codes());
    }

    private static int[] written(Path folder) {
        var clusters =
                AssignmentFile.read(folder.resolve(ResultFolder.ASSIGNMENTS)).labels();
        return Arrays.stream(clusters.codes())
                .map(code -> Integer.parseInt(clusters.name(code)))
                .toArray();
    }

    @Test
    void how_the_number_of_clusters_was_chosen_is_read() {
        assertThat(ChoiceFiles.read(RESULTS.resolve("kmeans-auto"))
                        .orElseThrow()
                        .recommended())
                .isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({"agglomerative, moons:n=120, 0", "dtkc, digits, 100"})
    void a_finished_result_is_resumed_as_complete(String name, String data, int samples) {
        Path folder = RESULTS.resolve(name);
        Metrics metrics = Metrics.read(folder.resolve(ResultFolder.METRICS));
        assumeTrue(metrics.clade().equals(Version.get()), "only the version that began a fit resumes it");
        Plan plan = Plan.of(
                Methods.named(metrics.method()),
                metrics.parameters(),
                Fit.dataset(data, samples),
                metrics.k(),
                metrics.seeds().get(0),
                metrics.runs().size());
        try (ResultFolder opened = ResultFolder.open(folder, Existing.RESUME, plan, null)) {
            assertThat(opened.isComplete()).isTrue();
        }
    }
}
