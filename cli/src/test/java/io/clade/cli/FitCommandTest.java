package io.clade.cli;

import static io.clade.cli.BadInputTest.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.clade.cli.Command.Answer;
import io.clade.cli.table.Columns;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FitCommandTest {

    @TempDir
    Path folder;

    private Path table;
    private Path out;

    @BeforeEach
    void write_a_table() throws IOException {
        table = SampleFiles.table(folder.resolve("table.csv"), 90);
        out = folder.resolve("out");
    }

    private Answer fit(Path data, String... more) {
        List<String> arguments = new ArrayList<>(List.of("fit", data.toString(), "-k", "3", "-m", "ddc"));
        arguments.addAll(List.of("--set", "epochs=3", "--set", "batch=30", "-o", out.toString()));
        arguments.addAll(List.of(more));
        return Command.run(arguments.toArray(String[]::new));
    }

    private static void assertDone(Answer answer) {
        assertThat(answer.code()).as(answer.err()).isZero();
    }

    @Test
    void a_fit_writes_its_five_entries_and_prints_where_the_report_is() throws IOException {
        Answer answer = fit(table);
        assertDone(answer);
        try (var entries = Files.list(out)) {
            assertThat(entries.map(entry -> entry.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "assignments.csv", "metrics.json", "history.csv", "model", "report.html");
        }
        assertThat(answer.out().lines().toList()).last().isEqualTo("report: " + out.resolve("report.html"));
        assertThat(answer.out())
                .containsPattern("\nclusters: \\d+ (to \\d+ samples|samples each), weakest \\d \\(silhouette ");
        assertThat(Files.readAllLines(out.resolve("assignments.csv")))
                .hasSize(91)
                .startsWith("id,cluster,confidence");
        assertThat(Files.readAllLines(out.resolve("history.csv")))
                .hasSize(4)
                .first()
                .asString()
                .startsWith("run,epoch,loss,")
                .endsWith(",seconds,phase");
        assertThat(out.resolve("model")).isDirectoryContaining("glob:**/config.json");
        assertThat(out.resolve("model")).isDirectoryContaining("glob:**/weights.safetensors");
    }

    @Test
    void metrics_are_as_the_contract_has_them() throws IOException {
        assertDone(fit(table, "--runs", "2", "--seed", "5"));
        JsonNode metrics =
                new ObjectMapper().readTree(out.resolve("metrics.json").toFile());
        assertThat(metrics.get("method").asText()).isEqualTo("ddc");
        assertThat(metrics.get("clusters").asInt()).isEqualTo(3);
        assertThat(metrics.at("/parameters/epochs").asText()).isEqualTo("3");
        assertThat(metrics.at("/data/name").asText()).isEqualTo("table");
        assertThat(metrics.at("/data/samples").asInt()).isEqualTo(90);
        assertThat(metrics.at("/data/shape/0").asInt()).isEqualTo(4);
        assertThat(metrics.at("/data/sha256").asText()).hasSize(64);
        assertThat(metrics.get("runs")).hasSize(2);
        assertThat(metrics.at("/runs/0").fieldNames())
                .toIterable()
                .containsExactly(
                        "seed",
                        "loss",
                        "epochs",
                        "seconds",
                        "clusters",
                        "outliers",
                        "acc",
                        "nmi",
                        "ari",
                        "purity",
                        "silhouette",
                        "calinski_harabasz",
                        "davies_bouldin");
        assertThat(metrics.at("/runs/1/seed").asInt()).isEqualTo(6);
        assertThat(metrics.at("/summary/acc").fieldNames())
                .toIterable()
                .containsExactly("best", "mean", "sd", "max", "bootstrap_mean", "bootstrap_sd");
        assertThat(metrics.get("quality").fieldNames())
                .toIterable()
                .containsExactly("clusters", "agreement", "warnings");
        assertThat(metrics.at("/quality/clusters/2").fieldNames())
                .toIterable()
                .containsExactly("cluster", "size", "cohesion", "separation", "nearest", "silhouette", "stability");
        int best = metrics.get("best").asInt();
        assertThat(metrics.at("/runs/" + best + "/loss").asDouble())
                .isLessThanOrEqualTo(metrics.at("/runs/" + (1 - best) + "/loss").asDouble());
    }

    @Test
    void of_several_runs_every_seed_and_the_bootstrap_of_the_best_are_printed() throws IOException {
        Answer answer = fit(table, "--runs", "3", "--seed", "5");
        assertDone(answer);
        List<String> lines = answer.out().lines().toList();
        int runs = lines.indexOf(lines.stream()
                .filter(line -> line.startsWith("seed"))
                .findFirst()
                .orElseThrow());
        assertThat(lines.get(runs)).matches("seed +loss +epochs +seconds +acc +nmi +ari +silhouette");
        assertThat(lines.subList(runs + 1, runs + 4))
                .extracting(line -> line.substring(0, 1))
                .containsExactly("5", "6", "7");
        JsonNode metrics =
                new ObjectMapper().readTree(out.resolve("metrics.json").toFile());
        int best = metrics.get("best").asInt();
        assertThat(lines.get(runs + 1 + best)).startsWith((5 + best) + " (best)  ");
        assertThat(lines).filteredOn(line -> line.contains("(best)")).hasSize(1);
        assertThat(answer.out()).containsPattern("index +best +mean +sd +max +best, bootstrapped");
        String bootstrapped = Columns.number(
                        metrics.at("/summary/acc/bootstrap_mean").asDouble())
                + " ± " + Columns.number(metrics.at("/summary/acc/bootstrap_sd").asDouble());
        assertThat(lines).anyMatch(line -> line.startsWith("acc ") && line.endsWith(bootstrapped));
        assertThat(Files.readString(out.resolve("report.html"))).contains("Run with the lowest loss, bootstrapped");
    }

    @Test
    void a_single_run_prints_no_table_of_runs_and_no_bootstrap() {
        assertThat(fit(table).out()).doesNotContain("seed  ", "bootstrapped");
    }

    @Test
    void a_number_of_clusters_that_was_found_is_told_everywhere() throws IOException {
        String[] arguments = {
            "fit", "moons", "-k", "30", "-m", "dcl", "--set", "clusters=auto", "--runs", "2", "-o", out.toString()
        };
        Answer answer = Command.run(arguments);
        assertDone(answer);
        assertThat(answer.out())
                .startsWith("moons: 500 samples of shape 2 in 2 clusters found from -k 30 by dcl")
                .containsPattern("(?m)^clusters +2\\.0000 +2\\.0000 +0\\.0000 +2\\.0000 +2\\.0000 ± 0\\.0000$");
        JsonNode metrics =
                new ObjectMapper().readTree(out.resolve("metrics.json").toFile());
        assertThat(metrics.get("k").asInt()).isEqualTo(30);
        assertThat(metrics.get("clusters").asInt()).isEqualTo(2);
        assertThat(metrics.get("outliers").asInt()).isZero();
        assertThat(metrics.at("/runs/1/clusters").asInt()).isEqualTo(2);
        assertThat(Files.readString(out.resolve("report.html")))
                .contains("form 2 groups", "clade fit moons -k 30 -m dcl --runs 2 --seed 1");
        String[] again =
                Stream.concat(Stream.of(arguments), Stream.of("--resume")).toArray(String[]::new);
        assertThat(Command.run(again).err()).contains("already holds this result");
    }

    @Test
    void without_labels_external_indices_are_null_and_not_in_the_table() throws IOException {
        Answer answer = fit(table, "--ignore", "class", "--limit", "60");
        assertDone(answer);
        JsonNode metrics =
                new ObjectMapper().readTree(out.resolve("metrics.json").toFile());
        assertThat(metrics.at("/runs/0/acc").isNull()).isTrue();
        assertThat(metrics.at("/runs/0/silhouette").isNumber()).isTrue();
        assertThat(answer.out()).contains("silhouette").doesNotContain("acc ");
    }

    @Test
    void the_same_seed_gives_the_same_result_and_another_seed_another() {
        assertDone(fit(table));
        Path first = out;
        out = folder.resolve("again");
        assertDone(fit(table));
        assertThat(out.resolve("assignments.csv")).hasSameBinaryContentAs(first.resolve("assignments.csv"));
        assertThat(out.resolve("model/weights.safetensors"))
                .hasSameBinaryContentAs(first.resolve("model/weights.safetensors"));
        out = folder.resolve("other");
        assertDone(fit(table, "--seed", "2"));
        assertThat(read(out.resolve("model/weights.safetensors")))
                .isNotEqualTo(read(first.resolve("model/weights.safetensors")));
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void force_replaces_a_result_and_resume_finds_it_finished() {
        assertDone(fit(table));
        assertRefused(fit(table), "is not empty");
        byte[] before = read(out.resolve("metrics.json"));
        Answer resumed = fit(table, "--resume");
        assertDone(resumed);
        assertThat(resumed.err()).contains("nothing left to do");
        assertThat(resumed.out()).contains("report: ");
        assertThat(read(out.resolve("metrics.json"))).isEqualTo(before);
        assertRefused(fit(table, "--resume", "--seed", "9"), "--seed was 1 and is now 9");
        assertDone(fit(table, "--force", "--seed", "9"));
        assertThat(new String(read(out.resolve("metrics.json")), StandardCharsets.UTF_8))
                .contains("\"seed\" : 9");
    }

    @Test
    void images_of_mixed_size_are_resized_with_a_notice() throws IOException {
        Path images = SampleFiles.images(folder.resolve("images"), 30, true);
        Answer answer = fit(images, "-k", "2");
        assertThat(answer.code()).as("-k was given twice").isEqualTo(2);
        Answer fitted = Command.run(
                "fit",
                images.toString(),
                "-k",
                "2",
                "-m",
                "ddc",
                "--set",
                "epochs=2",
                "--set",
                "batch=15",
                "-o",
                out.toString());
        assertDone(fitted);
        assertThat(fitted.err()).contains("size");
        assertThat(Files.readAllLines(out.resolve("assignments.csv")).get(1)).startsWith("left/0.png,");
    }

    @Test
    void plain_lines_tell_of_progress_where_there_is_no_terminal() {
        Answer answer = fit(table);
        assertThat(answer.errLines()).anyMatch(line -> line.startsWith("ddc, training: 2 of 2 epochs, loss "));
        assertThat(answer.out()).doesNotContain("of 2 epochs");
    }

    @Test
    void a_fault_of_ours_ends_in_code_one_with_a_log_and_no_folder() throws IOException {
        List<String> lines = new ArrayList<>(List.of("a,b"));
        for (int i = 0; i < 40; i++) {
            lines.add((i % 2 == 0 ? "3e38" : "-3e38") + "," + (i % 3) + "e38");
        }
        Path huge = Files.write(folder.resolve("huge.csv"), lines);
        Answer answer = fit(huge, "--set", "scaling=none");
        assertThat(answer.code()).as(answer.err()).isEqualTo(1);
        assertThat(answer.errLines()).hasSize(1);
        Path log = Path.of(
                answer.err().substring(answer.err().indexOf("Details: ") + 9).strip());
        assertThat(log).content().contains("TrainingException").contains("\tat io.clade.");
        assertThat(out).doesNotExist();
    }
}
