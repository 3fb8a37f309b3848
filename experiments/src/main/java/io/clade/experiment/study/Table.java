package io.clade.experiment.study;

import io.clade.input.Require;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A table of rows under named columns; immutable. Cells are texts, whole numbers or doubles; null or NaN stands for a
 * number that was not measured or not published.
 */
public final class Table {

    private static final String NOTHING = "–";
    private static final double SMALL = 5e-4;

    private final String name;
    private final String title;
    private final List<String> columns;
    private final List<List<Object>> rows;

    private Table(String name, String title, List<String> columns, List<List<Object>> rows) {
        this.name = name;
        this.title = title;
        this.columns = columns;
        this.rows = rows;
    }

    /**
     * A table without rows.
     *
     * @param name of its file, without the ending
     */
    public static Table of(String name, String title, String... columns) {
        return new Table(name, title, List.of(columns), List.of());
    }

    /** The same with one more row, a cell a column. */
    public Table row(Object... cells) {
        List<Object> row = new ArrayList<>();
        Collections.addAll(row, cells);
        return row(row);
    }

    /** The same with one more row, a cell a column. */
    public Table row(List<Object> cells) {
        Require.that(
                cells.size() == columns.size(),
                "%s has %d columns. Got a row of %d cells.",
                name,
                columns.size(),
                cells.size());
        List<List<Object>> more = new ArrayList<>(rows);
        more.add(Collections.unmodifiableList(new ArrayList<>(cells)));
        return new Table(name, title, columns, Collections.unmodifiableList(more));
    }

    public String name() {
        return name;
    }

    public String title() {
        return title;
    }

    public List<String> columns() {
        return columns;
    }

    public int size() {
        return rows.size();
    }

    /** The cell in {@code row} under {@code column}; null where there is none. */
    public Object cell(int row, String column) {
        return rows.get(row).get(columns.indexOf(column));
    }

    /** Comma-separated values with every digit; a cell without a value is empty. */
    public String csv() {
        return lines(Table::exact, cells -> cells.stream().map(Table::quoted).collect(Collectors.joining(",")), "");
    }

    /** The table in Markdown. */
    public String markdown() {
        String rule = "|" + " --- |".repeat(columns.size()) + "\n";
        return lines(
                Table::rounded,
                cells -> cells.stream()
                        .map(cell -> cell.replace("|", "\\|"))
                        .collect(Collectors.joining(" | ", "| ", " |")),
                rule);
    }

    /** The table as text with aligned columns: texts to the left, numbers to the right. */
    public String text() {
        int[] widths = IntStream.range(0, columns.size()).map(this::width).toArray();
        return lines(
                Table::rounded,
                cells -> IntStream.range(0, cells.size())
                        .mapToObj(i -> padded(cells.get(i), widths[i], isText(i)))
                        .collect(Collectors.joining("  "))
                        .stripTrailing(),
                "");
    }

    private String lines(Function<Object, String> cell, Function<List<String>, String> line, String afterHeader) {
        StringBuilder text = new StringBuilder(line.apply(columns)).append('\n').append(afterHeader);
        for (List<Object> row : rows) {
            text.append(line.apply(row.stream().map(cell).toList())).append('\n');
        }
        return text.toString();
    }

    private int width(int column) {
        int widest = columns.get(column).length();
        for (List<Object> row : rows) {
            widest = Math.max(widest, rounded(row.get(column)).length());
        }
        return widest;
    }

    private boolean isText(int column) {
        return rows.stream().anyMatch(row -> row.get(column) instanceof String);
    }

    private static String padded(String cell, int width, boolean left) {
        String space = " ".repeat(width - cell.length());
        return left ? cell + space : space + cell;
    }

    private static boolean isMissing(Object cell) {
        return cell == null || cell instanceof Double number && number.isNaN();
    }

    private static String exact(Object cell) {
        return isMissing(cell) ? "" : cell.toString();
    }

    private static String rounded(Object cell) {
        if (isMissing(cell)) {
            return NOTHING;
        }
        if (!(cell instanceof Double number)) {
            return cell.toString();
        }
        boolean small = number != 0 && Math.abs(number) < SMALL;
        return String.format(Locale.ROOT, small ? "%.1e" : "%.3f", number);
    }

    private static String quoted(String cell) {
        boolean plain = cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n');
        return plain ? cell : "\"" + cell.replace("\"", "\"\"") + "\"";
    }
}
