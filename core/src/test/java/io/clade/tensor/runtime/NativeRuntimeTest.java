package io.clade.tensor.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.jna.Function;
import com.sun.jna.Platform;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class NativeRuntimeTest {

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void waiting_threads_sleep_unless_the_user_says_otherwise() {
        NativeRuntime.load();
        String now = Function.getFunction(Platform.C_LIBRARY_NAME, "getenv")
                .invokeString(new Object[] {"OMP_WAIT_POLICY"}, false);
        assertThat(now).isEqualTo(System.getenv().getOrDefault("OMP_WAIT_POLICY", "PASSIVE"));
    }

    @Test
    void a_platform_without_libtorch_gets_one_error_with_the_remedy() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dorg.bytedeco.javacpp.platform=plan9-pdp11",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Elsewhere.class.getName())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        assertThat(said.lines().filter(line -> line.startsWith("refused: ")))
                .hasSize(2)
                .allMatch(line -> line.contains("libtorch could not be loaded on ") && line.contains("-Dnatives=all"));
    }

    /** Loads twice, as a service that lives on after a refusal would. */
    public static final class Elsewhere {

        public static void main(String[] ignored) {
            for (int i = 0; i < 2; i++) {
                try {
                    Scope.step(() -> 1);
                } catch (NativeLibraryException e) {
                    System.out.println("refused: " + e.getMessage());
                }
            }
        }
    }

    /** OpenMP alone would take as many as the machine has. */
    @Test
    void threads_are_those_that_a_container_leaves() throws Exception {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:ActiveProcessorCount=1",
                "-cp",
                System.getProperty("java.class.path"),
                ThreadVariablesTest.Elsewhere.class.getName());
        builder.environment().keySet().removeIf(name -> name.matches("O.*_NUM_THREADS"));
        Process process = builder.redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        assertThat(said).contains("threads: 1");
    }

    @Test
    void threads_can_be_set() {
        int before = NativeRuntime.threads();
        NativeRuntime.threads(2);
        assertThat(NativeRuntime.threads()).isEqualTo(2);
        NativeRuntime.threads(before);
    }

    @Test
    void the_version_is_known() {
        assertThat(NativeRuntime.version()).matches("libtorch \\d+\\.\\d+\\.\\d+");
    }
}
