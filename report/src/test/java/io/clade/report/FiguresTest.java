package io.clade.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.clade.report.findings.Findings;
import io.clade.training.session.Progress;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FiguresTest {

    @TempDir
    private static Path folder;

    private static final List<Progress> HEARD = new ArrayList<>();
    private static List<Path> files;

    private static Findings findings() {
        return Examples.of(Examples.spots(120, 10, 1, 8, 1), 10, 2);
    }

    @BeforeAll
    static void write() {
        files = Figures.write(folder.resolve("figures"), findings(), HEARD::add);
    }

    @Test
    void every_figure_is_there_as_vectors_and_as_pixels() throws Exception {
        assertThat(files)
                .extracting(file -> file.getFileName().toString())
                .contains(
                        "map-umap-cluster.svg",
                        "map-umap-label.png",
                        "map-pca-confidence.svg",
                        "training-loss.svg",
                        "training-loss-log.svg",
                        "training-inertia.png",
                        "sizes.svg",
                        "quality-silhouette-profile.svg",
                        "labels.png");
        assertThat(HEARD).hasSize(files.size() / 2);
        assertThat(HEARD.get(HEARD.size() - 1).done()).isEqualTo(HEARD.size());
        for (Path file : files) {
            if (file.toString().endsWith(".svg")) {
                var root = DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(file.toFile())
                        .getDocumentElement();
                assertThat(root.getTagName()).isEqualTo("svg");
            } else {
                assertThat(ImageIO.read(file.toFile()).getWidth()).isGreaterThan(300);
            }
        }
    }

    @Test
    void an_svg_needs_no_style_sheet() throws IOException {
        assertThat(files)
                .filteredOn(file -> file.toString().endsWith(".svg"))
                .isNotEmpty()
                .allSatisfy(file -> assertThat(file).content().doesNotContain("class=", "style=", "var(", "color-mix"));
        assertThat(folder.resolve("figures/training-loss.svg"))
                .content()
                .as("the run shown has the page's accent")
                .contains("stroke=\"#0b62a8\"")
                .as("the grid is told by the group that it is in")
                .contains("stroke=\"#dde1e7\"");
    }

    @Test
    void very_many_marks_are_pixels_inside_the_map() throws IOException {
        Findings many = Examples.of(Examples.blobs(20_500, 3, 2, 7).withoutLabels(), 3, 1);
        Path here = folder.resolve("many");
        Figures.write(here, many, progress -> {});
        Path map = here.resolve("map-data-cluster.svg");
        assertThat(map).content().contains("data:image/png;base64,");
        assertThat(Files.size(map)).isLessThan(1_000_000);
        BufferedImage image = ImageIO.read(here.resolve("map-data-cluster.png").toFile());
        assertThat(IntStream.range(0, image.getWidth() * image.getHeight())
                        .map(i -> image.getRGB(i % image.getWidth(), i / image.getWidth()))
                        .filter(colour -> colour == 0xFF0072B2)
                        .count())
                .as("marks of the first cluster")
                .isGreaterThan(1_000);
    }
}
