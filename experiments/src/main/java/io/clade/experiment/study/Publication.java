package io.clade.experiment.study;

import io.clade.experiment.figure.Figure;
import io.clade.input.InputException;
import io.clade.model.Version;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Publishes findings: a page {@code NAME.md} with tables and figures, each table as CSV, each figure as PNG and SVG,
 * and the tables on a stream. Page and stream begin with the provenance.
 */
public final class Publication {

    private final Experiment experiment;
    private final ExperimentResult findings;
    private final List<String> origin;

    /**
     * @param experiment that was done
     * @param findings of the experiment
     * @param command that repeats it
     * @param quick whether only a part was done
     * @param made time of the experiment
     */
    public Publication(Experiment experiment, ExperimentResult findings, String command, boolean quick, Instant made) {
        this.experiment = experiment;
        this.findings = findings;
        List<String> lines = new ArrayList<>();
        lines.add(
                (quick ? "QUICK: a small part of the experiment, not the published size: " : "Size of the experiment: ")
                        + findings.extent() + ".");
        lines.add("Command: " + command);
        lines.add("Clade " + Version.get() + ", Java " + System.getProperty("java.version") + ", "
                + System.getProperty("os.name") + " " + System.getProperty("os.arch"));
        lines.add("Seeds: " + findings.seeds());
        findings.data().forEach(set -> lines.add("Data: " + set));
        lines.add("Date: " + made);
        findings.notes().forEach(note -> lines.add("Note: " + note));
        origin = List.copyOf(lines);
    }

    /** Prints the provenance of the findings and every table, with aligned columns. */
    public void print(PrintStream out) {
        out.println(experiment.name() + ": " + experiment.title());
        origin.forEach(out::println);
        for (Table table : findings.tables()) {
            out.println();
            out.println(table.title());
            out.print(table.text());
        }
    }

    /**
     * Writes every file into {@code folder}; the page, which names the others, comes last.
     *
     * @return the page
     * @throws InputException where the folder cannot be written to
     */
    public Path write(Path folder) {
        try {
            Files.createDirectories(folder);
            List<Table> tables = new ArrayList<>(findings.tables());
            tables.addAll(findings.details());
            for (Table table : tables) {
                write(folder.resolve(table.name() + ".csv"), out -> out.write(bytes(table.csv())));
            }
            for (Figure figure : findings.figures()) {
                write(folder.resolve(figure.name() + ".png"), figure::writePng);
                write(folder.resolve(figure.name() + ".svg"), figure::writeSvg);
            }
            Path page = folder.resolve(experiment.name() + ".md");
            write(page, out -> out.write(bytes(page())));
            return page;
        } catch (IOException e) {
            throw new InputException(
                    "The results cannot be written to %s: %s. Give another folder with -o."
                            .formatted(folder, e.getMessage()),
                    e);
        }
    }

    private interface Content {
        void write(OutputStream out) throws IOException;
    }

    /** Writes a file; an existing one is replaced once the new one is complete. */
    private static void write(Path file, Content content) throws IOException {
        Path partial = file.resolveSibling("." + file.getFileName() + ".partial");
        try (OutputStream out = Files.newOutputStream(partial)) {
            content.write(out);
        }
        Files.move(partial, file, StandardCopyOption.REPLACE_EXISTING);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private String page() {
        StringBuilder page = new StringBuilder("# ")
                .append(experiment.title())
                .append("\n\n")
                .append(experiment.summary())
                .append("\n\n");
        origin.forEach(line -> page.append("- ").append(line).append('\n'));
        for (Table table : findings.tables()) {
            page.append("\n## ").append(table.title()).append("\n\n").append(table.markdown());
            page.append("\nAs numbers: [")
                    .append(file(table))
                    .append("](")
                    .append(file(table))
                    .append(")\n");
        }
        for (Figure figure : findings.figures()) {
            page.append(
                    "\n![%s](%s.png)\n\nAs vectors: [%2$s.svg](%2$s.svg)\n".formatted(figure.title(), figure.name()));
        }
        findings.details().forEach(table -> page.append("\n%s: [%s](%2$s)\n".formatted(table.title(), file(table))));
        return page.toString();
    }

    private static String file(Table table) {
        return table.name() + ".csv";
    }
}
