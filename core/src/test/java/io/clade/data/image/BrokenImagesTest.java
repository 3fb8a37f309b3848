package io.clade.data.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clade.data.Dataset;
import io.clade.data.Shape;
import io.clade.data.format.ReadOptions;
import io.clade.data.reader.Datasets;
import io.clade.input.InputException;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Folders in which some images cannot be read. */
class BrokenImagesTest {

    @TempDir
    Path folder;

    @BeforeEach
    void writeTwentyGoodOnes() throws IOException {
        for (int i = 0; i < 20; i++) {
            put((i % 2 == 0 ? "cat/" : "dog/") + i + ".png", encoded(4, 4, BufferedImage.TYPE_BYTE_GRAY, i, "png"));
        }
    }

    private void put(String id, byte... bytes) throws IOException {
        Path file = folder.resolve(id);
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
    }

    private static byte[] encoded(int width, int height, int type, int brightness, String format) throws IOException {
        BufferedImage image = new BufferedImage(width, height, type);
        for (int i = 0; i < width * height; i++) {
            image.getRaster().setSample(i % width, i / width, 0, brightness + i * 7 % 200);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThat(ImageIO.write(image, format, out)).isTrue();
        return out.toByteArray();
    }

    private static byte[] half(byte... whole) {
        return Arrays.copyOf(whole, whole.length / 2);
    }

    @Test
    void a_few_are_left_out_and_named_and_the_others_keep_ids_and_classes() throws IOException {
        put("cat/empty.jpg");
        put("dog/1b.png", half(encoded(4, 4, BufferedImage.TYPE_BYTE_GRAY, 9, "png")));
        Dataset dataset = Datasets.read(folder);
        assertThat(dataset.size()).isEqualTo(20);
        assertThat(dataset.notices()).hasSize(1);
        assertThat(dataset.notices().get(0))
                .startsWith("Left out: 2 of 22 images of ")
                .contains("cat/empty.jpg (it is empty)", "dog/1b.png (");
        assertThat(dataset.id(11)).isEqualTo("dog/3.png");
        assertThat(dataset.sample(11)[0]).isEqualTo(3);
        assertThat(dataset.labels().orElseThrow().sizes()).containsExactly(10, 10);
        assertThat(dataset.labels().orElseThrow().get(11)).isEqualTo(1);
    }

    @Test
    void a_broken_one_has_no_say_in_shape_and_channels() throws IOException {
        put("dog/cut.png", half(encoded(40, 30, BufferedImage.TYPE_3BYTE_BGR, 9, "png")));
        put("dog/deep.png", half(encoded(4, 4, BufferedImage.TYPE_USHORT_GRAY, 9, "png")));
        Dataset dataset = Datasets.read(folder);
        assertThat(dataset.shape()).isEqualTo(Shape.image(1, 4, 4));
        assertThat(dataset.notices()).hasSize(1);
    }

    @Test
    void for_a_model_they_are_left_out_too() throws IOException {
        put("dog/cut.jpg", half(encoded(40, 30, BufferedImage.TYPE_3BYTE_BGR, 9, "jpg")));
        Dataset dataset = Datasets.read(folder, ReadOptions.DEFAULT.withImageShape(Shape.image(1, 2, 2)));
        assertThat(dataset.size()).isEqualTo(20);
        assertThat(dataset.notices()).singleElement().asString().contains("dog/cut.jpg");
    }

    @Test
    void too_many_are_refused_and_all_named() throws IOException {
        for (String id : new String[] {"a.png", "b.gif", "c.tif"}) {
            put(id, "not an image".getBytes(StandardCharsets.US_ASCII));
        }
        assertThatThrownBy(() -> Datasets.read(folder))
                .isInstanceOf(InputException.class)
                .hasMessageContainingAll("3 of 23 images", "a.png (", "b.gif (", "c.tif (", "Remove them");
    }

    @Test
    void those_cut_off_within_the_pixels_count_as_those_without_a_header() throws IOException {
        put("a.png", "not an image".getBytes(StandardCharsets.US_ASCII));
        for (String format : new String[] {"png", "bmp"}) {
            put("cut." + format, half(encoded(40, 30, BufferedImage.TYPE_3BYTE_BGR, 9, format)));
        }
        assertThatThrownBy(() -> Datasets.read(folder))
                .isInstanceOf(InputException.class)
                .hasMessageContainingAll("3 of 23 images", "a.png (", "cut.png (", "cut.bmp (");
    }

    /** The first bytes of an image that is declared to be very large. */
    private static byte[] declared(String format, int width, int height) throws IOException {
        ByteBuffer bytes;
        switch (format) {
            case "png" -> {
                bytes = ByteBuffer.wrap(encoded(4, 4, BufferedImage.TYPE_BYTE_GRAY, 9, "png"));
                bytes.putInt(16, width).putInt(20, height);
                CRC32 sum = new CRC32();
                sum.update(bytes.array(), 12, 17);
                bytes.putInt(29, (int) sum.getValue());
            }
            case "bmp" -> {
                bytes = ByteBuffer.wrap(encoded(4, 4, BufferedImage.TYPE_3BYTE_BGR, 9, "bmp"))
                        .order(ByteOrder.LITTLE_ENDIAN);
                bytes.putInt(18, width).putInt(22, height);
            }
            case "gif" -> {
                bytes = ByteBuffer.wrap(encoded(4, 4, BufferedImage.TYPE_BYTE_GRAY, 9, "gif"))
                        .order(ByteOrder.LITTLE_ENDIAN);
                bytes.putShort(6, (short) width).putShort(8, (short) height);
                int frame = new String(bytes.array(), StandardCharsets.ISO_8859_1).indexOf(',', 13 + 3 * 256);
                bytes.putShort(frame + 5, (short) width).putShort(frame + 7, (short) height);
            }
            case "jpg" -> {
                bytes = ByteBuffer.wrap(encoded(4, 4, BufferedImage.TYPE_3BYTE_BGR, 9, "jpg"));
                int frame = new String(bytes.array(), StandardCharsets.ISO_8859_1).indexOf("\u00FF\u00C0\0");
                bytes.putShort(frame + 5, (short) height).putShort(frame + 7, (short) width);
            }
            default -> {
                // Lossless WebP: 14 bits of width − 1, 14 of height − 1, then nothing.
                bytes = ByteBuffer.allocate(38).order(ByteOrder.LITTLE_ENDIAN);
                bytes.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(30);
                bytes.put("WEBPVP8L".getBytes(StandardCharsets.US_ASCII)).putInt(18);
                bytes.put((byte) 0x2F).putInt(width - 1 & 0x3FFF | (height - 1 & 0x3FFF) << 14);
            }
        }
        return bytes.array();
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "gif", "jpg", "webp"})
    void a_tiny_file_of_huge_declared_size_is_left_out_at_once(String format) throws IOException {
        byte[] trap = declared(format, 16_000, 16_001);
        put("dog/trap." + format, trap);
        assertThat(Datasets.read(folder).notices())
                .singleElement()
                .asString()
                .contains("dog/trap.%s (it declares 16000×16001 pixels in %d bytes)".formatted(format, trap.length));
    }

    @ParameterizedTest
    @ValueSource(ints = {0x7FFFFFFF, 0x20000000, 100_000})
    void extents_beyond_any_image_are_left_out(int extent) throws IOException {
        put("dog/trap.png", declared("png", extent, extent));
        put("dog/trap.bmp", declared("bmp", extent, extent));
        assertThat(Datasets.read(folder).notices()).singleElement().asString().contains("2 of 22 images");
    }

    @Test
    void a_large_blank_page_is_read() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(5_000, 4_000, BufferedImage.TYPE_BYTE_BINARY), "png", out);
        put("dog/blank.png", out.toByteArray());
        Dataset dataset = Datasets.read(folder);
        assertThat(dataset.size()).isEqualTo(21);
        assertThat(dataset.sample(20)).containsOnly(0);
    }
}
