package io.clade.report;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Findings as one HTML file that opens offline. */
public final class Report {

    private Report() {}

    /**
     * Writes the report on {@code findings}; the same findings give the same bytes.
     *
     * @throws UncheckedIOException where {@code file} cannot be written
     */
    public static void write(Path file, Findings findings) {
        Template template = Mustache.compiler().escapeHTML(true).compile(resource("report.html"));
        try {
            Files.writeString(file, template.execute(findings));
        } catch (IOException e) {
            throw new UncheckedIOException("The report cannot be written to " + file, e);
        }
    }

    private static String resource(String name) {
        try (InputStream in = Report.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
