package io.clade.report;

import io.clade.report.page.Shade;
import io.clade.report.quality.AgreementTable;
import io.clade.report.quality.Crosstab;
import java.util.ArrayList;
import java.util.List;

/**
 * A table with shaded cells as a figure, for the template.
 *
 * @param title of the figure
 * @param width of the figure
 * @param height of the figure
 * @param middle of the columns
 * @param over heading of the columns
 * @param heads of the rows and columns
 * @param cells row by row
 */
record TableDrawing(String title, int width, int height, int middle, String over, List<Head> heads, List<Cell> cells) {

    private static final int SIDE = 42;
    private static final int LEFT = 130;
    private static final int TOP = 58;
    private static final int LONGEST = 17;

    record Head(String text, int x, int y, String anchor) {}

    /**
     * @param x its left edge
     * @param y its upper edge
     * @param textX middle of its text
     * @param textY base line of its text
     * @param fill as the style sheet writes it
     * @param text in it; empty for none
     * @param framed whether it stands out
     */
    record Cell(int x, int y, int textX, int textY, String fill, String text, boolean framed) {}

    /** The figure of labels against clusters. */
    static TableDrawing of(Crosstab crosstab) {
        List<Head> heads = new ArrayList<>();
        List<Cell> cells = new ArrayList<>();
        for (int column = 0; column < crosstab.columns(); column++) {
            heads.add(above(column, crosstab.heads().get(column).name()));
        }
        for (int row = 0; row < crosstab.rows().size(); row++) {
            heads.add(before(row, crosstab.rows().get(row).label()));
            List<Crosstab.Cell> all = crosstab.rows().get(row).cells();
            for (int column = 0; column < all.size(); column++) {
                Crosstab.Cell cell = all.get(column);
                cells.add(cell(row, column, cell.shade(), cell.count(), cell.matched()));
            }
        }
        return new TableDrawing(
                "Labels against clusters", crosstab.columns(), crosstab.rows().size(), "Cluster", heads, cells);
    }

    /** The figure of runs against runs. */
    static TableDrawing of(AgreementTable agreement) {
        List<Head> heads = new ArrayList<>();
        List<Cell> cells = new ArrayList<>();
        int runs = agreement.rows().size();
        for (int row = 0; row < runs; row++) {
            heads.add(above(row, Integer.toString(row + 1)));
            heads.add(before(row, "run " + (row + 1)));
            List<AgreementTable.Cell> all = agreement.rows().get(row).cells();
            for (int column = 0; column < runs; column++) {
                cells.add(cell(
                        row, column, all.get(column).shade(), all.get(column).index(), false));
            }
        }
        return new TableDrawing("Agreement of the runs, adjusted Rand index", runs, runs, "Run", heads, cells);
    }

    private TableDrawing(String title, int columns, int rows, String over, List<Head> heads, List<Cell> cells) {
        this(title, LEFT + SIDE * columns + 16, TOP + SIDE * rows + 16, LEFT + SIDE * columns / 2, over, heads, cells);
    }

    private static Head above(int column, String text) {
        return new Head(shortened(text), LEFT + SIDE * column + SIDE / 2, TOP - 10, "middle");
    }

    private static Head before(int row, String text) {
        return new Head(shortened(text), LEFT - 10, TOP + SIDE * row + SIDE / 2 + 5, "end");
    }

    private static String shortened(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST - 1) + "…" : text;
    }

    private static Cell cell(int row, int column, Shade shade, String text, boolean framed) {
        long depth = Math.round(0.65 * shade.percent());
        int x = LEFT + SIDE * column;
        int y = TOP + SIDE * row;
        String fill = "color-mix(in srgb, var(--accent) " + depth + "%, #ffffff)";
        return new Cell(x, y, x + SIDE / 2, y + SIDE / 2 + 4, fill, text, framed);
    }

    /** The side of a cell. */
    int side() {
        return SIDE;
    }
}
