package io.clade.cli;

import static io.clade.cli.BadInputTest.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.clade.cli.Command.Answer;
import io.clade.data.reader.LabelFile;
import io.clade.model.Model;
import io.clade.model.Provenance;
import io.clade.report.findings.CommandLine;
import io.clade.run.Metrics;
import io.clade.run.file.AssignmentFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReportCommandTest {

    @TempDir
    static Path folder;

    private static Path table;
    private static Path out;

    @BeforeAll
    static void fit() throws IOException {
        table = SampleFiles.table(folder.resolve("my table.csv"), 60);
        out = folder.resolve("out");
        Answer answer = Command.run(
                "fit",
                table.toString(),
                "-k",
                "3",
                "-m",
                "ddc",
                "--set",
                "epochs=2",
                "--limit",
                "50",
                "-o",
                out.toString());
        assertThat(answer.code()).as(answer.err()).isZero();
    }

    @Test
    void a_report_made_again_is_the_report_that_fit_made() throws IOException {
        String before = Files.readString(out.resolve("report.html"));
        Files.delete(out.resolve("report.html"));
        Answer answer = Command.run("report", out.toString());
        assertThat(answer.code()).as(answer.err()).isZero();
        assertThat(answer.out().strip()).isEqualTo(out.resolve("report.html").toString());
        assertThat(Files.readString(out.resolve("report.html"))).isEqualTo(before);
    }

    @Test
    void data_that_have_moved_are_read_from_where_they_are_now() throws IOException {
        Path moved = folder.resolve("moved/my table.csv");
        Files.createDirectories(moved.getParent());
        Files.copy(table, moved);
        Path file = folder.resolve("elsewhere.html");
        Answer answer = Command.run("report", out.toString(), "--data", moved.toString(), "-o", file.toString());
        assertThat(answer.code()).as(answer.err()).isZero();
        assertThat(file).content().contains("my table");
    }

    @Test
    void other_data_are_refused() throws IOException {
        Path other = Files.write(
                folder.resolve("other.csv"),
                SampleFiles.table(60).stream()
                        .map(line -> line.replaceFirst("^-?[0-9]", "4"))
                        .toList());
        assertRefused(Command.run("report", out.toString(), "--data", other.toString()), "Give the data of the fit");
    }

    @Test
    void the_command_that_makes_a_result_again_says_what_was_not_recommended() {
        Metrics metrics = Metrics.read(out.resolve("metrics.json"));
        Provenance provenance = Model.load(out.resolve("model")).provenance();
        assertThat(CommandLine.of(metrics, provenance))
                .isEqualTo("clade fit '" + table.toAbsolutePath().normalize()
                        + "' -k 3 -m ddc --seed 1 --limit 50 --set epochs=2 --threads " + provenance.threads());
    }

    @Test
    void every_figure_comes_as_vectors_and_as_pixels() throws IOException {
        Path figures = folder.resolve("figures");
        Answer answer = Command.run("report", out.toString(), "--figures", "-o", figures.toString());
        assertThat(answer.code()).as(answer.err()).isZero();
        assertThat(answer.out().strip()).isEqualTo(figures.toString());
        assertThat(figures)
                .isDirectoryContaining("glob:**training-loss.svg")
                .isDirectoryContaining("glob:**map-pca-cluster.png")
                .isDirectoryContaining("glob:**sizes.svg");
        assertThat(ImageIO.read(figures.resolve("sizes.png").toFile())).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"csv", "parquet"})
    void the_assignments_come_in_either_format(String format) {
        Path file = folder.resolve("own." + format);
        Answer answer = Command.run("report", out.toString(), "--assignments", file.toString());
        assertThat(answer.code()).as(answer.err()).isZero();
        LabelFile written = AssignmentFile.read(file);
        LabelFile own = AssignmentFile.read(out.resolve("assignments.csv"));
        assertThat(written.labels()).isEqualTo(own.labels());
        assertThat(written.ids()).isEqualTo(own.ids());
        assertRefused(Command.run("report", out.toString(), "--assignments", "own.txt"), "written as .csv or .parquet");
    }

    @Test
    void two_results_on_the_same_data_are_compared() throws IOException {
        Path other = fitted("other", "--limit", "50", "-m", "kmeans");
        Answer answer = Command.run("report", out.toString(), other.toString());
        assertThat(answer.code()).as(answer.err()).isZero();
        assertThat(answer.out().strip())
                .isEqualTo(out.resolve("comparison.html").toString());
        assertThat(out.resolve("comparison.html")).content().contains("ARI of the two", other.toString());
        int moved = Files.readAllLines(out.resolve("comparison.csv")).size() - 1;
        assertThat(out.resolve("comparison.html")).content().contains("<dt>Moved</dt><dd>" + moved + "</dd>");
        assertRefused(
                Command.run("report", out.toString(), other.toString(), "--figures"), "--figures and --assignments");
    }

    @Test
    void results_on_different_data_do_not_compare() {
        Path other = fitted("fewer", "--limit", "40", "-m", "kmeans");
        assertRefused(Command.run("report", out.toString(), other.toString()), "50 samples", "40 samples");
    }

    @Test
    void the_command_of_a_result_makes_the_same_result_bit_for_bit() throws IOException {
        Path first = fitted("once", "--limit", "50", "-m", "ddc", "--set", "epochs=2", "--threads", "1");
        Metrics metrics = Metrics.read(first.resolve("metrics.json"));
        String command =
                CommandLine.of(metrics, Model.load(first.resolve("model")).provenance());
        assertThat(command).endsWith("--threads 1");
        Path second = folder.resolve("twice");
        List<String> words = new ArrayList<>(
                List.of(command.replace("'" + table + "'", "TABLE").split(" ")));
        words.replaceAll(word -> word.equals("TABLE") ? table.toString() : word);
        words.addAll(List.of("-o", second.toString()));
        Answer answer = Command.run(words.subList(1, words.size()).toArray(String[]::new));
        assertThat(answer.code()).as(answer.err()).isZero();
        for (String file : List.of("assignments.csv", "model/weights.safetensors")) {
            assertThat(second.resolve(file)).hasSameBinaryContentAs(first.resolve(file));
        }
    }

    private static Path fitted(String name, String... options) {
        Path to = folder.resolve(name);
        List<String> words = new ArrayList<>(List.of("fit", table.toString(), "-k", "3", "-o", to.toString()));
        words.addAll(List.of(options));
        Answer answer = Command.run(words.toArray(String[]::new));
        assertThat(answer.code()).as(answer.err()).isZero();
        return to;
    }
}
