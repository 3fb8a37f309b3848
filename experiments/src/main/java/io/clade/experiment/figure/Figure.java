package io.clade.experiment.figure;

import io.clade.input.Require;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import javax.imageio.ImageIO;
import org.apache.batik.svggen.SVGGraphics2D;

/**
 * A figure: panels of one size, in rows of {@code columns}, under a title; immutable. It needs no screen.
 *
 * @param name of its files, without the ending
 * @param title above the panels
 * @param columns panels in a row
 * @param panelWidth of each, in points
 * @param panelHeight of each, in points
 * @param panels in reading order, at least one
 */
public record Figure(String name, String title, int columns, int panelWidth, int panelHeight, List<Panel> panels) {

    private static final int TITLE_HEIGHT = 34;
    private static final int TITLE_SIZE = 15;
    private static final int MARGIN = 12;
    /** The pixels of the PNG for a point, so that it is sharp in print. */
    private static final int RESOLUTION = 2;

    static {
        System.setProperty("java.awt.headless", "true");
    }

    public Figure {
        panels = List.copyOf(panels);
        Require.atLeast("The panels of a figure", panels.size(), 1);
        Require.atLeast("The columns of a figure", columns, 1);
    }

    /** A figure of plots that have room for axes and a legend, at most {@code columns} in a row. */
    public static Figure ofPlots(String name, String title, int columns, List<? extends Panel> panels) {
        return new Figure(name, title, Math.min(columns, panels.size()), 520, 380, List.copyOf(panels));
    }

    private int width() {
        return columns * panelWidth + (columns + 1) * MARGIN;
    }

    private int height() {
        int rows = (panels.size() + columns - 1) / columns;
        return TITLE_HEIGHT + rows * (panelHeight + MARGIN);
    }

    /** Writes the figure as PNG, two pixels a point. */
    public void writePng(OutputStream out) throws IOException {
        BufferedImage image =
                new BufferedImage(width() * RESOLUTION, height() * RESOLUTION, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.scale(RESOLUTION, RESOLUTION);
        paint(graphics);
        graphics.dispose();
        ImageIO.write(image, "png", out);
    }

    /** Writes the figure as SVG. */
    public void writeSvg(OutputStream out) throws IOException {
        SVGGraphics2D canvas = Vectors.canvas(width(), height());
        paint(canvas);
        Vectors.write(canvas, out);
    }

    private void paint(Graphics2D graphics) {
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, width(), height());
        graphics.setColor(Palette.INK);
        graphics.setFont(Palette.font(Font.BOLD, TITLE_SIZE));
        graphics.drawString(title, MARGIN, TITLE_HEIGHT - MARGIN);
        for (int i = 0; i < panels.size(); i++) {
            int x = MARGIN + i % columns * (panelWidth + MARGIN);
            int y = TITLE_HEIGHT + i / columns * (panelHeight + MARGIN);
            Graphics2D place = (Graphics2D) graphics.create();
            place.translate(x, y);
            panels.get(i).paint(place, panelWidth, panelHeight);
            place.dispose();
        }
    }
}
