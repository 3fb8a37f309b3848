package io.clade.report.thumbnail;

import java.util.List;

/**
 * The drawing of one sample of a page, for the template.
 *
 * @param image whether it is a tile of the page's sprite
 * @param style with the place of the tile; empty for a series
 * @param lines the lines of a series, a dimension each; empty for an image
 */
public record SampleDrawing(boolean image, String style, List<Line> lines) {

    /**
     * @param colour number of the line's colour
     * @param points of an SVG polyline in a frame of {@link SeriesLines#WIDTH}×{@link SeriesLines#HEIGHT}
     */
    public record Line(int colour, String points) {}
}
