package io.clade.experiment.benchmark;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.clade.data.Dataset;
import io.clade.data.Labels;
import io.clade.data.Matrix;
import io.clade.data.Shape;
import io.clade.model.Assignment;
import io.clade.model.Provenance;
import io.clade.report.Report;
import io.clade.report.findings.Findings;
import io.clade.report.page.Resources;
import io.clade.run.Metrics;
import io.clade.training.session.History;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;

/**
 * Times a report on many images in a browser without a graphics processor: until it is shown, and while its map is
 * moved.
 */
final class ReportBenchmark implements Benchmark {

    private static final int CLUSTERS = 10;
    private static final int DIMENSIONS = 16;
    private static final int SIDE = 28;
    private static final double APART = 4;
    private static final double SMOOTH = 60;
    private static final String SCRIPT = "report-benchmark.js";
    private static final String SIGN = "clade-benchmark ";
    private static final double MEGA = 1e6;

    private final int samples;
    private final int frames;

    /**
     * @param samples on the map
     * @param frames to move it for
     */
    ReportBenchmark(int samples, int frames) {
        this.samples = samples;
        this.frames = frames;
    }

    @Override
    public String name() {
        return "report";
    }

    @Override
    public String summary() {
        return "A report on 70,000 images in headless Chromium: first paint, and frames while its map is moved:"
                + " ratio = frames per second / 60.";
    }

    @Override
    public Map<String, Object> run(Consumer<String> progress) {
        try {
            Path folder = Files.createTempDirectory("report");
            Path file = folder.resolve("report.html");
            try {
                progress.accept("Writing a report on " + samples + " images");
                Findings findings = findings();
                long start = System.nanoTime();
                Report.write(file, findings);
                Map<String, Object> figures = new LinkedHashMap<>();
                figures.put("write", (System.nanoTime() - start) / MEGA);
                figures.put("megabytes", Files.size(file) / MEGA);
                progress.accept("Moving its map in Chromium for " + frames + " frames");
                measureItself(file);
                figures.putAll(new ObjectMapper().readValue(json(Chromium.said(file, SIGN)), new TypeReference<>() {}));
                figures.put(RATIO, ((Number) figures.get("frames_per_second")).doubleValue() / SMOOTH);
                return figures;
            } finally {
                Files.deleteIfExists(file);
                Files.deleteIfExists(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The JSON in a line of the console, which puts the line in quotation marks and appends its origin; the line itself
     * has no quotation marks.
     */
    private static String json(String said) {
        return said.substring(0, said.indexOf('}') + 1).replace('\'', '"');
    }

    /** Adds a measuring script to the page, and its name to the page's content security policy. */
    private void measureItself(Path file) throws IOException {
        String script;
        try (InputStream in = ReportBenchmark.class.getResourceAsStream(SCRIPT)) {
            script = new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("FRAMES", Integer.toString(frames));
        }
        String page = Files.readString(file)
                .replaceFirst("script-src ", "script-src " + Resources.policyHash(script) + " ")
                .replace("</body>", "<script>" + script + "</script></body>");
        Files.writeString(file, page);
    }

    /** Findings on images without structure, clustered in an embedding with structure. */
    private Findings findings() {
        Dataset data = RandomData.of(samples, Shape.image(1, SIDE, SIDE));
        Random random = new Random(1);
        float[] centres = new float[CLUSTERS * DIMENSIONS];
        for (int p = 0; p < centres.length; p++) {
            centres[p] = (float) (APART * random.nextGaussian());
        }
        float[] places = new float[samples * DIMENSIONS];
        int[] clusters = new int[samples];
        float[] confidence = new float[samples];
        for (int i = 0; i < samples; i++) {
            clusters[i] = i % CLUSTERS;
            confidence[i] = random.nextFloat();
            for (int d = 0; d < DIMENSIONS; d++) {
                places[i * DIMENSIONS + d] = (float) (centres[clusters[i] * DIMENSIONS + d] + random.nextGaussian());
            }
        }
        var assignment = new Assignment(
                Labels.ofCodes(clusters, CLUSTERS), confidence, Matrix.wrap(samples, 1, new float[samples]));
        Metrics.Run run = new Metrics.Run(1, null, 0, 0, CLUSTERS, 0, null, null, null, null, null, null, null);
        Metrics.Data described = new Metrics.Data("random", samples, List.of(1, SIDE, SIDE), "");
        return new Findings(
                data,
                new Metrics("", "random", Map.of(), described, CLUSTERS, CLUSTERS, 0, 0, List.of(run), Map.of()),
                List.of(History.empty()),
                assignment,
                Matrix.wrap(samples, DIMENSIONS, places),
                List.of(),
                new Provenance("", "random", Map.of(), 1, "random", samples, "", "", "", "", "cpu", 1, "", 0),
                "");
    }
}
