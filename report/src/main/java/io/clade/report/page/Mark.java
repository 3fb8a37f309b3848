package io.clade.report.page;

/**
 * How a cluster is marked wherever it appears: colours first, then the same colours in another shape.
 *
 * @param colour number of a colour of the style sheet
 * @param shape number of a symbol
 */
public record Mark(int colour, int shape) {

    /** Colours the style sheet has. */
    public static final int COLOURS = 8;

    private static final int SHAPES = 6;

    /** Of cluster {@code cluster}, from 0. */
    public static Mark of(int cluster) {
        return new Mark(cluster % COLOURS, cluster / COLOURS % SHAPES);
    }
}
