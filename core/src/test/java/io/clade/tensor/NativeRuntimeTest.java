package io.clade.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.jna.Function;
import com.sun.jna.Platform;
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
