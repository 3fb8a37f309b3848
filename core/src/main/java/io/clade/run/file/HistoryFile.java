package io.clade.run.file;

import io.clade.input.InputException;
import io.clade.training.session.History;
import io.clade.training.session.Phase;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * {@code history.csv}: a row an epoch of each run, with its loss, the terms of the loss, its seconds, what was watched beside
 * the loss, and the phase of the fit.
 */
public final class HistoryFile {

    private static final List<String> FIRST = List.of("run", "epoch", "loss");
    /** Terms of the loss stand before it, monitors behind. */
    private static final String SECONDS = "seconds";

    /** The last column; earlier results have none. */
    private static final String PHASE = "phase";

    private HistoryFile() {}

    /** Writes the histories of runs 0, 1, …; what a run lacks stays empty. */
    public static void write(Path file, List<History> runs) throws IOException {
        Set<String> terms = new LinkedHashSet<>();
        Set<String> monitors = new LinkedHashSet<>();
        for (History history : runs) {
            terms.addAll(history.terms());
            monitors.addAll(history.monitors());
        }
        List<String> header = new ArrayList<>(FIRST);
        header.addAll(terms);
        header.add(SECONDS);
        header.addAll(monitors);
        header.add(PHASE);
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write(String.join(",", header) + "\n");
            for (int run = 0; run < runs.size(); run++) {
                for (History.Epoch epoch : runs.get(run).epochs()) {
                    out.write(row(run, epoch, terms, monitors));
                }
            }
        }
    }

    private static String row(int run, History.Epoch epoch, Set<String> terms, Set<String> monitors) {
        List<String> cells = new ArrayList<>(
                List.of(Integer.toString(run), Integer.toString(epoch.number()), Double.toString(epoch.loss())));
        terms.forEach(term -> cells.add(cell(epoch.terms().get(term))));
        cells.add(Double.toString(epoch.seconds()));
        monitors.forEach(monitor -> cells.add(cell(epoch.monitors().get(monitor))));
        cells.add(epoch.phase().toString());
        return String.join(",", cells) + "\n";
    }

    private static String cell(Double value) {
        return value == null ? "" : value.toString();
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @return the histories of runs 0 … {@code runs} − 1; that of a run without epochs is empty
     * @throws InputException where the file is missing or damaged
     */
    public static List<History> read(Path file, int runs) {
        try {
            List<String> lines = Files.readAllLines(file);
            List<String> header = cells(lines.get(0));
            List<List<History.Epoch>> epochs = new ArrayList<>();
            for (int run = 0; run < runs; run++) {
                epochs.add(new ArrayList<>());
            }
            for (String line : lines.subList(1, lines.size())) {
                List<String> cells = cells(line);
                epochs.get(Integer.parseInt(cells.get(0))).add(epoch(header, cells));
            }
            return epochs.stream()
                    .map(History::new)
                    .map(history -> header.contains(PHASE) ? history : EarlierPhases.of(history))
                    .toList();
        } catch (IOException | IndexOutOfBoundsException | IllegalArgumentException e) {
            throw new InputException(
                    file + " is missing or damaged: it should have the columns run, epoch, loss … that fit wrote.", e);
        }
    }

    private static List<String> cells(String line) {
        return Arrays.asList(line.split(",", -1));
    }

    private static History.Epoch epoch(List<String> header, List<String> cells) {
        int seconds = header.indexOf(SECONDS);
        int phase = header.indexOf(PHASE);
        return new History.Epoch(
                Integer.parseInt(cells.get(1)),
                phase < 0 ? Phase.TRAINING : Phase.parse(cells.get(phase)),
                Double.parseDouble(cells.get(2)),
                values(header, cells, FIRST.size(), seconds),
                values(header, cells, seconds + 1, phase < 0 ? header.size() : phase),
                Double.parseDouble(cells.get(seconds)));
    }

    private static Map<String, Double> values(List<String> header, List<String> cells, int from, int to) {
        Map<String, Double> values = new LinkedHashMap<>();
        for (int i = from; i < to; i++) {
            if (!cells.get(i).isEmpty()) {
                values.put(header.get(i), Double.valueOf(cells.get(i)));
            }
        }
        return values;
    }
}
