package io.clade.method.autoencoder;

import static org.assertj.core.api.Assertions.assertThat;

import io.clade.testing.JavaProcess;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Samples are assigned a block at a time, in a process of its own, whose memory nothing else moves. */
class ManyAssignedTest {

    private static final long MOST_ADDED = 100_000_000;

    @ParameterizedTest
    @ValueSource(strings = {"idec", "n2d"})
    void sixty_thousand_images_are_assigned_in_less_memory_than_they_take(String method)
            throws IOException, InterruptedException {
        long all = (long) ManyAssigned.MANY * ManyAssigned.SIDE * ManyAssigned.SIDE * Float.BYTES;
        assertThat(all).isGreaterThan(MOST_ADDED);
        String said = JavaProcess.said(
                ManyAssigned.class,
                List.of("-Xmx256m", "-XX:+UseSerialGC", "-D" + ManyAssigned.METHOD + "=" + method),
                Map.of("OMP_NUM_THREADS", "1"));
        String[] lines = said.strip().split("\n");
        assertThat(Long.parseLong(lines[lines.length - 1].strip()))
                .as(said)
                .isGreaterThan(0)
                .isLessThan(MOST_ADDED);
    }
}
