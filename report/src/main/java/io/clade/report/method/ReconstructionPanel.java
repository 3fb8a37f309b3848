package io.clade.report.method;

import io.clade.report.thumbnail.SampleDrawing;
import java.util.List;

/**
 * One cluster: its centre and some of its samples, with what the decoder makes of them.
 *
 * @param cluster from 0
 * @param width of the drawing
 * @param height of the drawing
 * @param titles of its rows and columns
 * @param tiles pictures
 * @param frames of series
 */
record ReconstructionPanel(
        int cluster, String width, String height, List<Title> titles, List<Tile> tiles, List<Frame> frames) {

    /** A text at a place. */
    record Title(String x, String y, String text) {}

    /**
     * @param image a PNG
     * @param description in words
     */
    record Tile(String image, String x, String y, String width, String height, String description) {}

    /**
     * A frame of the size that {@link io.clade.report.thumbnail.SeriesLines} has.
     *
     * @param x its left side
     * @param y its upper side
     * @param given the lines of the samples
     * @param decoded the lines of the reconstructions
     * @param description in words
     */
    record Frame(
            String x, String y, List<SampleDrawing.Line> given, List<SampleDrawing.Line> decoded, String description) {}
}
