package io.clade.report.method;

import io.clade.data.Matrix;
import io.clade.report.page.Png;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;

/**
 * Draws a matrix as an image, from dark blue for zero over green to bright yellow, an order that colour-blind eyes see
 * too.
 */
final class Heatmap {

    private static final int LEVELS = 256;

    /** The colours of the scale, evenly spaced, each brighter than the one before. */
    private static final int[][] STOPS = {{16, 24, 52}, {0, 82, 136}, {0, 142, 126}, {118, 190, 84}, {250, 236, 110}};

    private static final IndexColorModel SCALE = scale();

    private Heatmap() {}

    private static IndexColorModel scale() {
        byte[][] channels = new byte[3][LEVELS];
        for (int level = 0; level < LEVELS; level++) {
            double at = (STOPS.length - 1) * level / (LEVELS - 1.0);
            int stop = Math.min(STOPS.length - 2, (int) at);
            for (int c = 0; c < channels.length; c++) {
                double value = STOPS[stop][c] + (at - stop) * (STOPS[stop + 1][c] - STOPS[stop][c]);
                channels[c][level] = (byte) Math.round(value);
            }
        }
        return new IndexColorModel(8, LEVELS, channels[0], channels[1], channels[2]);
    }

    /** A data URI of a PNG with a pixel for each entry; entries of {@code high} or more are brightest, NaN darkest. */
    static String image(Matrix matrix, double high) {
        int width = matrix.columns();
        int height = matrix.rows();
        var image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_INDEXED, SCALE);
        for (int row = 0; row < height; row++) {
            for (int column = 0; column < width; column++) {
                double share = Math.max(0, Math.min(1, matrix.get(row, column) / high));
                image.getRaster().setSample(column, row, 0, (int) Math.round(share * (LEVELS - 1)));
            }
        }
        return Png.uri(image);
    }

    /** The colour scale as an image of one row. */
    static String legend() {
        float[] values = new float[LEVELS];
        for (int level = 0; level < LEVELS; level++) {
            values[level] = level;
        }
        return image(Matrix.wrap(1, LEVELS, values), LEVELS - 1.0);
    }
}
