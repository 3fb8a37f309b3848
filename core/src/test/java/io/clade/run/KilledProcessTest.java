package io.clade.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.clade.testing.disk.FileContents;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Real processes killed at random moments, {@code -Dcrashes=20} of each kind; too slow for every build, in which {@link
 * CrashConsistencyTest} kills at chosen changes of a simulated disk.
 */
@EnabledIfSystemProperty(named = KilledProcessTest.CRASHES, matches = "[0-9]+")
class KilledProcessTest {

    static final String CRASHES = "crashes";

    @TempDir
    Path parent;

    private static Process start(String method, Path folder) throws IOException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> argument.startsWith("-Xmx") || argument.startsWith("-Dorg.bytedeco"))
                .forEach(command::add);
        command.addAll(List.of(
                "-cp", System.getProperty("java.class.path"), KilledFit.class.getName(), method, folder.toString()));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** Waits until the fit has begun to write. */
    private static void await(Path folder, Process fit) throws InterruptedException {
        while (!Files.exists(folder) && fit.isAlive()) {
            TimeUnit.MILLISECONDS.sleep(1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"kmeans", "auto", "dtkc", "dec", "deepcluster", "ddcl", "dcl", "vcl-net", KilledFit.COMPARE})
    void what_is_resumed_has_the_bits_of_what_was_never_killed(String method) throws IOException, InterruptedException {
        Path whole = parent.resolve("whole");
        Process undisturbed = start(method, whole);
        await(whole, undisturbed);
        long begun = System.nanoTime();
        assertThat(undisturbed.waitFor()).isZero();
        long took = System.nanoTime() - begun;
        Map<String, String> right = FileContents.of(whole);
        Random random = new Random();
        int killed = 0;
        for (int i = 0; i < Integer.getInteger(CRASHES); i++) {
            Path folder = parent.resolve("killed" + i);
            Process fit = start(method, folder);
            long moment = (long) (random.nextDouble() * took);
            try {
                await(folder, fit);
                TimeUnit.NANOSECONDS.sleep(moment);
                killed += fit.isAlive() ? 1 : 0;
            } finally {
                fit.destroyForcibly().waitFor();
            }
            KilledFit.resume(method, folder);
            assertThat(FileContents.of(folder))
                    .as("killed after %s of %s ms", moment / 1_000_000, took / 1_000_000)
                    .isEqualTo(right);
        }
        assertThat(killed).as("fits of %s that were still running", method).isPositive();
        System.out.printf(
                "%s: %s of %s killed within %s ms%n", method, killed, System.getProperty(CRASHES), took / 1_000_000);
    }
}
