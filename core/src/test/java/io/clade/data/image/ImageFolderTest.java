package io.clade.data.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clade.data.Dataset;
import io.clade.data.Kind;
import io.clade.data.Shape;
import io.clade.data.format.ReadOptions;
import io.clade.data.reader.Datasets;
import io.clade.input.InputException;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageFolderTest {

    @TempDir
    Path folder;

    private void image(String id, int type, int width, int height, int brightness) throws IOException {
        BufferedImage image = new BufferedImage(width, height, type);
        for (int band = 0; band < image.getRaster().getNumBands(); band++) {
            for (int i = 0; i < width * height; i++) {
                image.getRaster().setSample(i % width, i / width, band, brightness);
            }
        }
        Path file = folder.resolve(id);
        Files.createDirectories(file.getParent());
        ImageIO.write(image, "png", file.toFile());
    }

    private void grey(String id, int width, int height, int brightness) throws IOException {
        image(id, BufferedImage.TYPE_BYTE_GRAY, width, height, brightness);
    }

    @Test
    void sub_folders_are_classes_and_paths_are_ids_in_natural_order() throws IOException {
        grey("dog/img10.png", 6, 4, 10);
        grey("dog/img2.png", 6, 4, 2);
        grey("cat/a.PNG", 6, 4, 1);
        grey(".hidden/x.png", 6, 4, 1);
        grey("__MACOSX/cat/x.png", 6, 4, 1);
        Files.writeString(folder.resolve("readme.txt"), "not an image");
        Dataset dataset = Datasets.read(folder);
        assertThat(dataset.shape()).isEqualTo(Shape.image(1, 4, 6));
        assertThat(List.of(dataset.id(0), dataset.id(1), dataset.id(2)))
                .containsExactly("cat/a.PNG", "dog/img2.png", "dog/img10.png");
        assertThat(dataset.labels().orElseThrow().names()).containsExactly("cat", "dog");
        assertThat(dataset.labels().orElseThrow().codes()).containsExactly(0, 1, 1);
        assertThat(dataset.sample(2)).hasSize(24).containsOnly(10);
        assertThat(dataset.notices()).isEmpty();
        assertThat(dataset.name()).isEqualTo(folder.getFileName().toString());
    }

    @Test
    void folders_that_all_images_share_are_no_classes() throws IOException {
        grey("photos/cat/1.png", 2, 2, 1);
        grey("photos/dog/deep/2.png", 2, 2, 2);
        assertThat(Datasets.read(folder).labels().orElseThrow().names()).containsExactly("cat", "dog");
        assertThat(Datasets.read(folder.resolve("photos/cat")).labels()).isEmpty();
    }

    @Test
    void one_coloured_image_gives_all_three_channels_with_a_notice() throws IOException {
        grey("1.png", 2, 2, 7);
        image("2.png", BufferedImage.TYPE_3BYTE_BGR, 2, 2, 9);
        Dataset dataset = Datasets.read(folder);
        assertThat(dataset.shape()).isEqualTo(Shape.image(3, 2, 2));
        assertThat(dataset.sample(0)).hasSize(12).containsOnly(7);
        assertThat(dataset.notices())
                .containsExactly("1 of 2 images are grey; they were converted to three equal channels.");
    }

    @Test
    void mixed_sizes_come_to_the_median_with_a_notice() throws IOException {
        grey("1.png", 10, 8, 1);
        grey("2.png", 12, 8, 2);
        grey("3.png", 30, 40, 3);
        Dataset dataset = Datasets.read(folder);
        assertThat(dataset.shape()).isEqualTo(Shape.image(1, 8, 12));
        assertThat(dataset.sample(2)).containsOnly(3);
        assertThat(dataset.notices())
                .containsExactly("Images of mixed size were resized to 12×8 pixels, the median width and height.");
    }

    @Test
    void photos_are_reduced_with_a_notice() throws IOException {
        grey("1.png", 512, 300, 1);
        grey("2.png", 1024, 600, 2);
        Dataset dataset = Datasets.read(folder);
        assertThat(dataset.shape()).isEqualTo(Shape.image(1, 150, 256));
        assertThat(dataset.notices()).containsExactly("2 of 2 images were reduced to 256 pixels on their longer side.");
    }

    @Test
    void a_shape_that_is_asked_for_is_given_whatever_the_files_have() throws IOException {
        grey("1.png", 300, 200, 1);
        image("2.png", BufferedImage.TYPE_3BYTE_BGR, 3, 5, 2);
        Shape wanted = Shape.image(1, 28, 32);
        Dataset dataset = Datasets.read(folder, ReadOptions.DEFAULT.withImageShape(wanted));
        assertThat(dataset.shape()).isEqualTo(wanted);
        assertThat(dataset.sample(1)).containsOnly(2);
    }

    @Test
    void reading_again_at_the_shape_found_gives_the_same_numbers() throws IOException {
        grey("1.png", 300, 200, 1);
        grey("2.png", 20, 30, 200);
        Dataset first = Datasets.read(folder);
        Dataset second = Datasets.read(folder, ReadOptions.DEFAULT.withImageShape(first.shape()));
        assertThat(second.sha256()).isEqualTo(first.sha256());
    }

    @Test
    void a_limit_reads_the_first_images_only() throws IOException {
        grey("a/1.png", 2, 2, 1);
        grey("b/1.png", 2, 2, 2);
        Files.writeString(folder.resolve("b/2.png"), "never looked at");
        Dataset dataset = Datasets.read(folder, ReadOptions.DEFAULT.withLimit(2));
        assertThat(dataset.size()).isEqualTo(2);
        assertThat(dataset.labels().orElseThrow().codes()).containsExactly(0, 1);
    }

    @Test
    void beyond_the_heap_budget_the_numbers_are_the_same() throws IOException {
        for (int i = 0; i < 40; i++) {
            grey(i + ".png", 5, 5, i);
        }
        Dataset mapped = Datasets.read(folder, ReadOptions.DEFAULT.withHeapBudget(100));
        assertThat(mapped.sha256()).isEqualTo(Datasets.read(folder).sha256());
        assertThat(mapped.sample(39)).containsOnly(39);
    }

    @Test
    void kind_table_flattens_and_kind_series_is_refused() throws IOException {
        grey("1.png", 3, 2, 1);
        assertThat(Datasets.read(folder, ReadOptions.DEFAULT.withKind(Kind.TABLE))
                        .shape())
                .isEqualTo(Shape.table(6));
        assertThatThrownBy(() -> Datasets.read(folder, ReadOptions.DEFAULT.withKind(Kind.SERIES)))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("not of series");
    }

    @Test
    void an_empty_folder_says_what_it_should_hold() {
        assertThatThrownBy(() -> Datasets.read(folder))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("holds no images (bmp, gif, jpeg, jpg, png, tif, tiff, webp) and no IDX files")
                .hasMessageContaining(folder.toString());
    }

    @Test
    void progress_counts_up_to_the_number_of_images() throws IOException {
        grey("1.png", 2, 2, 1);
        grey("2.png", 2, 2, 1);
        List<String> told = new ArrayList<>();
        Datasets.read(
                folder,
                ReadOptions.DEFAULT.withProgress(
                        (what, done, total) -> told.add(what.split(" ")[0] + done + "/" + total)));
        assertThat(told).containsExactly("Measuring1/2", "Measuring2/2", "Reading1/2", "Reading2/2");
    }

    private void pictures(String id, String format, int frames) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
        try (ImageOutputStream out =
                ImageIO.createImageOutputStream(folder.resolve(id).toFile())) {
            writer.setOutput(out);
            writer.prepareWriteSequence(null);
            for (int i = 0; i < frames; i++) {
                BufferedImage frame = new BufferedImage(6, 4, BufferedImage.TYPE_BYTE_GRAY);
                frame.getRaster().setSample(i, 0, 0, 255);
                writer.writeToSequence(new IIOImage(frame, null, null), null);
            }
            writer.endWriteSequence();
        } finally {
            writer.dispose();
        }
    }

    @Test
    void animations_and_stacks_of_pages_give_their_first_image_and_that_is_said() throws IOException {
        pictures("1.gif", "gif", 3);
        pictures("2.gif", "gif", 1);
        pictures("3.tiff", "tiff", 2);
        pictures("4.tiff", "tiff", 1);
        grey("5.png", 6, 4, 7);
        Dataset dataset = Datasets.read(folder);
        assertThat(dataset.notices())
                .contains(
                        "2 of 5 files hold several images (frames, pages), of which only the first was read: 1.gif, ….");
        for (int row = 0; row < 4; row++) {
            assertThat(dataset.sample(row)).startsWith(255, 0, 0, 0);
        }
    }
}
