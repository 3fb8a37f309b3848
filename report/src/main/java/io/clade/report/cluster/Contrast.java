package io.clade.report.cluster;

import java.util.List;

/**
 * What sets a cluster apart, as the template draws and says it.
 *
 * @param tile where the picture of it is among those of all clusters; empty where there is none
 * @param plot of series; null where there is none
 * @param caption of the picture or the plot
 * @param words the same in sentences; empty where there is nothing to say
 */
record Contrast(String tile, Plot plot, String caption, List<String> words) {

    /**
     * The mean of a cluster over the mean of all others, and the steps between which they differ most, in a frame of {@link
     * Traces#WIDTH}×{@link Traces#HEIGHT}; below it, where that is known, how much a network goes by each step.
     *
     * @param from left end of those steps
     * @param width of those steps
     * @param others lines of all others' mean
     * @param lines of the cluster's mean
     * @param hills outline of what the network goes by; empty where there is none
     */
    record Plot(String from, String width, List<Drawing.Line> others, List<Drawing.Line> lines, String hills) {

        /** Of the frame with what is below it. */
        static final int HEIGHT = Traces.HEIGHT + 18;

        /** The most that hills rise. */
        static final int HILLS = 15;

        int height() {
            return hills.isEmpty() ? Traces.HEIGHT : HEIGHT;
        }
    }

    static Contrast inWords(String words) {
        return new Contrast("", null, "", List.of(words));
    }

    boolean drawn() {
        return plot != null || !tile.isEmpty();
    }
}
