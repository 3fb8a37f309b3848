package io.clade.report.thumbnail;

import io.clade.data.Shape;
import io.clade.report.page.PackedColumns;
import io.clade.report.page.Png;
import io.clade.report.page.ValueRange;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.IntFunction;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Many thumbnails in one picture, row by row without gaps. Images of one channel are drawn grey, of three or four in colour
 * (without transparency), others as the grey mean of their channels.
 */
public final class Sprite {

    /** The approximate longer side of a thumbnail on the page. */
    private static final int SHOWN_PIXELS = 64;

    private final BufferedImage sheet;
    private final int tileWidth;
    private final int tileHeight;
    private final int columns;

    private Sprite(BufferedImage sheet, int tileWidth, int tileHeight, int columns) {
        this.sheet = sheet;
        this.tileWidth = tileWidth;
        this.tileHeight = tileHeight;
        this.columns = columns;
    }

    /**
     * Packs {@code count} pictures.
     *
     * @param shape c×h×w of a picture
     * @param pictures gives each, flattened
     * @param span the numbers drawn black and white
     * @param longestSide pixels that larger pictures are reduced to
     * @param mostBytes of all pixels before compression; pictures are reduced until they fit
     */
    public static Sprite pack(
            Shape shape, int count, IntFunction<float[]> pictures, ValueRange span, int longestSide, long mostBytes) {
        int height = shape.extent(1);
        int width = shape.extent(2);
        int colours = shape.extent(0) == 3 || shape.extent(0) == 4 ? 3 : 1;
        double fit = Math.sqrt((double) mostBytes / ((double) Math.max(1, count) * colours * height * width));
        double reduction = Math.min(1, Math.min(fit, (double) longestSide / Math.max(height, width)));
        int tileWidth = Math.max(1, (int) (width * reduction + 1e-9));
        int tileHeight = Math.max(1, (int) (height * reduction + 1e-9));
        int columns = Math.max(1, (int) Math.ceil(Math.sqrt((double) count * tileHeight / tileWidth)));
        int rows = Math.max(1, (count + columns - 1) / columns);
        var sheet = new BufferedImage(
                columns * tileWidth,
                rows * tileHeight,
                colours == 3 ? BufferedImage.TYPE_INT_RGB : BufferedImage.TYPE_BYTE_GRAY);
        for (int i = 0; i < count; i++) {
            int left = i % columns * tileWidth;
            int top = i / columns * tileHeight;
            draw(shape, pictures.apply(i), span, sheet, left, top, tileWidth, tileHeight);
        }
        return new Sprite(sheet, tileWidth, tileHeight, columns);
    }

    private static void draw(
            Shape shape,
            float[] picture,
            ValueRange span,
            BufferedImage sheet,
            int left,
            int top,
            int width,
            int height) {
        int bands = sheet.getRaster().getNumBands();
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                for (int band = 0; band < bands; band++) {
                    double value = bands == 3
                            ? average(picture, shape.extent(1), shape.extent(2), band, x, y, width, height)
                            : greyAverage(shape, picture, x, y, width, height);
                    sheet.getRaster().setSample(left + x, top + y, band, (int) Math.round(255 * span.share(value)));
                }
            }
        }
    }

    private static double greyAverage(Shape shape, float[] picture, int x, int y, int width, int height) {
        double sum = 0;
        for (int channel = 0; channel < shape.extent(0); channel++) {
            sum += average(picture, shape.extent(1), shape.extent(2), channel, x, y, width, height);
        }
        return sum / shape.extent(0);
    }

    /** The mean over the part of an h×w picture that pixel (x, y) of a width×height thumbnail covers. */
    static double average(float[] picture, int h, int w, int channel, int x, int y, int width, int height) {
        double top = (double) y * h / height;
        double bottom = (double) (y + 1) * h / height;
        double left = (double) x * w / width;
        double right = (double) (x + 1) * w / width;
        double sum = 0;
        double area = 0;
        for (int row = (int) top; row < h && row < bottom; row++) {
            double covered = Math.min(row + 1, bottom) - Math.max(row, top);
            for (int column = (int) left; column < w && column < right; column++) {
                double weight = covered * (Math.min(column + 1, right) - Math.max(column, left));
                sum += weight * picture[(channel * h + row) * w + column];
                area += weight;
            }
        }
        return sum / area;
    }

    /** One tile as the page draws it. */
    public SampleDrawing drawing(int tile) {
        int scale = enlargement(SHOWN_PIXELS);
        int left = tile % columns * tileWidth * scale;
        int top = tile / columns * tileHeight * scale;
        return new SampleDrawing(true, "background-position:-" + left + "px -" + top + "px", List.of());
    }

    /** The rules that its tiles need. */
    public String style() {
        int scale = enlargement(SHOWN_PIXELS);
        return ".thumb.image{width:" + tileWidth * scale + "px;height:" + tileHeight * scale + "px;background-size:"
                + width() * scale + "px auto;background-image:url(" + dataUri() + ")}\n.strip{--tile:max(4.4rem,"
                + tileWidth * scale
                + "px)}\n";
    }

    int tileWidth() {
        return tileWidth;
    }

    int tileHeight() {
        return tileHeight;
    }

    int columns() {
        return columns;
    }

    /** Width of the whole sheet in pixels. */
    int width() {
        return sheet.getWidth();
    }

    /** The factor by which a thumbnail is enlarged, without smoothing, to be about {@code pixels} large on the page. */
    int enlargement(int pixels) {
        return Math.max(1, Math.round((float) pixels / Math.max(tileWidth, tileHeight)));
    }

    /** The sheet as a lossless PNG in a data URI. */
    public String dataUri() {
        return Png.uri(sheet);
    }

    /** The sheet as a JPEG in a data URI, much smaller but blurred. */
    String jpegUri(float quality) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ImageWriteParam settings = writer.getDefaultWriteParam();
        settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        settings.setCompressionQuality(quality);
        var bytes = new ByteArrayOutputStream();
        try (var out = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(sheet, null, null), settings);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return "data:image/jpeg;base64," + PackedColumns.base64(bytes.toByteArray());
    }
}
