package io.clade.tensor.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.jna.Function;
import com.sun.jna.Platform;
import io.clade.testing.JavaProcess;
import java.util.List;
import java.util.Map;
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
        String said =
                JavaProcess.said(Elsewhere.class, List.of("-Dorg.bytedeco.javacpp.platform=plan9-pdp11"), Map.of());
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
        String said =
                JavaProcess.said(ThreadVariablesTest.Elsewhere.class, List.of("-XX:ActiveProcessorCount=1"), Map.of());
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
