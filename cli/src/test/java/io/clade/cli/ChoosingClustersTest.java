package io.clade.cli;

import static io.clade.cli.BadInputTest.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.clade.cli.Command.Answer;
import io.clade.data.format.ReadOptions;
import io.clade.data.reader.Datasets;
import io.clade.report.Report;
import io.clade.run.Source;
import io.clade.run.clustering.Clustering;
import io.clade.training.session.Session;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChoosingClustersTest {

    @TempDir
    Path folder;

    private Path table;
    private Path out;

    @BeforeEach
    void write_a_table() throws IOException {
        table = SampleFiles.table(folder.resolve("table.csv"), 60);
        out = folder.resolve("out");
    }

    private Answer fit(Path data, String... more) {
        List<String> arguments = new ArrayList<>(List.of("fit", data.toString(), "-o", out.toString()));
        arguments.addAll(List.of(more));
        return Command.run(arguments.toArray(String[]::new));
    }

    private static Path noise(Path file) throws IOException {
        Random random = new Random(2);
        List<String> lines = new ArrayList<>(List.of("a,b"));
        for (int i = 0; i < 100; i++) {
            lines.add(String.format(Locale.ROOT, "%.5f,%.5f", random.nextDouble(), random.nextDouble()));
        }
        return Files.write(file, lines);
    }

    @Test
    void a_range_is_tried_and_the_best_number_fitted() throws IOException {
        Answer answer = fit(table, "-k", "2..5", "-m", "kmeans", "--seed", "3");
        assertThat(answer.code()).as(answer.err()).isZero();
        assertThat(answer.out())
                .containsPattern("(?m)^k +silhouette +gap ")
                .containsPattern("(?m)^3 .*<- taken$")
                .contains("3 is the median of the criteria")
                .contains("in 3 clusters by kmeans");
        JsonNode choice = new ObjectMapper().readTree(out.resolve("choice.json").toFile());
        assertThat(choice.get("recommended").asInt()).isEqualTo(3);
        assertThat(choice.get("range").asText()).isEqualTo("2..5");
        assertThat(choice.get("criteria")).hasSize(4);
        assertThat(choice.at("/structure/references").asInt()).isEqualTo(20);
        assertThat(out.resolve("choice.csv")).content().hasLineCount(5);
        assertThat(out.resolve("report.html"))
                .content()
                .contains("Number of clusters")
                .contains("3 is the median");
        assertThat(new ObjectMapper()
                        .readTree(out.resolve("metrics.json").toFile())
                        .get("k")
                        .asInt())
                .isEqualTo(3);

        FileTime written = Files.getLastModifiedTime(out.resolve("choice.json"));
        Answer again = fit(table, "-k", "2..5", "-m", "kmeans", "--seed", "3", "--resume");
        assertThat(again.code()).as(again.err()).isZero();
        assertThat(again.err()).contains("nothing left to do").doesNotContain("choosing k");
        assertThat(Files.getLastModifiedTime(out.resolve("choice.json"))).isEqualTo(written);
        assertRefused(fit(table, "-k", "2..6", "-m", "kmeans", "--seed", "3", "--resume"), "-k 2..5");

        Answer given = fit(table, "-k", "2", "-m", "kmeans", "--force");
        assertThat(given.code()).as(given.err()).isZero();
        assertThat(out.resolve("choice.json")).as("of a fit that is replaced").doesNotExist();
        assertThat(out.resolve("report.html")).content().doesNotContain("Number of clusters");
    }

    @Test
    void the_library_writes_what_the_command_writes() throws IOException {
        Answer answer = fit(table, "-k", "2..5", "-m", "kmeans", "--seed", "3", "--runs", "2");
        assertThat(answer.code()).as(answer.err()).isZero();
        Path mine = folder.resolve("mine");
        Clustering clustering = Clustering.by("kmeans").choosingClusters(2, 5).runs(2);
        Source source = new Source(table.toAbsolutePath().toString(), null, null, null);
        Report.write(clustering
                .resuming(mine)
                .from(source)
                .fit(Datasets.open(table.toString(), ReadOptions.DEFAULT), Session.seeded(3)));
        assertThat(files(mine)).isEqualTo(files(out)).containsKeys("report.html", "choice.json", "runs.csv");
    }

    /** The files of a result by name, without the digits of those that say when, and how long it took. */
    private static Map<String, String> files(Path result) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(result)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                String name = result.relativize(file).toString();
                String text = Files.readString(file, StandardCharsets.ISO_8859_1);
                boolean timed = name.matches("metrics.json|history.csv|report.html|model.config.json");
                files.put(name, timed ? text.replaceAll("[0-9.eE-]+", "") : text);
            }
        }
        return files;
    }

    @Test
    void a_report_that_fails_costs_the_report_alone() throws IOException {
        // Where the report would be drafted.
        Path inTheWay = Files.createDirectories(out.resolve(".report.html.new"));
        Answer answer = fit(table, "-k", "3", "-m", "kmeans", "--force");
        assertThat(answer.code()).as(answer.err()).isEqualTo(1);
        assertThat(answer.err()).contains("The report could not be written", "clade report " + out);
        assertThat(answer.out())
                .contains("in 3 clusters by kmeans", "result: " + out)
                .doesNotContain("report: ");
        assertThat(out.resolve("metrics.json")).exists();
        assertThat(out.resolve("report.html")).doesNotExist();
        Files.deleteIfExists(inTheWay);

        Answer again = fit(table, "-k", "3", "-m", "kmeans", "--resume");
        assertThat(again.code()).as(again.err()).isZero();
        assertThat(again.err()).contains("there is nothing left to do");
        assertThat(out.resolve("report.html")).content().contains("Clade report");
    }

    @Test
    void nothing_is_fitted_to_noise() throws IOException {
        Path noise = noise(folder.resolve("noise.csv"));
        Answer answer = fit(noise, "-k", "2..6", "-m", "kmeans");
        assertThat(answer.code()).as(answer.err()).isZero();
        assertThat(answer.out()).contains("No cluster structure was found").contains("choice.json");
        assertThat(answer.err()).contains("Nothing was fitted");
        try (Stream<Path> entries = Files.list(out)) {
            assertThat(entries.map(entry -> entry.getFileName().toString()))
                    .containsExactlyInAnyOrder("choice.json", "choice.csv");
        }
        Answer again = fit(noise, "-k", "2..6", "-m", "kmeans", "--resume");
        assertThat(again.code()).as(again.err()).isZero();
        assertThat(again.out()).contains("No cluster structure was found");
        assertThat(again.err()).doesNotContain("choosing k");
    }

    @Test
    void a_method_with_a_graph_of_prototypes_finds_the_two_moons() {
        Path moons = folder.resolve("moons.csv");
        assertThat(Command.run("data", "generate", "moons", "-o", moons.toString(), "--set", "n=300")
                        .code())
                .isZero();
        Answer answer = fit(moons, "-k", "auto", "-m", "dcl");
        assertThat(answer.code()).as(answer.err()).isZero();
        assertThat(answer.out()).contains("in 2 clusters found from -k 30 by dcl");
        assertThat(out.resolve("choice.json")).doesNotExist();
    }
}
