package io.clade.report.thumbnail;

import io.clade.report.page.Png;
import java.awt.image.BufferedImage;
import java.util.List;

/**
 * Pictures of signed numbers side by side in one PNG: blue above zero and orange below, and the smaller the more
 * transparent, so that they suit light and dark pages.
 */
public final class ContrastTiles {

    private static final int ABOVE = 0x1f86c9;
    private static final int BELOW = 0xd9660a;
    /** The longest side of a picture in pixels; larger pictures are reduced. */
    private static final int LONGEST_SIDE = 72;
    /** The most pixels of all pictures, which are reduced until they fit. */
    private static final long MOST_PIXELS = 500_000;

    private final BufferedImage sheet;
    private final int width;
    private final int height;

    /**
     * @param pictures of height×width numbers each
     * @param strongest the numbers drawn opaque, one a picture
     */
    public ContrastTiles(int height, int width, List<float[]> pictures, double... strongest) {
        double fit = Math.sqrt((double) MOST_PIXELS / ((double) Math.max(1, pictures.size()) * height * width));
        double reduction = Math.min(1, Math.min(fit, (double) LONGEST_SIDE / Math.max(height, width)));
        this.width = Math.max(1, (int) (width * reduction + 1e-9));
        this.height = Math.max(1, (int) (height * reduction + 1e-9));
        this.sheet =
                new BufferedImage(this.width * Math.max(1, pictures.size()), this.height, BufferedImage.TYPE_INT_ARGB);
        for (int i = 0; i < pictures.size(); i++) {
            for (int y = 0; y < this.height; y++) {
                for (int x = 0; x < this.width; x++) {
                    double value = Sprite.average(pictures.get(i), height, width, 0, x, y, this.width, this.height);
                    sheet.setRGB(i * this.width + x, y, colour(value, strongest[i]));
                }
            }
        }
    }

    private static int colour(double value, double strongest) {
        double share = strongest > 0 ? Math.min(1, Math.abs(value) / strongest) : 0;
        return (int) Math.round(255 * share) << 24 | (value > 0 ? ABOVE : BELOW);
    }

    private int scale(int pixels) {
        return Math.max(1, Math.round((float) pixels / Math.max(width, height)));
    }

    /** The place of picture {@code number}, drawn about {@code pixels} large. */
    public String place(int number, int pixels) {
        return "background-position:-" + number * width * scale(pixels) + "px 0";
    }

    /** The rule of the style sheet that draws pictures about {@code pixels} large. */
    public String style(int pixels) {
        int scale = scale(pixels);
        return ".thumb.contrast{width:" + width * scale + "px;height:" + height * scale + "px;background-size:"
                + sheet.getWidth() * scale + "px auto;background-image:url(" + Png.uri(sheet) + ")}\n";
    }
}
