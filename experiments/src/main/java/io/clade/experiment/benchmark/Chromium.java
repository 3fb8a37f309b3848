package io.clade.experiment.benchmark;

import io.clade.input.InputException;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Timer;
import java.util.TimerTask;
import java.util.stream.Stream;

/** The browser of this machine, without a window and without a graphics processor. */
final class Chromium {

    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");
    private static final long PATIENCE_MILLIS = 180_000;

    private Chromium() {}

    static Optional<Path> find() {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .flatMap(path -> NAMES.stream().map(name -> Path.of(path, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /**
     * Opens a page and waits until its console says something that begins with {@code sign}.
     *
     * @return the rest of that line
     * @throws InputException where there is no browser, or the page says nothing in three minutes
     */
    static String said(Path page, String sign) {
        Path program = find().orElseThrow(() ->
                new InputException("There is no Chromium on the PATH. Install it, then run the benchmark again."));
        try {
            Path profile = Files.createTempDirectory("chromium");
            Process process = new ProcessBuilder(
                            program.toString(),
                            "--headless",
                            "--no-sandbox",
                            "--disable-gpu",
                            "--no-first-run",
                            "--disable-background-networking",
                            "--window-size=1280,900",
                            "--enable-logging=stderr",
                            "--remote-debugging-port=0",
                            "--user-data-dir=" + profile,
                            page.toUri().toString())
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try {
                return line(process, sign);
            } finally {
                end(process);
                delete(profile);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String line(Process process, String sign) throws IOException {
        var timer = new Timer(true);
        timer.schedule(
                new TimerTask() {
                    @Override
                    public void run() {
                        end(process);
                    }
                },
                PATIENCE_MILLIS);
        try (var lines = new BufferedReader(new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                int at = line.indexOf(sign);
                if (at >= 0) {
                    return line.substring(at + sign.length());
                }
            }
        } finally {
            timer.cancel();
        }
        throw new InputException("Chromium ended before it measured anything. Try again when the machine is idle.");
    }

    private static void end(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Deletes the folder; a file that the ending browser writes meanwhile is left to the system's own cleaning. */
    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (UncheckedIOException e) {
            folder.toFile().deleteOnExit();
        }
    }
}
