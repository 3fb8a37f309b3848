package io.clade.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.io.TempDirFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The distribution, unpacked where nobody built anything, as a process of its own. */
@DisabledOnOs(OS.WINDOWS)
class DistributionIT {

    @TempDir(factory = TempDirFactory.Standard.class)
    static Path folder;

    private static Path clade;

    @BeforeAll
    static void unpack() throws IOException {
        Path zip;
        try (var files = Files.list(Path.of("target"))) {
            zip = files.filter(file -> file.toString().endsWith(".zip"))
                    .findFirst()
                    .orElseThrow();
        }
        Path home = folder.resolve("a folder");
        try (InputStream in = Files.newInputStream(zip);
                ZipInputStream entries = new ZipInputStream(in)) {
            for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                Path file = home.resolve(entry.getName());
                Files.createDirectories(entry.isDirectory() ? file : file.getParent());
                if (!entry.isDirectory()) {
                    Files.copy(entries, file);
                }
            }
        }
        Path script;
        try (var files = Files.walk(home)) {
            script =
                    files.filter(file -> file.endsWith("bin/clade")).findFirst().orElseThrow();
        }
        assertThat(script.toFile().setExecutable(true)).isTrue();
        clade = Files.createSymbolicLink(folder.resolve("clade"), script);
    }

    private static Process start(Path work, String... arguments) throws IOException {
        return start(work, Map.of(), arguments);
    }

    private static Process start(Path work, Map<String, String> environment, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(clade.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(work.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("OMP_NUM_THREADS", "1");
        builder.environment().putAll(environment);
        builder.redirectError(work.resolve("err.txt").toFile());
        builder.redirectOutput(work.resolve("out.txt").toFile());
        return builder.start();
    }

    private static String done(Path work, String... arguments) throws IOException, InterruptedException {
        assertEnded(start(work, arguments), work);
        return Files.readString(work.resolve("out.txt"));
    }

    private static void assertEnded(Process process, Path work) throws IOException, InterruptedException {
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue())
                .as(Files.readString(work.resolve("err.txt")))
                .isZero();
    }

    private static Path workIn(String name) throws IOException {
        return Files.createDirectory(folder.resolve(name));
    }

    @Test
    void it_starts_from_a_link_and_from_a_folder_with_a_space() throws Exception {
        Path work = workIn("start");
        assertThat(done(work, "--help")).contains("Usage: clade");
        assertThat(done(work, "data", "describe", "digits")).contains("1×8×8");
        assertThat(work.resolve("err.txt")).isEmptyFile();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "fit --help", "methods", "methods dtkc", "data list"})
    void what_only_explains_loads_neither_engine_nor_database(String command) throws Exception {
        Path work = workIn(command.replace(' ', '-'));
        Process process = start(work, Map.of("CLADE_JAVA_OPTS", "-verbose:class"), command.split(" "));
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(work.resolve("out.txt"))
                .content()
                .contains("io.clade.cli.Clade")
                .doesNotContain("org.bytedeco", "org.duckdb", "com.sun.jna");
    }

    @Test
    void an_absurd_number_of_threads_in_the_environment_is_bounded_with_one_line() throws Exception {
        Path work = workIn("threads");
        String[] fit = {"fit", "moons:n=60", "-k", "2", "-m", "kmeans", "-o", "result"};
        Process process = start(work, Map.of("OMP_NUM_THREADS", "2000000"), fit);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).isZero();
        assertThat(Files.readAllLines(work.resolve("err.txt")))
                .filteredOn(line -> line.contains("OMP_NUM_THREADS"))
                .singleElement()
                .asString()
                .startsWith("clade: OMP_NUM_THREADS must be a number from 1 to ");
    }

    @Test
    void it_holds_what_its_licences_ask_for() throws IOException {
        try (var files = Files.walk(folder.resolve("a folder"), 2)) {
            assertThat(files.map(file -> file.getFileName().toString())).contains("LICENSE", "NOTICE", "bin", "lib");
        }
    }

    @Test
    void a_fit_without_an_output_folder_goes_to_one_of_the_data_and_the_method() throws Exception {
        Path work = workIn("default");
        String said = done(work, "fit", "moons", "-k", "2", "-m", "ddc", "--set", "epochs=1");
        assertThat(said).endsWith("report: out/moons-ddc/report.html\n");
        assertThat(work.resolve("out/moons-ddc/metrics.json")).exists();
    }

    @Test
    void a_fit_that_was_killed_goes_on_and_ends_in_the_same_result() throws Exception {
        Path work = workIn("killed");
        String[] fit = {
            "fit", "digits", "--limit", "200", "-k", "10", "-m", "ddc", "--set", "epochs=4", "--runs", "2", "-o"
        };
        Path beside = workIn("whole");
        Process whole = start(beside, with(fit, "whole"));
        Process process = start(work, with(fit, "killed"));
        Path begun = work.resolve("killed/.clade-work/runs/0");
        while (process.isAlive() && !Files.exists(begun)) {
            Thread.sleep(5);
        }
        process.destroyForcibly().waitFor();
        assertThat(work.resolve("killed/metrics.json")).doesNotExist();
        done(work, with(fit, "killed", "--resume"));
        assertEnded(whole, beside);
        for (String name : List.of("assignments.csv", "model/weights.safetensors")) {
            assertThat(work.resolve("killed").resolve(name))
                    .hasSameBinaryContentAs(beside.resolve("whole").resolve(name));
        }
        assertThat(work.resolve("killed/.clade-work")).doesNotExist();
    }

    @Test
    void an_interrupted_fit_ends_in_code_130_and_says_how_to_go_on() throws Exception {
        assumeThat(interruptsAreIgnored())
                .as("builds that a shell started in the background pass their deafness to SIGINT on")
                .isFalse();
        Path work = workIn("interrupted");
        Process process = start(work, "fit", "digits", "-k", "10", "-m", "ddc", "--set", "epochs=500", "-o", "out");
        Path checkpoints = work.resolve("out/.clade-work/checkpoints/0");
        while (process.isAlive() && !Files.exists(checkpoints)) {
            Thread.sleep(5);
        }
        new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).isEqualTo(130);
        assertThat(Files.readString(work.resolve("err.txt"))).contains("kept in out", "--resume");
        assertThat(work.resolve("out/.clade-work/request.json")).exists();
    }

    /** True if this process ignores SIGINT, signal 2, and with it all that it starts. */
    private static boolean interruptsAreIgnored() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return false;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("SigIgn:"))
                .map(line -> Long.parseUnsignedLong(
                        line.substring("SigIgn:".length()).strip(), 16))
                .anyMatch(ignored -> (ignored & 0b10) != 0);
    }

    private static String[] with(String[] arguments, String... more) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }
}
