package io.clade.data.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clade.data.Shape;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageFileTest {

    @TempDir
    Path folder;

    private ImageFile file(String name, byte[] bytes) throws IOException {
        return new ImageFile(Files.write(folder.resolve(name), bytes), name, 0);
    }

    private static byte[] encoded(BufferedImage image, String format) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThat(ImageIO.write(image, format, out))
                .as("a writer for %s", format)
                .isTrue();
        return out.toByteArray();
    }

    /** Quarters of 8×8: red, green · blue, white. */
    private static BufferedImage quarters(int type) {
        BufferedImage image = new BufferedImage(16, 16, type);
        for (int y = 0; y < 16; y++) {
            for (int x = 0; x < 16; x++) {
                int colour = y < 8 ? (x < 8 ? 0xFFFF0000 : 0xFF00FF00) : (x < 8 ? 0xFF0000FF : 0xFFFFFFFF);
                image.setRGB(x, y, colour);
            }
        }
        return image;
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "bmp", "tiff", "gif"})
    void lossless_colour_is_read_exactly(String format) throws IOException {
        ImageFile file = file("a." + format, encoded(quarters(BufferedImage.TYPE_INT_RGB), format));
        assertThat(file.header()).isEqualTo(new ImageFile.Header(16, 16, true, false, false));
        float[] planes = file.pixels(Shape.image(3, 2, 2));
        assertThat(planes).containsExactly(255, 0, 0, 255, 0, 255, 0, 255, 0, 0, 255, 255);
    }

    @Test
    void webp_is_read() throws IOException {
        // 60×40 in quarters: red, green · grey 128, blue.
        byte[] bytes;
        try (InputStream in = ImageFileTest.class.getResourceAsStream("quarters.webp")) {
            bytes = in.readAllBytes();
        }
        ImageFile file = file("a.webp", bytes);
        assertThat(file.header()).isEqualTo(new ImageFile.Header(40, 60, true, false, false));
        assertThat(file.pixels(Shape.image(3, 2, 2))).containsExactly(255, 0, 128, 0, 0, 255, 128, 0, 0, 0, 128, 255);
    }

    @Test
    void grey_values_are_those_in_the_file() throws IOException {
        BufferedImage grey = new BufferedImage(4, 1, BufferedImage.TYPE_BYTE_GRAY);
        grey.getRaster().setSamples(0, 0, 4, 1, 0, new int[] {0, 100, 128, 255});
        ImageFile file = file("g.png", encoded(grey, "png"));
        assertThat(file.header().colour()).isFalse();
        assertThat(file.pixels(Shape.image(1, 1, 4))).containsExactly(0, 100, 128, 255);
        assertThat(file.pixels(Shape.image(3, 1, 4)))
                .containsExactly(0, 100, 128, 255, 0, 100, 128, 255, 0, 100, 128, 255);
    }

    @Test
    void transparency_is_laid_over_white() throws IOException {
        BufferedImage image = new BufferedImage(3, 1, BufferedImage.TYPE_INT_ARGB);
        image.setRGB(0, 0, 0x00FF0000);
        image.setRGB(1, 0, 0x80000000);
        image.setRGB(2, 0, 0xFF102030);
        ImageFile file = file("a.png", encoded(image, "png"));
        // Black at 128/255 over white: 255 · 127/255 = 127.
        assertThat(file.pixels(Shape.image(3, 1, 3))).containsExactly(255, 127, 0x10, 255, 127, 0x20, 255, 127, 0x30);
    }

    @Test
    void a_palette_of_greys_is_grey_and_one_of_colours_is_not() throws IOException {
        byte[] ramp = {0, 50, 100, (byte) 200};
        IndexColorModel greys = new IndexColorModel(2, 4, ramp, ramp, ramp);
        BufferedImage image = new BufferedImage(4, 1, BufferedImage.TYPE_BYTE_BINARY, greys);
        image.getRaster().setSamples(0, 0, 4, 1, 0, new int[] {0, 1, 2, 3});
        ImageFile grey = file("g.png", encoded(image, "png"));
        assertThat(grey.header().colour()).isFalse();
        assertThat(grey.pixels(Shape.image(1, 1, 4))).containsExactly(0, 50, 100, 200);
        byte[] flat = new byte[4];
        IndexColorModel reds = new IndexColorModel(2, 4, ramp, flat, flat);
        BufferedImage red = new BufferedImage(4, 1, BufferedImage.TYPE_BYTE_BINARY, reds);
        assertThat(file("r.png", encoded(red, "png")).header().colour()).isTrue();
    }

    @Test
    void colour_becomes_its_luminance_where_one_channel_is_asked_for() throws IOException {
        ImageFile file = file("a.png", encoded(quarters(BufferedImage.TYPE_INT_RGB), "png"));
        assertThat(file.pixels(Shape.image(1, 2, 2))).containsExactly(76, 150, 29, 255);
    }

    /** The quarters as stored, and as seen once the picture is upright: red, green · blue, white, row by row. */
    @ParameterizedTest
    @CsvSource({
        "1, RGBW", "2, GRWB", "3, WBGR", "4, BWRG", "5, RBGW", "6, BRWG", "7, WGBR", "8, GWRB",
    })
    void photos_are_turned_upright(int exif, String seen) throws IOException {
        ImageFile file = file("a.jpg", withOrientation(encoded(quarters(BufferedImage.TYPE_3BYTE_BGR), "jpg"), exif));
        float[] planes = file.pixels(Shape.image(3, 2, 2));
        StringBuilder found = new StringBuilder();
        for (int i = 0; i < 4; i++) {
            boolean red = planes[i] > 128;
            boolean green = planes[4 + i] > 128;
            found.append(red && green ? 'W' : red ? 'R' : green ? 'G' : 'B');
        }
        assertThat(found.toString()).isEqualTo(seen);
    }

    @Test
    void a_photo_taken_upright_changes_height_and_width() throws IOException {
        BufferedImage wide = new BufferedImage(32, 16, BufferedImage.TYPE_3BYTE_BGR);
        ImageFile file = file("a.jpg", withOrientation(encoded(wide, "jpg"), 6));
        assertThat(file.header()).isEqualTo(new ImageFile.Header(32, 16, true, false, false));
    }

    /** Puts an EXIF segment with nothing but the orientation behind the start of a JPEG file. */
    private static byte[] withOrientation(byte[] jpeg, int orientation) {
        ByteBuffer exif = ByteBuffer.allocate(36);
        exif.putShort((short) 0xFFE1).putShort((short) 34);
        exif.put("Exif\0\0".getBytes(StandardCharsets.US_ASCII));
        exif.put("MM\0*".getBytes(StandardCharsets.US_ASCII)).putInt(8);
        exif.putShort((short) 1).putShort((short) 0x0112).putShort((short) 3).putInt(1);
        exif.putShort((short) orientation).putShort((short) 0).putInt(0);
        return ByteBuffer.allocate(jpeg.length + 36)
                .put(jpeg, 0, 2)
                .put(exif.array())
                .put(jpeg, 2, jpeg.length - 2)
                .array();
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpg", "gif", "bmp", "tiff"})
    void truncated_images_are_named(String format) throws IOException {
        BufferedImage image = new BufferedImage(64, 64, BufferedImage.TYPE_3BYTE_BGR);
        for (int i = 0; i < 64 * 64; i++) {
            image.setRGB(i % 64, i / 64, i * 2_654_435 & 0xFFFFFF);
        }
        byte[] whole = encoded(image, format);
        ImageFile file = file("cut." + format, Arrays.copyOf(whole, whole.length / 2));
        assertThatThrownBy(() -> file.pixels(Shape.image(3, 64, 64)))
                .isInstanceOf(IOException.class)
                .message()
                .isNotBlank()
                .hasLineCount(1);
    }

    @Test
    void what_is_no_image_is_named() throws IOException {
        ImageFile file = file("not.png", "hello".getBytes(StandardCharsets.US_ASCII));
        assertThatThrownBy(file::header)
                .isInstanceOf(IOException.class)
                .hasMessage("it is not in an image format that Clade reads");
    }

    @Test
    void floating_point_samples_are_refused() {
        BufferedImage image = ImageTypeSpecifier.createBanded(
                        ColorSpace.getInstance(ColorSpace.CS_GRAY),
                        new int[] {0},
                        new int[] {0},
                        DataBuffer.TYPE_FLOAT,
                        false,
                        false)
                .createBufferedImage(4, 4);
        assertThatThrownBy(() -> new Pixels(image, 1))
                .isInstanceOf(IOException.class)
                .hasMessage("32-bit samples, where 8 or 16 bits are needed");
    }
}
