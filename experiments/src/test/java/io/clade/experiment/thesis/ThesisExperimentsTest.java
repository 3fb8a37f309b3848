package io.clade.experiment.thesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.clade.experiment.Experiments;
import io.clade.experiment.study.Experiment;
import io.clade.experiment.study.ExperimentResult;
import io.clade.experiment.study.Heading;
import io.clade.experiment.study.NamedSet;
import io.clade.experiment.study.Publication;
import io.clade.experiment.study.Recipe;
import io.clade.experiment.study.Table;
import io.clade.input.InputException;
import io.clade.run.Metrics;
import io.clade.run.ResultFolder.Existing;
import io.clade.testing.NativeMemory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(NativeMemory.class)
class ThesisExperimentsTest {

    private static final Recipe MISSING = new Recipe("Telepathy", "telepathy", Map.of());

    @TempDir
    Path folder;

    private static ThesisTable comparison(Recipe... recipes) {
        return new ThesisTable(
                new Heading("tiny", "A tiny table", "Shows that it works."),
                "4",
                List.of(NamedSet.DIGITS),
                List.of(recipes),
                ThesisTrials.TINY);
    }

    private List<Path> metrics() throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("fits"))) {
            return files.filter(file -> file.endsWith("metrics.json")).sorted().toList();
        }
    }

    @Test
    void a_comparison_measures_what_is_there_notes_what_is_not_and_publishes_it_all() throws IOException {
        ThesisTable experiment = comparison(Recipes.K_MEANS, Recipes.DDC, MISSING);
        ExperimentResult findings = experiment.run(ThesisTrials.in(folder));
        Table table = findings.tables().get(0);
        assertThat(table.size()).isEqualTo(6);
        assertThat(table.cell(0, "model")).isEqualTo("k-means");
        assertThat((Double) table.cell(0, "best")).isBetween(0.3, 1.0);
        assertThat((Double) table.cell(2, "mean")).isBetween(0.1, 1.0);
        assertThat(table.cell(4, "best")).isNull();
        assertThat(findings.notes())
                .anyMatch(note -> note.contains("Telepathy on digits was left out: There is no method"));
        assertThat(findings.data()).singleElement().asString().contains("digits: 120 images of 1×8×8", "SHA-256");

        Publication publication = new Publication(experiment, findings, "clade reproduce tiny", true, Instant.EPOCH);
        Path page = publication.write(folder);
        assertThat(page)
                .content()
                .contains("QUICK", "120 samples", "Seeds: 1 to 2", "1970-01-01", "tiny.png", "tiny.csv");
        assertThat(folder.resolve("tiny.csv")).content().startsWith("data,model,index,published best");
        assertThat(folder.resolve("tiny.png")).isNotEmptyFile();
        assertThat(folder.resolve("tiny.svg")).content().contains("<svg");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        publication.print(new PrintStream(out, true, StandardCharsets.UTF_8));
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("QUICK", "Command: clade reproduce tiny", "Published and measured", "Clade ");
    }

    @Test
    void what_was_fitted_is_not_fitted_again_unless_it_is_to_be_replaced() throws IOException {
        Experiment experiment = comparison(Recipes.K_MEANS);
        ExperimentResult first = experiment.run(ThesisTrials.in(folder));
        Path metrics = metrics().get(0);
        FileTime old = FileTime.fromMillis(0);
        Files.setLastModifiedTime(metrics, old);
        assertThat(experiment.run(ThesisTrials.in(folder)).tables().get(0).csv())
                .isEqualTo(first.tables().get(0).csv());
        assertThat(Files.getLastModifiedTime(metrics)).isEqualTo(old);
        experiment.run(ThesisTrials.in(folder, Existing.REPLACE));
        assertThat(Files.getLastModifiedTime(metrics)).isGreaterThan(old);
    }

    @Test
    void experiments_in_one_folder_share_their_fits() throws IOException {
        comparison(Recipes.K_MEANS).run(ThesisTrials.in(folder));
        ExperimentResult findings = new Bootstrap(List.of(NamedSet.DIGITS), List.of(Recipes.K_MEANS), ThesisTrials.TINY)
                .run(ThesisTrials.in(folder));
        assertThat(metrics()).hasSize(1);
        Metrics.Summary accuracy = Metrics.read(metrics().get(0)).summary().get("acc");
        assertThat(findings.tables().get(0).cell(0, "mean")).isEqualTo(accuracy.bootstrapMean());
        assertThat(findings.tables().get(0).cell(0, "sd")).isEqualTo(accuracy.bootstrapSd());
    }

    @Test
    void an_experiment_of_which_nothing_can_be_done_is_refused_with_the_reasons() {
        assertThatThrownBy(() -> comparison(MISSING).run(ThesisTrials.in(folder)))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("No part of this experiment can be run here")
                .hasMessageContaining("telepathy");
        ThesisTable elsewhere = new ThesisTable(
                new Heading("tiny", "", ""),
                "5",
                List.of(NamedSet.COIL_20),
                List.of(Recipes.K_MEANS),
                ThesisTrials.TINY);
        assertThatThrownBy(() -> elsewhere.run(ThesisTrials.in(folder)))
                .hasMessageContaining("COIL-20 is skipped: there is no file coil20_128.npz")
                .hasMessageContaining("--data");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void a_sweep_has_a_row_a_value_and_a_line_for_zero() {
        Sweep sweep = new Sweep(
                new Heading("sweep", "A sweep", ""),
                new Sweep.Axis("lambda", "λ", List.of(0.01, 1.0), 0.01, Optional.of(Recipes.DDC)),
                List.of(NamedSet.DIGITS),
                ThesisTrials.TINY);
        Table table = sweep.run(ThesisTrials.in(folder)).tables().get(0);
        assertThat(table.size()).isEqualTo(3);
        assertThat(table.cell(0, "λ")).isEqualTo("0.0");
        assertThat((Double) table.cell(2, "loss mean")).isBetween(0.1, 3.0);
    }

    @Test
    void companions_on_all_blocks_and_none_are_compared_and_their_weights_are_seen() {
        Table companions = new CompanionBlocks(NamedSet.DIGITS, ThesisTrials.TINY)
                .run(ThesisTrials.in(folder))
                .tables()
                .get(0);
        assertThat(companions.size()).isEqualTo(14);
        assertThat((Double) companions.cell(0, "mean")).isBetween(0.1, 1.0);
        ExperimentResult weights = new WeightDensities(NamedSet.DIGITS, ThesisTrials.TINY).run(ThesisTrials.in(folder));
        Table table = weights.tables().get(0);
        assertThat(table.cell(0, "weights")).isEqualTo(32 * 9 + 32 * 32 * 9);
        // The initial weights have a standard deviation of √(2 / fan-in), which two epochs hardly change.
        assertThat((Double) table.cell(0, "sd")).isCloseTo(0.1, within(0.03));
    }

    @Test
    void loss_and_accuracy_of_every_epoch_of_every_run_make_the_line() {
        ExperimentResult findings =
                new LossAccuracy(List.of(NamedSet.DIGITS), ThesisTrials.TINY).run(ThesisTrials.in(folder));
        assertThat(findings.details().get(0).size()).isEqualTo(2 * 2 * 2);
        Table table = findings.tables().get(0);
        assertThat(table.cell(0, "pairs")).isEqualTo(4);
        assertThat((Double) table.cell(0, "p")).isBetween(0.0, 1.0);
    }

    @Test
    void kernels_of_both_blocks_are_seen_after_the_first_and_the_last_epoch() {
        ExperimentResult findings =
                new KernelMatrices(NamedSet.DIGITS, ThesisTrials.TINY, 60).run(ThesisTrials.in(folder));
        Table table = findings.tables().get(0);
        assertThat(table.size()).isGreaterThanOrEqualTo(2 * 2 * 2);
        for (int row = 0; row < table.size(); row++) {
            assertThat((Double) table.cell(row, "distance, σ by D")).isBetween(0.5, Math.sqrt(2));
        }
        assertThat(findings.figures()).hasSize(2);
    }

    @Test
    void importance_is_shown_for_an_image_of_each_class() {
        ExperimentResult findings = new ImportanceMaps(NamedSet.DIGITS, ThesisTrials.TINY).run(ThesisTrials.in(folder));
        assertThat(findings.figures().get(0).columns()).isEqualTo(10);
        assertThat((Double) findings.tables().get(0).cell(0, "share at the border"))
                .isBetween(0.0, 1.0);
        assertThat((Double) findings.tables().get(0).cell(0, "border's share of the area"))
                .isEqualTo(48 / 64.0);
    }

    @Test
    void every_analysis_of_the_thesis_has_a_name_and_a_sentence() {
        assertThat(ThesisExperiments.all()).hasSize(12).allSatisfy(experiment -> {
            assertThat(experiment.name()).startsWith("thesis-");
            assertThat(experiment.summary()).endsWith(".");
            assertThat(Experiments.named(experiment.name())).isNotNull();
        });
        assertThatThrownBy(() -> Experiments.named("thesis-lamda"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("Did you mean thesis-lambda?");
    }
}
