package io.clade.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.clade.run.Metrics;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Opens reports in Chromium and reads the page its scripts have made. Screenshots stay in {@code target/screenshots}. */
class ReportBrowserIT {

    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");
    private static final int ATTEMPTS = 3;
    private static final int SECONDS = 60;
    private static Optional<Path> browser = Optional.empty();

    @TempDir
    private Path folder;

    @BeforeAll
    static void findBrowser() throws IOException {
        browser = Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .flatMap(path -> NAMES.stream().map(name -> Path.of(path, name)))
                .filter(Files::isExecutable)
                .findFirst();
        assumeTrue(browser.isPresent(), "No Chromium on the PATH: reports are not tested in a browser.");
        Files.createDirectories(SCREENSHOTS);
    }

    static Stream<Arguments> everyKind() {
        return Stream.of(
                Arguments.of("image", Examples.of(Examples.spots(120, 10, 1, 8, 1), 10, 3)),
                Arguments.of("series", Examples.of(Examples.waves(90, 3, 50, 2, 3), 3, 3)),
                Arguments.of("table", Examples.of(Examples.blobs(80, 4, 12, 4), 4, 1)),
                Arguments.of("plane", Examples.of(Examples.blobs(200, 3, 2, 5), 3, 2)));
    }

    @ParameterizedTest
    @MethodSource("everyKind")
    void scripts_run_without_complaint_and_show_the_numbers_of_the_metrics(String kind, Findings findings)
            throws IOException, InterruptedException {
        Path file = folder.resolve("report.html");
        Report.write(file, findings);

        Run run = open(file, "--dump-dom");
        Html page = new Html(run.output());
        Metrics metrics = findings.metrics();
        Metrics.Run best = metrics.runs().get(metrics.best());

        assertThat(run.complaints()).isEmpty();
        assertThat(page.fact("Samples"))
                .isEqualTo(Integer.toString(metrics.data().samples()));
        assertThat(page.fact("ACC")).isEqualTo(Numerals.decimal(best.acc()));
        assertThat(page.fact("ARI")).isEqualTo(Numerals.decimal(best.ari()));
        assertThat(page.all("<button[^>]*aria-pressed=\"false\"[^>]*>.*?<small>(\\d+)</small>"))
                .isEqualTo(sizes(findings));
        assertThat(page.all("(<div id=\"map-chart\".*?<canvas)")).hasSize(1);
        assertThat(page.all("<figcaption><b>([^<]*)</b>")).containsExactly("Loss", "inertia", "moved");
        assertThat(page.all("<figcaption><b>Loss</b> from [^<]* to ([^<]*)<"))
                .containsExactly(Numerals.decimal(best.loss()));
        assertThat(page.all("(class=\"curve\".*?<path)")).hasSize(3);
        screenshot(file, kind);
    }

    private static List<String> sizes(Findings findings) {
        return Arrays.stream(findings.assignment().clusters().sizes())
                .filter(size -> size > 0)
                .mapToObj(Integer::toString)
                .toList();
    }

    private void screenshot(Path file, String kind) throws IOException, InterruptedException {
        for (String scheme : List.of("light", "dark")) {
            Path picture = SCREENSHOTS.resolve(kind + "-" + scheme + ".png").toAbsolutePath();
            Files.deleteIfExists(picture);
            List<String> arguments = new ArrayList<>(List.of("--screenshot=" + picture, "--window-size=1300,3000"));
            if (scheme.equals("dark")) {
                arguments.add("--blink-settings=preferredColorScheme=0");
            }
            assertThat(open(file, arguments.toArray(String[]::new)).complaints())
                    .isEmpty();
            assertThat(picture).isNotEmptyFile();
        }
    }

    /**
     * @param output of the browser
     * @param complaints lines its console had
     */
    private record Run(String output, List<String> complaints) {}

    /** A browser that hangs on a busy machine says nothing about the page, so it gets three tries. */
    private Run open(Path file, String... arguments) throws IOException, InterruptedException {
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            Path output = Files.createTempFile(folder, "output", "");
            Path log = Files.createTempFile(folder, "log", "");
            Path profile = Files.createTempDirectory(folder, "profile");
            Process process = new ProcessBuilder(command(file, profile, arguments))
                    .redirectOutput(output.toFile())
                    .redirectError(log.toFile())
                    .start();
            boolean ended = process.waitFor(SECONDS, TimeUnit.SECONDS);
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            deleteLinks(profile);
            if (ended) {
                return new Run(Files.readString(output), complaints(log));
            }
        }
        throw new AssertionError("Chromium did not end in " + ATTEMPTS + " tries of " + SECONDS + " seconds.");
    }

    private static List<String> command(Path file, Path profile, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                browser.orElseThrow().toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--disable-sync",
                "--disable-background-networking",
                "--disable-component-update",
                "--no-first-run",
                "--enable-logging=stderr",
                "--v=0",
                "--virtual-time-budget=8000",
                "--user-data-dir=" + profile));
        command.addAll(List.of(arguments));
        command.add(file.toUri().toString());
        return command;
    }

    private static List<String> complaints(Path log) throws IOException {
        try (Stream<String> lines = Files.lines(log)) {
            return lines.filter(line -> line.contains("CONSOLE")).toList();
        }
    }

    /** The browser's locks point out of the folder, which JUnit would warn of. */
    private static void deleteLinks(Path profile) throws IOException {
        try (Stream<Path> files = Files.list(profile)) {
            for (Path link : files.filter(Files::isSymbolicLink).toList()) {
                Files.deleteIfExists(link);
            }
        }
    }
}
