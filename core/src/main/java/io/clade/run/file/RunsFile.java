package io.clade.run.file;

import io.clade.data.Dataset;
import io.clade.data.Labels;
import io.clade.input.InputException;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * {@code runs.csv}: the cluster of every sample in each run, {@code id,run_1,run_2,…}, a row a sample, in input order; -1 is an
 * outlier. Clusters of different runs have nothing to do with each other by their numbers.
 */
public final class RunsFile {

    private static final Pattern NO_QUOTE = Pattern.compile("[^\"]");

    private RunsFile() {}

    /** Writes the clusters of runs 1, 2, … of {@code data}. */
    public static void write(Path file, Dataset data, List<Labels> runs) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("id");
            for (int run = 1; run <= runs.size(); run++) {
                out.write(",run_" + run);
            }
            out.write("\n");
            for (int i = 0; i < data.size(); i++) {
                out.write(AssignmentFile.quoted(data.id(i)));
                for (Labels run : runs) {
                    out.write("," + run.get(i));
                }
                out.write("\n");
            }
        }
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @param clusters there are in each run
     * @throws InputException where the file is missing or damaged
     */
    public static List<Labels> read(Path file, List<Integer> clusters) {
        try {
            List<String> lines = rows(file);
            int runs = clusters.size();
            int samples = lines.size() - 1;
            int[][] codes = new int[runs][samples];
            for (int i = 0; i < samples; i++) {
                String[] cells = lines.get(i + 1).split(",", -1);
                // An id may hold commas; numbers do not.
                for (int run = 0; run < runs; run++) {
                    codes[run][i] = Integer.parseInt(cells[cells.length - runs + run]);
                }
            }
            List<Labels> found = new ArrayList<>();
            IntStream.range(0, runs).forEach(run -> found.add(Labels.ofCodes(codes[run], clusters.get(run))));
            return found;
        } catch (IOException | IndexOutOfBoundsException | NumberFormatException e) {
            throw new InputException(
                    file + " is missing or damaged: it should have the columns id, run_1 … that fit wrote.", e);
        }
    }

    /** The lines of a file, those joined again that a quoted id spreads over. */
    private static List<String> rows(Path file) throws IOException {
        List<String> rows = new ArrayList<>();
        String open = "";
        for (String line : Files.readAllLines(file)) {
            String row = open + line;
            boolean whole = NO_QUOTE.matcher(row).replaceAll("").length() % 2 == 0;
            open = whole ? "" : row + "\n";
            if (whole) {
                rows.add(row);
            }
        }
        return rows;
    }
}
