package io.clade.report.page;

/**
 * The mark of a cluster wherever it appears: clusters first take all colours, then the same colours with another shape.
 *
 * @param colour number of a colour of the style sheet
 * @param shape number of a symbol
 */
public record Mark(int colour, int shape) {

    /** Colours the style sheet has. */
    public static final int COLOURS = 8;

    private static final int SHAPES = 6;

    /** The mark of cluster {@code cluster}, from 0. */
    public static Mark of(int cluster) {
        return new Mark(cluster % COLOURS, cluster / COLOURS % SHAPES);
    }
}
