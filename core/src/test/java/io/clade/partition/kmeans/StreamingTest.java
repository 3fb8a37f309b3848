package io.clade.partition.kmeans;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import io.clade.partition.kmeans.Streaming.Algorithm;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

class StreamingTest {

    @Test
    void samples_are_streamed_where_they_do_not_fit_or_where_asked_for() {
        // 4 MB are 1,048,576 numbers: 1024 samples of 1024.
        Streaming automatic = new Streaming(Algorithm.AUTO, 1000, 4);
        assertThat(automatic.mostRows(1024)).isEqualTo(1024);
        assertThat(automatic.streams(2048, 512)).isFalse();
        assertThat(automatic.streams(2049, 512)).isTrue();
        assertThat(automatic.streams(1024, 1024)).isFalse();
        assertThat(automatic.streams(1025, 1024)).isTrue();
        assertThat(new Streaming(Algorithm.LLOYD, 1000, 4).streams(1025, 1024)).isFalse();
        assertThat(new Streaming(Algorithm.MINIBATCH, 1000, 4).streams(2, 2)).isTrue();
    }

    @Test
    void without_a_limit_a_part_of_the_memory_of_the_machine_is_taken() {
        var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        assertThat(new Streaming(Algorithm.AUTO, 1000, 0).allowedMegabytes())
                .isEqualTo(system.getTotalMemorySize() / 4 >> 20);
    }
}
