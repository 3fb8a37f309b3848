package io.clade.cli;

import static io.clade.cli.BadInputTest.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.clade.cli.Command.Answer;
import io.clade.run.Metrics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportCommandTest {

    @TempDir
    static Path folder;

    private static Path table;
    private static Path out;

    @BeforeAll
    static void fit() throws IOException {
        table = Samples.table(folder.resolve("my table.csv"), 60);
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
                Samples.table(60).stream()
                        .map(line -> line.replaceFirst("^-?[0-9]", "4"))
                        .toList());
        assertRefused(
                Command.run("report", out.toString(), "--data", other.toString()), "Give the data it was made from");
    }

    @Test
    void the_command_that_makes_a_result_again_says_what_was_not_recommended() {
        Metrics metrics = Metrics.read(out.resolve("metrics.json"));
        assertThat(Reports.command(metrics))
                .isEqualTo("clade fit '" + table.toAbsolutePath().normalize()
                        + "' -k 3 -m ddc --seed 1 --limit 50 --set epochs=2");
    }
}
