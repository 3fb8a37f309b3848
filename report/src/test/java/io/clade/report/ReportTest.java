package io.clade.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.clade.data.Dataset;
import io.clade.data.Labels;
import io.clade.data.Matrix;
import io.clade.data.Samples;
import io.clade.data.Shape;
import io.clade.input.InputException;
import io.clade.model.Assignment;
import io.clade.report.findings.Findings;
import io.clade.report.page.Numerals;
import io.clade.report.page.Resources;
import io.clade.run.Metrics;
import io.clade.training.session.History;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReportTest {

    private static final String PNG = "data:image/png;base64,";

    @TempDir
    private Path folder;

    static Stream<Findings> everyKind() {
        return Stream.of(
                Examples.of(Examples.spots(60, 3, 1, 8, 1), 3, 2),
                Examples.of(Examples.spots(40, 3, 3, 40, 2), 3, 2),
                Examples.of(Examples.waves(60, 3, 50, 2, 3), 3, 2),
                Examples.of(Examples.blobs(80, 4, 12, 4), 4, 2),
                Examples.of(Examples.blobs(90, 3, 2, 5), 3, 2));
    }

    @ParameterizedTest
    @MethodSource("everyKind")
    void one_file_that_asks_the_network_for_nothing(Findings findings) throws IOException {
        Html page = Html.of(findings, folder);

        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).hasSize(1);
        }
        assertThat(page.markup())
                .doesNotContainPattern("(?i)(src|href|srcset|action|data)\\s*=\\s*[\"']?\\s*(https?:|//)");
        assertThat(page.markup())
                .doesNotContainPattern("(?i)url\\(\\s*[\"']?(?!data:)")
                .doesNotContain("@import");
        assertThat(page.markup()).contains("default-src 'none'");
        page.scripts().stream()
                .filter(script ->
                        !script.equals(page.islandText()) && !page.sheets().contains(script))
                .forEach(script -> assertThat(page.markup()).contains(Resources.policyHash(script)));
    }

    @ParameterizedTest
    @MethodSource("everyKind")
    void the_numbers_are_those_of_the_metrics(Findings findings) {
        Html page = Html.of(findings, folder);
        Metrics metrics = findings.metrics();
        Metrics.Run best = metrics.runs().get(metrics.best());

        assertThat(page.island().get("metrics")).isEqualTo(Html.parsed(Html.written(metrics)));
        assertThat(page.fact("Samples"))
                .isEqualTo(Integer.toString(metrics.data().samples()));
        assertThat(page.fact("Clusters")).isEqualTo(Integer.toString(metrics.clusters()));
        assertThat(page.fact("ACC")).isEqualTo(Numerals.decimal(best.acc()));
        assertThat(page.fact("NMI")).isEqualTo(Numerals.decimal(best.nmi()));
        assertThat(page.fact("Silhouette")).isEqualTo(Numerals.decimal(best.silhouette()));
        assertThat(page.all("<tr class=\"best\"><th scope=\"row\">(\\d+)")).containsExactly("" + (metrics.best() + 1));
    }

    @ParameterizedTest
    @MethodSource("everyKind")
    void the_map_has_every_sample_with_its_cluster_and_the_training_every_term(Findings findings) {
        JsonNode island = Html.of(findings, folder).island();
        JsonNode map = island.get("map");
        int n = findings.data().size();

        assertThat(map.get("count").asInt()).isEqualTo(n);
        assertThat(Html.codes(map.get("groupings").get(0).get("groups")))
                .isEqualTo(findings.assignment().clusters().codes());
        assertThat(Html.codes(map.get("groupings").get(1).get("groups")))
                .isEqualTo(findings.data().labels().orElseThrow().codes());
        double[] confidence = Html.levels(map.get("confidence"));
        for (int i = 0; i < n; i++) {
            assertThat(confidence[i]).isCloseTo(findings.assignment().confidence(i), within(2e-5));
        }
        for (JsonNode projection : map.get("projections")) {
            assertThat(Html.levels(projection.get("x"))).hasSize(n).doesNotContain(Double.NaN);
            assertThat(Html.levels(projection.get("y"))).hasSize(n).doesNotContain(Double.NaN);
        }
        JsonNode history = island.get("histories").get(findings.metrics().best());
        List<History.Epoch> epochs =
                findings.histories().get(findings.metrics().best()).epochs();
        assertThat(history.get("loss")).hasSize(epochs.size());
        assertThat(history.get("terms").get("moved").get(1).asDouble())
                .isCloseTo(epochs.get(1).terms().get("moved"), within(1e-5));
    }

    @ParameterizedTest
    @MethodSource("everyKind")
    void the_same_findings_give_the_same_bytes(Findings findings) {
        assertThat(Html.of(findings, folder).text())
                .isEqualTo(Html.of(findings, folder).text());
    }

    @Test
    void every_cluster_shows_its_most_and_least_certain_samples() {
        Findings findings = Examples.of(Examples.spots(60, 3, 1, 8, 1), 3, 1);
        Html page = Html.of(findings, folder);

        assertThat(page.all("(<article class=\"card)")).hasSize(3);
        for (int cluster = 0; cluster < 3; cluster++) {
            int c = cluster;
            List<Integer> byConfidence = IntStream.range(0, 60)
                    .filter(i -> findings.assignment().cluster(i) == c)
                    .boxed()
                    .sorted((a, b) -> Float.compare(
                            findings.assignment().confidence(b),
                            findings.assignment().confidence(a)))
                    .toList();
            String card = page.all("(<article class=\"card.*?</article>)").get(cluster);
            assertThat(card).contains("Sample " + byConfidence.get(0) + ",");
            assertThat(card).contains("Sample " + byConfidence.get(byConfidence.size() - 1) + ",");
        }
    }

    @Test
    void thumbnails_are_the_samples() throws IOException {
        Findings findings = Examples.of(Examples.spots(60, 3, 1, 8, 1), 3, 1);
        Html page = Html.of(findings, folder);
        List<String> sprites = page.all("data:image/png;base64,([^)]*)\\)");
        assertThat(sprites).as("the samples, and what sets clusters apart").hasSize(2);
        assertThat(page.sheets()).hasSize(1).allMatch(sheet -> sheet.startsWith(PNG));

        BufferedImage map = decoded(page.sheets().get(0).substring(PNG.length()));
        JsonNode display = page.island().get("portraits");
        int columns = display.get("columns").get(0).asInt();
        assertThat(map.getWidth()).isEqualTo(8 * columns);
        float[] sample = findings.data().sample(17);
        int brightest = IntStream.range(0, 64)
                .reduce((a, b) -> sample[b] > sample[a] ? b : a)
                .orElseThrow();
        int drawn = IntStream.range(0, 64)
                .reduce((a, b) -> level(map, 17, b, columns) > level(map, 17, a, columns) ? b : a)
                .orElseThrow();
        assertThat(level(map, 17, drawn, columns)).isEqualTo(level(map, 17, brightest, columns));
        assertThat(decoded(sprites.get(0)).getWidth() % 8).isZero();
    }

    private static int level(BufferedImage map, int tile, int pixel, int columns) {
        return map.getRaster().getSample(tile % columns * 8 + pixel % 8, tile / columns * 8 + pixel / 8, 0);
    }

    private static BufferedImage decoded(String base64) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(base64)));
    }

    /** Noise is what compresses least. */
    @Test
    void seventy_thousand_images_stay_below_fifteen_megabytes() throws IOException {
        int n = 70_000;
        Shape shape = Shape.image(3, 16, 16);
        int width = shape.size();
        Dataset data = Dataset.of("noise", shape, new Samples() {
            @Override
            public int size() {
                return n;
            }

            @Override
            public int width() {
                return width;
            }

            @Override
            public void copy(int row, float[] target, int offset) {
                long state = row * 0x9E3779B97F4A7C15L;
                for (int j = 0; j < width; j++) {
                    state = state * 6364136223846793005L + 1442695040888963407L;
                    target[offset + j] = state >>> 56;
                }
            }
        });
        int[] clusters = IntStream.range(0, n).map(i -> i % 10).toArray();
        Findings small = Examples.of(Examples.blobs(30, 10, 4, 1), 10, 1);
        Metrics metrics = small.metrics();
        Findings findings = new Findings(
                data,
                new Metrics(
                        "1",
                        "kmeans",
                        Map.of(),
                        new Metrics.Data("noise", n, List.of(3, 16, 16), ""),
                        10,
                        10,
                        0,
                        0,
                        metrics.runs(),
                        metrics.summary()),
                small.histories(),
                new Assignment(Labels.ofCodes(clusters, 10), new float[n], Matrix.wrap(n, 10, new float[10 * n])),
                Matrix.wrap(n, 2, new float[2 * n]),
                List.of(),
                small.provenance(),
                "");

        Html page = Html.of(findings, folder);

        assertThat(Files.size(folder.resolve("report.html"))).isLessThan(15_000_000);
        int[] tiles = Html.codes(page.island().get("portraits").get("tiles"));
        assertThat(tiles).hasSize(n);
        assertThat(Arrays.stream(tiles).filter(tile -> tile >= 0).count())
                .as("noise: as many thumbnails as there is room for")
                .isBetween(10_000L, n - 1L)
                .isEqualTo(1024L * page.sheets().size());
        assertThat(page.markup()).contains("All 70,000 samples are drawn");
    }

    @Test
    void a_file_that_cannot_be_written_is_named() {
        Findings findings = Examples.of(Examples.blobs(30, 3, 4, 1), 3, 1);
        Path missing = folder.resolve("no").resolve("report.html");

        assertThatThrownBy(() -> Report.write(missing, findings))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("report.html", "no such folder");
    }

    @Test
    void findings_of_different_samples_or_runs_are_refused() {
        Findings findings = Examples.of(Examples.blobs(30, 3, 4, 1), 3, 2);

        assertThatThrownBy(() -> Examples.with(findings, Examples.blobs(31, 3, 4, 1)))
                .isInstanceOf(InputException.class)
                .hasMessage(
                        "A report on 31 samples needs equally many assignments and rows of the embedding. Got 30 and 30.");
        assertThatThrownBy(() -> new Findings(
                        findings.data(),
                        findings.metrics(),
                        new ArrayList<>(),
                        findings.assignment(),
                        findings.embedding(),
                        List.of(),
                        findings.provenance(),
                        ""))
                .isInstanceOf(InputException.class)
                .hasMessage("A report on 2 runs needs equally many histories. Got 0.");
    }
}
