package io.clade.report.page;

/**
 * The shade of a cell of a table.
 *
 * @param percent of the darkest, 0…100
 * @param style for the style sheet; empty for a cell without a shade
 * @param dark whether the cell stands out
 */
public record Shade(long percent, String style, boolean dark) {

    /** The shade of an empty cell. */
    public static final Shade NONE = new Shade(0, "", false);

    private static final int DARK = 45;

    /** @param percent 0…100 */
    public static Shade of(double percent) {
        long whole = Math.round(percent);
        return new Shade(whole, "--share:" + whole + "%", whole > DARK);
    }
}
