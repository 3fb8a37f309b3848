package io.clade.run;

import io.clade.data.InputException;
import io.clade.training.History;
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

/** {@code history.csv}: a row an epoch of each run, with its loss, the terms of the loss and its seconds. */
public final class HistoryFile {

    private static final List<String> FIRST = List.of("run", "epoch", "loss");
    private static final String LAST = "seconds";

    private HistoryFile() {}

    /** Writes the histories of runs 0, 1, …; a term that a run lacks stays empty. */
    public static void write(Path file, List<History> runs) throws IOException {
        Set<String> terms = new LinkedHashSet<>();
        runs.forEach(history -> terms.addAll(history.terms()));
        List<String> header = new ArrayList<>(FIRST);
        header.addAll(terms);
        header.add(LAST);
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write(String.join(",", header) + "\n");
            for (int run = 0; run < runs.size(); run++) {
                for (History.Epoch epoch : runs.get(run).epochs()) {
                    out.write(row(run, epoch, terms));
                }
            }
        }
    }

    private static String row(int run, History.Epoch epoch, Set<String> terms) {
        List<String> cells = new ArrayList<>(
                List.of(Integer.toString(run), Integer.toString(epoch.number()), Double.toString(epoch.loss())));
        for (String term : terms) {
            Double value = epoch.terms().get(term);
            cells.add(value == null ? "" : value.toString());
        }
        cells.add(Double.toString(epoch.seconds()));
        return String.join(",", cells) + "\n";
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
            return epochs.stream().map(History::new).toList();
        } catch (IOException | IndexOutOfBoundsException | NumberFormatException e) {
            throw new InputException(
                    file + " is missing or damaged: it should hold the columns run, epoch, loss … that fit wrote.", e);
        }
    }

    private static List<String> cells(String line) {
        return Arrays.asList(line.split(",", -1));
    }

    private static History.Epoch epoch(List<String> header, List<String> cells) {
        int last = header.size() - 1;
        Map<String, Double> terms = new LinkedHashMap<>();
        for (int i = FIRST.size(); i < last; i++) {
            if (!cells.get(i).isEmpty()) {
                terms.put(header.get(i), Double.valueOf(cells.get(i)));
            }
        }
        return new History.Epoch(
                Integer.parseInt(cells.get(1)),
                Double.parseDouble(cells.get(2)),
                terms,
                Double.parseDouble(cells.get(last)));
    }
}
