package io.clade.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoredSamplesTest {

    @TempDir
    Path folder;

    @Test
    void a_file_beyond_two_gigabytes_is_read_to_its_last_row() throws IOException {
        int width = 1 << 20;
        int rows = 2500;
        Path file = folder.resolve("large");
        // Written at three places only, so that it takes no room on the disk.
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            for (int row : new int[] {0, 1023, 1024, rows - 1}) {
                channel.write(ByteBuffer.wrap(new byte[] {(byte) (row % 251)}), 16 + (row + 1L) * width - 1);
            }
        }
        StoredSamples samples = StoredSamples.map(file, 16, ElementType.U1, ByteOrder.BIG_ENDIAN, rows, width);
        assertThat(Files.size(file)).isGreaterThan(Integer.MAX_VALUE);
        assertThat(samples.size()).isEqualTo(rows);
        float[] row = new float[width];
        for (int i : new int[] {0, 1, 1023, 1024, rows - 1}) {
            samples.copy(i, row, 0);
            assertThat(row[width - 1]).as("row %d", i).isEqualTo(i == 1 ? 0 : i % 251);
            assertThat(row[0]).isZero();
        }
    }

    @Test
    void part_of_a_row_can_be_copied() throws IOException {
        Path file = folder.resolve("small");
        Files.write(file, new byte[] {9, 1, 2, 3, 4, 5, 6});
        StoredSamples samples = StoredSamples.map(file, 1, ElementType.I1, ByteOrder.BIG_ENDIAN, 2, 3);
        float[] target = new float[4];
        samples.copy(1, 1, 2, target, 1);
        assertThat(target).containsExactly(0, 5, 6, 0);
    }

    @Test
    void a_file_that_ends_before_the_last_row_is_refused() throws IOException {
        Path file = folder.resolve("short");
        Files.write(file, new byte[7]);
        assertThatThrownBy(() -> StoredSamples.map(file, 0, ElementType.F4, ByteOrder.BIG_ENDIAN, 1, 2))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("too early");
    }
}
