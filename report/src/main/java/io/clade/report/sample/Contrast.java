package io.clade.report.sample;

import io.clade.report.thumbnail.SampleDrawing;
import io.clade.report.thumbnail.SeriesLines;
import java.util.List;

/**
 * The contrast of a cluster with all others, for the template.
 *
 * @param tile place of its picture among those of all clusters; empty where there is none
 * @param plot of series; null where there is none
 * @param caption of the picture or the plot
 * @param words the same in sentences; empty where there is nothing to say
 */
public record Contrast(String tile, Plot plot, String caption, List<String> words) {

    /**
     * The mean of a cluster over the mean of all others, and the steps between which they differ most, in a frame of
     * {@link SeriesLines#WIDTH}×{@link SeriesLines#HEIGHT}; below it, where that is known, the importance of each step
     * to a network.
     *
     * @param from left end of those steps
     * @param width of those steps
     * @param others lines of all others' mean
     * @param lines of the cluster's mean
     * @param hills outline of the importance to the network; empty where there is none
     */
    record Plot(
            String from, String width, List<SampleDrawing.Line> others, List<SampleDrawing.Line> lines, String hills) {

        /** The height of the frame with the hills below it. */
        static final int HEIGHT = SeriesLines.HEIGHT + 18;

        /** The height of the highest hill. */
        static final int HILLS = 15;

        int height() {
            return hills.isEmpty() ? SeriesLines.HEIGHT : HEIGHT;
        }
    }

    static Contrast inWords(String words) {
        return new Contrast("", null, "", List.of(words));
    }

    boolean drawn() {
        return plot != null || !tile.isEmpty();
    }
}
