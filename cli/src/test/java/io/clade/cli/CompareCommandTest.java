package io.clade.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.clade.cli.Command.Answer;
import io.clade.run.comparison.ComparisonRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

class CompareCommandTest {

    @TempDir
    Path folder;

    private Path table;
    private Path out;

    @BeforeAll
    static void keep_the_log_of_failures_quiet() {
        ((Logger) LoggerFactory.getLogger(ComparisonRunner.class)).setLevel(Level.OFF);
    }

    @BeforeEach
    void write_a_table() throws IOException {
        table = SampleFiles.table(folder.resolve("table.csv"), 60);
        out = folder.resolve("out");
    }

    private Answer compare(String... more) {
        List<String> arguments = new ArrayList<>(List.of("compare", "-o", out.toString()));
        arguments.addAll(List.of(more));
        return Command.run(arguments.toArray(String[]::new));
    }

    private Answer onTable(String... more) {
        List<String> arguments = new ArrayList<>(List.of(table.toString(), "-k", "3", "--methods", "kmeans,ddc"));
        arguments.addAll(List.of("--set", "ddc.epochs=2", "--set", "ddc.batch=30"));
        arguments.addAll(List.of(more));
        return compare(arguments.toArray(String[]::new));
    }

    private static void assertDone(Answer answer) {
        assertThat(answer.code()).as(answer.err()).isZero();
    }

    private static void assertRefused(Answer answer, String... words) {
        assertThat(answer.code()).as(answer.err()).isEqualTo(2);
        assertThat(answer.out()).isEmpty();
        assertThat(answer.errLines()).hasSize(1);
        assertThat(answer.err()).contains(words);
    }

    private JsonNode json() throws IOException {
        return new ObjectMapper().readTree(out.resolve("comparison.json").toFile());
    }

    @Test
    void one_table_is_printed_and_every_file_written() throws IOException {
        Answer answer = onTable("--runs", "2", "--seed", "4", "--limit", "45");
        assertDone(answer);
        assertProvenance(json());
        List<String> lines = answer.out().lines().toList();
        assertThat(lines.get(0)).isEqualTo("table: 45 samples of shape 4, k = 3");
        assertThat(lines.get(1)).isEqualTo("2 runs per method, seeds 4 to 5; best: the run with the lowest loss");
        assertThat(lines.get(3)).matches("data +method +ACC best +ACC mean ± sd .*silhouette +input silhouette.*");
        assertThat(lines.get(4)).matches("table +kmeans +1\\.000 +1\\.000 ± 0\\.000 .*");
        assertThat(lines.get(5)).startsWith("table  ddc ");
        assertThat(lines).last().isEqualTo("report: " + out.resolve("comparison.html"));
        try (var entries = Files.list(out)) {
            assertThat(entries.map(entry -> entry.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "comparison.csv",
                            "comparison.html",
                            "comparison.json",
                            "comparison.md",
                            "comparison.tex",
                            "table");
        }
        for (String method : List.of("kmeans", "ddc")) {
            assertThat(out.resolve("table").resolve(method)).isDirectoryContaining("glob:**/report.html");
            Answer assigned = Command.run(
                    "assign",
                    table.toString(),
                    "--model",
                    out.resolve("table/" + method + "/model").toString());
            assertDone(assigned);
        }
    }

    private void assertProvenance(JsonNode json) {
        assertThat(json.get("clade").asText()).isNotBlank();
        assertThat(json.get("engine").asText()).startsWith("libtorch");
        assertThat(json.get("seed").asInt()).isEqualTo(4);
        assertThat(json.at("/data/0/samples/sha256").asText()).hasSize(64);
        assertThat(json.at("/data/0/samples/source/location").asText()).isEqualTo(table.toString());
        assertThat(json.at("/data/0/samples/source/limit").asInt()).isEqualTo(45);
        assertThat(json.at("/methods/1/settings/epochs").asText()).isEqualTo("2");
        assertThat(json.at("/cells/1/metrics/runs/1/seed").asInt()).isEqualTo(5);
        assertThat(json.at("/cells/0/memory/peak_mb").asDouble()).isGreaterThan(10);
        assertThat(json.get("command").asText())
                .isEqualTo("clade compare " + table + " -k 3 --methods kmeans,ddc --runs 2 --seed 4 --limit 45"
                        + " --set ddc.epochs=2 --set ddc.batch=30");
    }

    @Test
    void each_result_is_that_of_a_fit_alone() {
        assertDone(compare(
                table.toString(), "-k", "3", "--methods", "ddc", "--set", "ddc.epochs=2", "--set", "ddc.batch=30"));
        Path alone = folder.resolve("alone");
        assertDone(Command.run(
                "fit",
                table.toString(),
                "-k",
                "3",
                "-m",
                "ddc",
                "--set",
                "epochs=2",
                "--set",
                "batch=30",
                "-o",
                alone.toString()));
        assertThat(out.resolve("table/ddc/assignments.csv")).hasSameBinaryContentAs(alone.resolve("assignments.csv"));
        assertThat(out.resolve("table/ddc/model/weights.safetensors"))
                .hasSameBinaryContentAs(alone.resolve("model/weights.safetensors"));
        assertDone(Command.run("report", out.resolve("table/ddc").toString()));
    }

    @Test
    void resuming_adds_a_method_and_leaves_the_others_as_they_are() throws IOException {
        assertDone(compare(table.toString(), "-k", "3", "--methods", "kmeans"));
        byte[] before = Files.readAllBytes(out.resolve("table/kmeans/metrics.json"));
        assertRefused(onTable(), "is not empty", "--resume", "--force");
        Answer answer = onTable("--resume");
        assertDone(answer);
        assertThat(Files.readAllBytes(out.resolve("table/kmeans/metrics.json"))).isEqualTo(before);
        assertThat(answer.err()).doesNotContain("kmeans:");
        assertThat(json().get("cells")).hasSize(2);
        assertThat(json().at("/cells/0/memory/peak_mb").isNumber()).isTrue();
        assertRefused(onTable("--resume", "--seed", "9"), "--seed was 1 and is now 9");
        assertDone(onTable("--force", "--seed", "9"));
        assertThat(json().get("seed").asInt()).isEqualTo(9);
    }

    @Test
    void a_method_that_does_not_suit_the_data_is_reported_and_the_others_are_compared() throws IOException {
        Path series = folder.resolve("series.ts");
        List<String> lines =
                new ArrayList<>(List.of("@problemName series", "@univariate true", "@classLabel true a b", "@data"));
        for (int i = 0; i < 24; i++) {
            StringBuilder values = new StringBuilder();
            for (int t = 0; t < 12 + i % 3; t++) {
                values.append(t == 0 ? "" : ",").append(i % 2 == 0 ? Math.sin(t) : Math.cos(3 * t));
            }
            lines.add(values + ":" + (i % 2 == 0 ? "a" : "b"));
        }
        Files.write(series, lines);
        Answer answer = compare(
                series.toString(),
                "-k",
                "2",
                "--methods",
                "kmeans,rddc",
                "--set",
                "rddc.epochs=1",
                "--set",
                "rddc.batch=12");
        assertDone(answer);
        assertThat(answer.err()).contains("clade: kmeans on series: no result. ", "different lengths");
        assertThat(answer.out()).containsPattern("series +kmeans +–");
        assertThat(json().at("/cells/0/failure").asText()).contains("different lengths");
        assertThat(out.resolve("series/kmeans")).doesNotExist();
        assertThat(Files.readString(out.resolve("comparison.html"))).contains("no result: ");
    }

    @Test
    void a_grid_file_says_it_all() throws IOException {
        Path grid = Files.writeString(folder.resolve("grid.yaml"), """
                k: 3
                data:
                  - table.csv
                  - {path: moons, k: 2, limit: 60}
                methods:
                  - {method: kmeans, name: alike}
                  - {method: kmeans, set: {restarts: [1, 2]}}
                """);
        Answer answer = compare("--grid", grid.toString());
        assertDone(answer);
        assertThat(answer.out())
                .containsPattern("moons +kmeans restarts=2 ")
                .contains("mean rank by ACC", "critical difference between two ranks: 2.34");
        assertThat(json().get("cells")).hasSize(6);
        assertThat(json().get("command").asText()).isEqualTo("clade compare --grid " + grid);
        assertThat(out.resolve("moons/kmeans-restarts=1/metrics.json")).exists();
    }

    @Test
    void what_is_wrong_is_said_before_anything_is_written() throws IOException {
        assertRefused(compare(table.toString(), "-k", "3"), "nothing to compare", "--grid");
        assertRefused(onTable("--set", "epochs=3"), "Write --set METHOD.epochs=3.");
        assertRefused(onTable("--set", "dcc.epochs=3"), "Did you mean ddc?");
        assertRefused(onTable("--set", "ddc.epoch=3"), "ddc: There is no parameter epoch. Did you mean epochs?");
        assertRefused(onTable("--runs", "0"), "--runs");
        assertRefused(compare(table.toString(), "-k", "3", "--methods", "kmean"), "Did you mean kmeans?");
        assertRefused(
                compare(table.toString(), "-k", "61", "--methods", "kmeans"), "between 2 and the number of samples");
        assertRefused(compare(table.toString(), table.toString(), "-k", "3", "--methods", "kmeans"), "Two datasets");
        assertRefused(compare("none.csv", "-k", "3", "--methods", "kmeans"), "none.csv");
        Path grid = Files.writeString(
                folder.resolve("grid.yaml"), "k: 3\ndata:\n  - table.csv\n  - none.csv\nmethods: [kmeans]\n");
        assertRefused(compare("--grid", grid.toString()), "grid.yaml, line 4, data[1]: ", "none.csv");
        assertRefused(compare("--grid", grid.toString(), "-k", "3"), "Leave out DATA");
        assertThat(out).doesNotExist();
    }
}
