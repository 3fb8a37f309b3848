package io.clade.report.method;

import static org.assertj.core.api.Assertions.assertThat;

import io.clade.data.Dataset;
import io.clade.report.Examples;
import io.clade.report.findings.DecodedClusters;
import io.clade.report.findings.Extras;
import io.clade.report.findings.Findings;
import io.clade.report.findings.Parts;
import io.clade.report.page.Numerals;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

public class ReconstructionFigureTest {

    /** Findings on {@code data} in three clusters, with a decoder that gives each sample back and whose centres are samples 0, 1, 2. */
    public static Findings decoded(Dataset data) {
        Findings found = Examples.of(data, 3, 1);
        List<DecodedClusters.Cluster> clusters = new ArrayList<>();
        for (int c = 0; c < 3; c++) {
            int cluster = c;
            List<Integer> members = IntStream.range(0, data.size())
                    .filter(i -> found.assignment().cluster(i) == cluster)
                    .limit(5)
                    .boxed()
                    .toList();
            int[] rows = members.stream().mapToInt(Integer::intValue).toArray();
            clusters.add(new DecodedClusters.Cluster(
                    c, members.subList(0, 3), members.subList(3, 5), data.select(c), data.select(rows)));
        }
        return found.with(Extras.NONE.with(Parts.of(new DecodedClusters(clusters, 1, true, true))));
    }

    private static ReconstructionFigure figure(Dataset data) {
        return ReconstructionFigure.of(decoded(data)).orElseThrow();
    }

    private static BufferedImage image(ReconstructionPanel.Tile tile) throws IOException {
        String base64 = tile.image().substring("data:image/png;base64,".length());
        return ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(base64)));
    }

    /** Centre and five samples, each above what was decoded. */
    @Test
    void a_reconstruction_is_below_its_sample_and_a_perfect_one_looks_the_same() throws IOException {
        List<ReconstructionPanel> panels =
                figure(Examples.spots(60, 3, 1, 8, 1)).panels();

        assertThat(panels).extracting(ReconstructionPanel::cluster).containsExactly(0, 1, 2);
        for (ReconstructionPanel panel : panels) {
            assertThat(panel.tiles()).hasSize(12);
            assertThat(panel.frames()).isEmpty();
            assertThat(panel.titles())
                    .extracting(ReconstructionPanel.Title::text)
                    .containsExactly("data", "decoded", "centre", "most certain", "least certain");
            for (int i = 0; i < 12; i += 2) {
                ReconstructionPanel.Tile sample = panel.tiles().get(i);
                ReconstructionPanel.Tile made = panel.tiles().get(i + 1);
                assertThat(made.x()).isEqualTo(sample.x());
                assertThat(Double.parseDouble(made.y())).isGreaterThan(Double.parseDouble(sample.y()));
                if (i > 0) {
                    assertThat(made.image()).isEqualTo(sample.image());
                    assertThat(made.description()).isEqualTo(sample.description() + ", reconstructed");
                }
            }
            assertThat(panel.tiles().get(0).description()).isEqualTo("mean of the samples");
            assertThat(panel.tiles().get(1).description()).isEqualTo("centre, decoded");
            assertThat(image(panel.tiles().get(0)).getWidth()).isEqualTo(8);
        }
    }

    @Test
    void a_series_lies_under_its_reconstruction() {
        ReconstructionFigure figure = figure(Examples.waves(60, 3, 30, 2, 1));

        assertThat(figure.place()).isEqualTo("behind");
        assertThat(figure.note()).contains("Dashed lines are data, full lines are decoded.");
        for (ReconstructionPanel panel : figure.panels()) {
            assertThat(panel.tiles()).isEmpty();
            assertThat(panel.frames()).hasSize(6);
            panel.frames().stream().skip(1).forEach(frame -> {
                assertThat(frame.given()).hasSize(2);
                assertThat(frame.decoded()).isEqualTo(frame.given());
            });
        }
    }

    @Test
    void more_dimensions_than_are_drawn_are_counted() {
        ReconstructionFigure figure = figure(Examples.waves(60, 3, 30, 6, 1));
        assertThat(figure.panels().get(0).frames().get(0).decoded()).hasSize(4);
        assertThat(figure.note()).contains("The first 4 of 6 dimensions are drawn.");
    }

    @Test
    void a_table_has_the_features_that_tell_most_with_the_mean_and_the_decoded_centre() {
        Dataset data = Examples.blobs(60, 3, 8, 1);
        ReconstructionFigure figure = figure(data);

        assertThat(figure.panels()).isEmpty();
        assertThat(figure.tables()).hasSize(3);
        ReconstructionFigure.Table table = figure.tables().get(2);
        assertThat(table.rows()).hasSize(6);
        for (ReconstructionFigure.Row row : table.rows()) {
            int column = Integer.parseInt(row.feature().substring("column ".length())) - 1;
            assertThat(row.decoded()).isEqualTo(Numerals.decimal((double) data.sample(2)[column]));
        }
    }

    @Test
    void clusters_that_are_not_drawn_are_counted() {
        Stream.of(Examples.spots(60, 3, 1, 8, 1), Examples.blobs(60, 3, 4, 1))
                .forEach(data -> assertThat(figure(data).note()).startsWith("The 3 largest of 4 clusters are shown."));
    }
}
