package io.clade.data.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.clade.data.Dataset;
import io.clade.data.Shape;
import io.clade.data.format.ReadOptions;
import io.clade.data.reader.Datasets;
import io.clade.evaluation.ExternalIndices;
import io.clade.method.classical.KMeans;
import io.clade.testing.NativeMemory;
import io.clade.training.session.Session;
import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.WritableRaster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Images with more than 8 bits a sample. */
@ExtendWith(NativeMemory.class)
class DeepImagesTest {

    @TempDir
    Path folder;

    private void write(String id, BufferedImage image) throws IOException {
        Path file = folder.resolve(id);
        Files.createDirectories(file.getParent());
        var writers = ImageIO.getImageWritersByFormatName(id.substring(id.lastIndexOf('.') + 1));
        ImageWriter writer = writers.next();
        while (!writer.getClass().getName().startsWith("com.sun.")) {
            // Not every writer of TIFF knows colours of 16 bits; Java's own does.
            writer = writers.next();
        }
        try (ImageOutputStream out = ImageIO.createImageOutputStream(file.toFile())) {
            writer.setOutput(out);
            writer.write(image);
        } finally {
            writer.dispose();
        }
    }

    private static BufferedImage grey(int width, int... samples) {
        BufferedImage image = new BufferedImage(width, samples.length / width, BufferedImage.TYPE_USHORT_GRAY);
        image.getRaster().setSamples(0, 0, width, samples.length / width, 0, samples);
        return image;
    }

    /** One row of pixels of 16 bits a band: red, green and blue, and opacity where there is a fourth. */
    private static BufferedImage colour(int bands, int... samples) {
        ComponentColorModel model = new ComponentColorModel(
                ColorSpace.getInstance(ColorSpace.CS_sRGB),
                bands == 4,
                false,
                bands == 4 ? Transparency.TRANSLUCENT : Transparency.OPAQUE,
                DataBuffer.TYPE_USHORT);
        WritableRaster raster = model.createCompatibleWritableRaster(samples.length / bands, 1);
        raster.setPixels(0, 0, samples.length / bands, 1, samples);
        return new BufferedImage(model, raster, false, null);
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "tif"})
    void every_one_of_the_65536_values_stays_itself(String format) throws IOException {
        int[] all = new int[1 << 16];
        for (int i = 0; i < all.length; i++) {
            all[i] = i;
        }
        write("a." + format, grey(256, all));
        float[] read = Datasets.read(folder).sample(0);
        for (int i = 0; i < all.length; i++) {
            assertThat(Math.round(read[i] * 257.0)).isEqualTo(i);
        }
        assertThat(read[77 * 257]).isEqualTo(77);
        assertThat(read[65535]).isEqualTo(255);
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "tif"})
    void colours_of_16_bits_stay_themselves(String format) throws IOException {
        write("a." + format, colour(3, 1, 2, 3, 40_000, 40_001, 40_002));
        Dataset dataset = Datasets.read(folder);
        assertThat(dataset.shape()).isEqualTo(Shape.image(3, 1, 2));
        float[] expected = {1 / 257f, 40_000 / 257f, 2 / 257f, 40_001 / 257f, 3 / 257f, 40_002 / 257f};
        assertThat(dataset.sample(0)).containsExactly(expected, within(1e-5f));
        float[] grey = Datasets.read(folder, ReadOptions.DEFAULT.withImageShape(Shape.image(1, 1, 2)))
                .sample(0);
        assertThat(grey[0]).isCloseTo((0.299f * 1 + 0.587f * 2 + 0.114f * 3) / 257, within(1e-5f));
    }

    @Test
    void transparency_is_laid_over_white_without_rounding() throws IOException {
        write("a.png", colour(4, 100, 100, 100, 65535, 100, 100, 100, 0, 0, 0, 0, 13107));
        float[] red = Datasets.read(folder).sample(0);
        assertThat(red[0]).isCloseTo(100 / 257f, within(1e-5f));
        assertThat(red[1]).isEqualTo(255);
        assertThat(red[2]).isCloseTo(204, within(1e-4f));
    }

    @Test
    void the_mean_of_a_reduced_image_keeps_its_fractions() throws IOException {
        int[] samples = new int[512 * 4];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = 1000 + i % 2;
        }
        write("a.png", grey(512, samples));
        Dataset dataset = Datasets.read(folder);
        assertThat(dataset.shape()).isEqualTo(Shape.image(1, 2, 256));
        assertThat(dataset.sample(0)[5]).isCloseTo(1000.5f / 257, within(1e-5f));
    }

    @Test
    void beside_images_of_8_bits_both_are_on_one_scale_and_a_notice_says_so() throws IOException {
        write("1.png", grey(2, 257 * 10, 257 * 10 + 1));
        BufferedImage shallow = new BufferedImage(2, 1, BufferedImage.TYPE_BYTE_GRAY);
        shallow.getRaster().setSamples(0, 0, 2, 1, 0, new int[] {10, 255});
        write("2.png", shallow);
        Dataset dataset = Datasets.read(folder);
        assertThat(dataset.sample(0)).containsExactly(10, 2571 / 257f);
        assertThat(dataset.sample(1)).containsExactly(10, 255);
        assertThat(dataset.notices())
                .containsExactly(
                        "1 of 2 images have more than 8 bits a sample: no bit is lost; values are 0 to 255 with"
                                + " fractions (16-bit values divided by 257).");
        Dataset again = Datasets.read(folder, ReadOptions.DEFAULT.withImageShape(dataset.shape()));
        assertThat(again.sha256()).isEqualTo(dataset.sha256());
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "tif"})
    void a_small_part_of_the_range_clusters(String format) throws IOException {
        for (int i = 0; i < 12; i++) {
            int[] upper = new int[64];
            int[] lower = new int[64];
            for (int p = 0; p < 64; p++) {
                int noise = (p * 7 + i * 13) % 5;
                upper[p] = 30_000 + noise + (p < 32 ? 20 : 0);
                lower[p] = 30_000 + noise + (p < 32 ? 0 : 20);
            }
            write("upper/" + i + "." + format, grey(8, upper));
            write("lower/" + i + "." + format, grey(8, lower));
        }
        Dataset data = Datasets.read(folder);
        var found =
                new KMeans(KMeans.recommended(2)).fit(data, Session.seeded(1)).assign(data);
        assertThat(ExternalIndices.accuracy(data.labels().orElseThrow(), found.clusters()))
                .isEqualTo(1);
    }
}
