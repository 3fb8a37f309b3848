package io.clade.report.page;

/**
 * How dark a cell of a table is.
 *
 * @param percent of the darkest, 0…100
 * @param style that says so to the style sheet; empty for a cell without a shade
 * @param dark whether the cell stands out
 */
public record Shade(long percent, String style, boolean dark) {

    /** Of a cell that stands for nothing. */
    public static final Shade NONE = new Shade(0, "", false);

    private static final int DARK = 45;

    /** @param percent 0…100 */
    public static Shade of(double percent) {
        long whole = Math.round(percent);
        return new Shade(whole, "--share:" + whole + "%", whole > DARK);
    }
}
