package io.clade.experiment.thesis;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A row of the thesis's tables; NaN where it printed nothing.
 *
 * @param table its number
 * @param data as the table names it
 * @param model as the table names it
 * @param index ACC, NMI, loss or bootstrap
 * @param best of the run of lowest loss
 * @param mean over 20 runs; of 10,000 resamplings for bootstrap
 * @param sd the same
 * @param max over 20 runs
 */
record Published(
        String table, String data, String model, String index, double best, double mean, double sd, double max) {

    private static final List<Published> ALL = read();

    private static List<Published> read() {
        try (var in = new BufferedReader(
                new InputStreamReader(Published.class.getResourceAsStream("published.csv"), StandardCharsets.UTF_8))) {
            return in.lines().skip(1).map(Published::parse).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Published parse(String line) {
        String[] cells = line.split(",", -1);
        return new Published(
                cells[0],
                cells[1],
                cells[2],
                cells[3],
                number(cells[4]),
                number(cells[5]),
                number(cells[6]),
                number(cells[7]));
    }

    private static double number(String cell) {
        return cell.isEmpty() ? Double.NaN : Double.parseDouble(cell);
    }

    /** The row with this key; without numbers where the thesis has none. */
    static Published of(String table, String data, String model, String index) {
        return ALL.stream()
                .filter(row -> row.is(table, data) && row.model.equals(model) && row.index.equals(index))
                .findFirst()
                .orElse(new Published(table, data, model, index, Double.NaN, Double.NaN, Double.NaN, Double.NaN));
    }

    /** The models that a table has for a dataset, in its order. */
    static List<String> models(String table, String data) {
        return ALL.stream()
                .filter(row -> row.is(table, data))
                .map(Published::model)
                .distinct()
                .toList();
    }

    private boolean is(String number, String set) {
        return table.equals(number) && data.equals(set);
    }
}
