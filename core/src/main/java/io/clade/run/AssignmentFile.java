package io.clade.run;

import io.clade.data.Dataset;
import io.clade.model.Assignment;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;

/** Assignments as a table: {@code id,cluster,confidence}, one row a sample, in input order. */
public final class AssignmentFile {

    private static final String HEADER = "id,cluster,confidence\n";

    private AssignmentFile() {}

    static void write(Path file, Dataset data, Assignment assignment) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            write(out, data, assignment);
        }
    }

    /** Writes the table as CSV to {@code out}. */
    public static void write(Writer out, Dataset data, Assignment assignment) throws IOException {
        out.write(HEADER);
        for (int i = 0; i < assignment.size(); i++) {
            out.write(quoted(data.id(i)) + "," + assignment.cluster(i) + "," + assignment.confidence(i) + "\n");
        }
    }

    private static String quoted(String id) {
        boolean plain = id.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? id : "\"" + id.replace("\"", "\"\"") + "\"";
    }
}
