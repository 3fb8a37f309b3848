package io.clade.experiment.figure;

import io.clade.data.Matrix;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;

/**
 * A matrix as an image under a title: row 0 on top, values as colours between {@code low} and {@code high}; immutable.
 *
 * @param title may be empty
 * @param values h×w
 * @param low the value of the first colour
 * @param high the value of the last colour
 * @param scale from value to colour
 */
public record Raster(String title, Matrix values, double low, double high, Scale scale) implements Panel {

    /** The colours of values. */
    public enum Scale {
        /** from black to white */
        GREY {
            @Override
            Color of(double share) {
                return mix(Color.BLACK, Color.WHITE, share);
            }
        },
        /** from blue over white to orange, for values on both sides of zero */
        DIVERGING {
            @Override
            Color of(double share) {
                return share < 0.5 ? mix(LOWEST, Color.WHITE, 2 * share) : mix(Color.WHITE, HIGHEST, 2 * share - 1);
            }
        };

        private static final Color LOWEST = new Color(0x00, 0x4C, 0x8C);
        private static final Color HIGHEST = new Color(0xB8, 0x45, 0x00);

        abstract Color of(double share);

        private static Color mix(Color from, Color to, double share) {
            return new Color(
                    between(from.getRed(), to.getRed(), share),
                    between(from.getGreen(), to.getGreen(), share),
                    between(from.getBlue(), to.getBlue(), share));
        }

        private static int between(int from, int to, double share) {
            return (int) Math.round(from + share * (to - from));
        }
    }

    private static final int TITLE_HEIGHT = 18;
    private static final int TITLE_SIZE = 12;

    /** Values in grey, from the lowest to the highest. */
    public static Raster grey(String title, Matrix values) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (float value : values.toArray()) {
            low = Math.min(low, value);
            high = Math.max(high, value);
        }
        return new Raster(title, values, low, high, Scale.GREY);
    }

    /** Values on both sides of zero, which is white; the largest magnitude has the full colour. */
    public static Raster diverging(String title, Matrix values) {
        double most = 0;
        for (float value : values.toArray()) {
            most = Math.max(most, Math.abs(value));
        }
        return new Raster(title, values, -most, most, Scale.DIVERGING);
    }

    @Override
    public void paint(Graphics2D graphics, int width, int height) {
        int top = title.isEmpty() ? 0 : TITLE_HEIGHT;
        graphics.setColor(Palette.INK);
        graphics.setFont(Palette.font(Font.PLAIN, TITLE_SIZE));
        graphics.drawString(title, 0, TITLE_SIZE);
        double points = Math.min((double) width / values.columns(), (double) (height - top) / values.rows());
        int drawnWidth = (int) Math.round(points * values.columns());
        int drawnHeight = (int) Math.round(points * values.rows());
        graphics.drawImage(enlarged(drawnWidth, drawnHeight), 0, top, drawnWidth, drawnHeight, null);
        graphics.drawRect(0, top, drawnWidth, drawnHeight);
    }

    /**
     * The image with each value as whole pixels, at least as large as drawn, since viewers enlarge small images in
     * different ways.
     */
    private BufferedImage enlarged(int width, int height) {
        int times = Math.max(1, Math.max(ceilOf(width, values.columns()), ceilOf(height, values.rows())));
        BufferedImage image =
                new BufferedImage(values.columns() * times, values.rows() * times, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                image.setRGB(x, y, colour(values.get(y / times, x / times)).getRGB());
            }
        }
        return image;
    }

    private static int ceilOf(int a, int b) {
        return (a + b - 1) / b;
    }

    private Color colour(double value) {
        double share = high > low ? (value - low) / (high - low) : 0;
        return scale.of(Math.min(1, Math.max(0, share)));
    }
}
