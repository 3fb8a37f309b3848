package io.clade.report.sample;

import io.clade.report.thumbnail.SampleDrawing;
import io.clade.report.thumbnail.SeriesLines;
import java.util.List;

/**
 * What sets a cluster apart, as the template draws and says it.
 *
 * @param tile where the picture of it is among those of all clusters; empty where there is none
 * @param plot of series; null where there is none
 * @param caption of the picture or the plot
 * @param words the same in sentences; empty where there is nothing to say
 */
public record Contrast(String tile, Plot plot, String caption, List<String> words) {

    /**
     * The mean of a cluster over the mean of all others, and the steps between which they differ most, in a frame of {@link
     * SeriesLines#WIDTH}×{@link SeriesLines#HEIGHT}; below it, where that is known, how much a network goes by each step.
     *
     * @param from left end of those steps
     * @param width of those steps
     * @param others lines of all others' mean
     * @param lines of the cluster's mean
     * @param hills outline of what the network goes by; empty where there is none
     */
    record Plot(
            String from, String width, List<SampleDrawing.Line> others, List<SampleDrawing.Line> lines, String hills) {

        /** Of the frame with what is below it. */
        static final int HEIGHT = SeriesLines.HEIGHT + 18;

        /** The most that hills rise. */
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
