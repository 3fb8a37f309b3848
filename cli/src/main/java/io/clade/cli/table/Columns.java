package io.clade.cli.table;

import io.clade.cli.console.Visible;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A small table of text whose columns line up: the first ones to the left, the others to the right. */
public final class Columns {

    private static final String GAP = "  ";

    private final int texts;
    private final List<List<String>> rows = new ArrayList<>();

    private Columns(int texts) {
        this.texts = texts;
    }

    /** A table with all columns to the left. */
    public static Columns ofText() {
        return new Columns(Integer.MAX_VALUE);
    }

    /** A table with all columns but the first to the right. */
    public static Columns ofNumbers() {
        return ofNumbersBehind(1);
    }

    /** A table with the first {@code texts} columns to the left and the others to the right. */
    static Columns ofNumbersBehind(int texts) {
        return new Columns(texts);
    }

    public Columns row(String... cells) {
        return row(List.of(cells));
    }

    public Columns row(List<String> cells) {
        rows.add(cells.stream().map(Visible::line).toList());
        return this;
    }

    public boolean isEmpty() {
        return rows.isEmpty();
    }

    public void print(PrintStream out) {
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < row.size(); column++) {
                String space = " ".repeat(width(column) - row.get(column).length());
                boolean right = column >= texts;
                line.append(column == 0 ? "" : GAP).append(right ? space + row.get(column) : row.get(column) + space);
            }
            out.println(line.toString().stripTrailing());
        }
    }

    private int width(int column) {
        return rows.stream()
                .filter(row -> column < row.size())
                .mapToInt(row -> row.get(column).length())
                .max()
                .orElse(0);
    }

    /** A figure with four decimals, fewer where it is large; {@code -} for one that is not defined. */
    public static String number(Double value) {
        if (value == null || value.isNaN()) {
            return "-";
        }
        return String.format(Locale.ROOT, Math.abs(value) < 1000 ? "%.4f" : "%.1f", value);
    }

    /** A value as text; figures as {@link #number} writes them. */
    public static String text(Object value) {
        return value instanceof Double number ? number(number) : String.valueOf(value);
    }
}
