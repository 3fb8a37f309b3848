package io.clade.run.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class MemoryMeterTest {

    private static final int BYTES = 64 << 20;

    private static int allocate() {
        ByteBuffer bytes = ByteBuffer.allocateDirect(BYTES);
        for (int i = 0; i < BYTES; i += 1024) {
            bytes.put(i, (byte) 1);
        }
        return bytes.get(0);
    }

    @Test
    void it_sees_what_is_allocated_meanwhile() {
        MemoryMeter meter = new MemoryMeter();
        assertThat(meter.peak()).isZero();
        assertThat(meter.during(MemoryMeterTest::allocate)).isOne();
        assertThat(meter.added()).isGreaterThan(BYTES * 9L / 10);
        assertThat(meter.peak()).isGreaterThan(meter.added());
    }

    @Test
    void what_is_thrown_passes_and_the_watcher_ends() {
        MemoryMeter meter = new MemoryMeter();
        assertThatThrownBy(() -> meter.during(() -> {
                    throw new IllegalStateException("fault");
                }))
                .hasMessage("fault");
        assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(thread -> thread.getName().equals("memory-meter"));
    }
}
