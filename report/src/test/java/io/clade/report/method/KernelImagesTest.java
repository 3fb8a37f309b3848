package io.clade.report.method;

import static org.assertj.core.api.Assertions.assertThat;

import io.clade.data.Labels;
import io.clade.data.Matrix;
import io.clade.report.findings.SampledKernels;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class KernelImagesTest {

    private static final Labels CLUSTERS = Labels.ofCodes(new int[] {0, 0, 1, 1}, 2);
    private static final Labels NO_LABELS = Labels.ofCodes(new int[] {-1, -1, -1, -1}, 0);
    private static final Matrix IDEAL = Matrix.of(4, 4, 1, 1, 0, 0, 1, 1, 0, 0, 0, 0, 1, 1, 0, 0, 1, 1);
    private static final Matrix OWN = Matrix.of(4, 4, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1);

    /** The kernel of the clusters is 0 from itself; of the unit matrix, √(2 − 2·4/√(4·8)) = 0.765. */
    @Test
    void every_block_and_the_embedding_say_how_far_they_are_from_the_ideal() {
        KernelImages images = KernelImages.of(new SampledKernels(List.of(OWN), IDEAL, CLUSTERS, NO_LABELS));

        assertThat(images.panels()).extracting(KernelImages.Panel::name).containsExactly("Block 1", "Embedding");
        assertThat(images.panels()).extracting(KernelImages.Panel::toClusters).containsExactly("0.765", "0.000");
        assertThat(images.panels()).extracting(KernelImages.Panel::toLabels).containsOnlyNulls();
        assertThat(images.strips()).extracting(KernelImages.Strip::from).containsExactly("14.0", "134.0");
        assertThat(images.strips()).extracting(KernelImages.Strip::length).containsExactly("120.0", "120.0");
    }

    @Test
    void labels_have_a_distance_of_their_own() {
        Labels crossed = Labels.ofCodes(new int[] {0, 1, 0, 1}, 2);
        KernelImages images = KernelImages.of(new SampledKernels(List.of(), IDEAL, CLUSTERS, crossed));

        assertThat(images.panels()).extracting(KernelImages.Panel::toLabels).containsExactly("1.000");
    }

    @Test
    void a_pixel_is_an_entry_and_brighter_the_more_alike() throws IOException {
        Matrix kernel = Matrix.of(1, 4, 0, 0.1f, 0.2f, 5);
        String uri = Heatmap.image(kernel, 0.4);
        byte[] png = Base64.getDecoder().decode(uri.substring("data:image/png;base64,".length()));
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));

        int[] light = IntStream.range(0, 4)
                .map(i -> {
                    int rgb = image.getRGB(i, 0);
                    return 2 * (rgb >> 16 & 255) + 5 * (rgb >> 8 & 255) + (rgb & 255);
                })
                .toArray();
        assertThat(light).isSorted().doesNotHaveDuplicates();
        assertThat(image.getRGB(0, 0) & 0xFFFFFF).isEqualTo(0x101834);
        assertThat(image.getRGB(3, 0) & 0xFFFFFF).isEqualTo(0xFAEC6E);
    }

    @Test
    void samples_are_drawn_from_clusters_in_proportion() {
        Labels clusters = Labels.ofCodes(
                IntStream.range(0, 1000).map(i -> i % 10 == 0 ? 0 : 1).toArray(), 2);

        int[] rows = SampledKernels.drawn(clusters);

        assertThat(rows).hasSize(200).doesNotHaveDuplicates();
        assertThat(clusters.select(rows).sizes()).containsExactly(20, 180);
        assertThat(clusters.select(rows).codes()).isSorted();
    }
}
