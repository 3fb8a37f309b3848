package io.clade.report.thumbnail;

import java.util.List;

/**
 * One sample of a page, as the template draws it.
 *
 * @param image whether it is a tile of the page's sprite
 * @param style where the tile is; empty for a series
 * @param lines the lines of a series, a dimension each; empty for an image
 */
public record SampleDrawing(boolean image, String style, List<Line> lines) {

    /**
     * @param colour number of the line's colour
     * @param points of an SVG polyline in a frame of {@link SeriesLines#WIDTH}×{@link SeriesLines#HEIGHT}
     */
    public record Line(int colour, String points) {}
}
