package io.clade.data.image;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.io.IOException;
import javax.imageio.ImageTypeSpecifier;

/**
 * The numbers of a decoded image: 0…255, one plane a channel, transparency laid over white. Samples of 8 bits and fewer
 * give whole numbers; deeper ones keep all their bits as fractions, 16 bits as v/257. Read from the raster, since Java's
 * own conversion would bend grey values by a gamma curve.
 */
final class Pixels implements Resampling.Rows {

    private final BufferedImage image;
    private final ColorModel model;
    private final int channels;
    private final int[] colours;

    /**
     * @param channels 1 for grey (colour becomes its luminance, Rec. 601), 3 for red, green and blue
     * @throws IOException when a sample has more than 16 bits
     */
    Pixels(BufferedImage image, int channels) throws IOException {
        this.image = image;
        this.model = image.getColorModel();
        this.channels = channels;
        this.colours = new int[image.getWidth()];
        if (!(model instanceof IndexColorModel) && model.getComponentSize(0) > 16) {
            throw new IOException(model.getComponentSize(0) + "-bit samples, where 8 or 16 bits are needed");
        }
    }

    /** True if images of this type have samples of more than 8 bits. */
    static boolean isDeep(ColorModel model) {
        return !(model instanceof IndexColorModel) && model.getComponentSize(0) > 8 && isGreyOrRgb(model);
    }

    private static boolean isGreyOrRgb(ColorModel model) {
        int space = model.getColorSpace().getType();
        return space == ColorSpace.TYPE_GRAY || space == ColorSpace.TYPE_RGB;
    }

    /** True if images of this type have colour: palettes that are all grey have none. */
    static boolean isColour(ImageTypeSpecifier type) {
        ColorModel model = type.getColorModel();
        if (model instanceof IndexColorModel palette) {
            for (int i = 0; i < palette.getMapSize(); i++) {
                if (palette.getRed(i) != palette.getGreen(i) || palette.getRed(i) != palette.getBlue(i)) {
                    return true;
                }
            }
            return false;
        }
        return model.getColorSpace().getType() != ColorSpace.TYPE_GRAY;
    }

    @Override
    public void read(int y, float[] line) {
        if (isDeep(model)) {
            deepRow(y, line);
            return;
        }
        if (isPlain(model)) {
            plainColours(image.getRaster(), y, colours);
        } else {
            colours(image, y, colours);
        }
        int width = colours.length;
        for (int x = 0; x < width; x++) {
            int red = colours[x] >> 16 & 0xFF;
            int green = colours[x] >> 8 & 0xFF;
            int blue = colours[x] & 0xFF;
            if (channels == 1) {
                line[x] = red == green && red == blue ? red : Math.round(luminance(red, green, blue));
            } else {
                line[x] = red;
                line[width + x] = green;
                line[2 * width + x] = blue;
            }
        }
    }

    /** One row of deep samples, each scaled to 0…255 and laid over white without being rounded. */
    private void deepRow(int y, float[] line) {
        Raster raster = image.getRaster();
        int width = colours.length;
        int bands = raster.getNumBands();
        int colourBands = model.getNumColorComponents();
        int[] samples = raster.getPixels(raster.getMinX(), raster.getMinY() + y, width, 1, (int[]) null);
        float[] pixel = new float[colourBands];
        for (int x = 0; x < width; x++) {
            double opaque = model.hasAlpha() ? share(samples, x * bands, colourBands) : 1;
            for (int b = 0; b < colourBands; b++) {
                double colour = share(samples, x * bands, b);
                double shown = model.isAlphaPremultiplied() ? colour : colour * opaque;
                pixel[b] = (float) (255 * Math.min(1, shown + 1 - opaque));
            }
            float green = colourBands == 1 ? pixel[0] : pixel[1];
            float blue = colourBands == 1 ? pixel[0] : pixel[2];
            if (channels == 1) {
                line[x] = pixel[0] == green && pixel[0] == blue ? pixel[0] : luminance(pixel[0], green, blue);
            } else {
                line[x] = pixel[0];
                line[width + x] = green;
                line[2 * width + x] = blue;
            }
        }
    }

    /** A sample as a share of the largest value of its band. */
    private double share(int[] samples, int at, int band) {
        return samples[at + band] / (double) ((1 << model.getComponentSize(band)) - 1);
    }

    /** True if a pixel is one or three bytes, as in nearly every photo. */
    private static boolean isPlain(ColorModel model) {
        return model instanceof ComponentColorModel
                && !model.hasAlpha()
                && model.getTransferType() == DataBuffer.TYPE_BYTE
                && model.getComponentSize(0) == 8
                && isGreyOrRgb(model);
    }

    /** One row as 0xRRGGBB, read without unpacking each sample, which halves the time for a large photo. */
    private static void plainColours(Raster raster, int y, int[] row) {
        int top = raster.getMinY() + y;
        byte[] samples = (byte[]) raster.getDataElements(raster.getMinX(), top, row.length, 1, null);
        if (raster.getNumBands() == 1) {
            for (int x = 0; x < row.length; x++) {
                row[x] = (samples[x] & 0xFF) * 0x010101;
            }
            return;
        }
        for (int x = 0; x < row.length; x++) {
            row[x] = (samples[3 * x] & 0xFF) << 16 | (samples[3 * x + 1] & 0xFF) << 8 | samples[3 * x + 2] & 0xFF;
        }
    }

    private static float luminance(float red, float green, float blue) {
        return 0.299f * red + 0.587f * green + 0.114f * blue;
    }

    /** One row as 0xRRGGBB over white. */
    private static void colours(BufferedImage image, int y, int[] row) {
        ColorModel model = image.getColorModel();
        int space = model.getColorSpace().getType();
        if (model instanceof IndexColorModel || !isGreyOrRgb(model)) {
            image.getRGB(0, y, row.length, 1, row, 0, row.length);
            for (int x = 0; x < row.length; x++) {
                int alpha = row[x] >>> 24;
                row[x] = pack(row[x] >> 16 & 0xFF, row[x] >> 8 & 0xFF, row[x] & 0xFF, alpha);
            }
            return;
        }
        Raster raster = image.getRaster();
        int bands = raster.getNumBands();
        int[] samples = raster.getPixels(raster.getMinX(), raster.getMinY() + y, row.length, 1, (int[]) null);
        int[] largest = new int[bands];
        for (int b = 0; b < bands; b++) {
            largest[b] = (1 << model.getComponentSize(b)) - 1;
        }
        int colourBands = space == ColorSpace.TYPE_GRAY ? 1 : 3;
        for (int x = 0; x < row.length; x++) {
            int at = x * bands;
            int first = scaled(samples[at], largest[0]);
            int second = colourBands == 1 ? first : scaled(samples[at + 1], largest[1]);
            int third = colourBands == 1 ? first : scaled(samples[at + 2], largest[2]);
            int alpha = model.hasAlpha() ? scaled(samples[at + colourBands], largest[colourBands]) : 255;
            row[x] = model.isAlphaPremultiplied() && alpha > 0
                    ? pack(first * 255 / alpha, second * 255 / alpha, third * 255 / alpha, alpha)
                    : pack(first, second, third, alpha);
        }
    }

    private static int scaled(int sample, int largest) {
        return largest == 255 ? sample : (int) ((sample * 255L + largest / 2) / largest);
    }

    private static int pack(int red, int green, int blue, int alpha) {
        return over(red, alpha) << 16 | over(green, alpha) << 8 | over(blue, alpha);
    }

    private static int over(int value, int alpha) {
        int shown = Math.min(255, value);
        return alpha == 255 ? shown : (shown * alpha + 255 * (255 - alpha) + 127) / 255;
    }
}
