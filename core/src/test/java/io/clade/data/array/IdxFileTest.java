package io.clade.data.array;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clade.data.ReadProgress;
import io.clade.data.StoredSamples;
import io.clade.input.InputException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdxFileTest {

    @TempDir
    Path folder;

    /** Three samples of 1×2: 0, 1 · 2, 3 · 4, 255. */
    private static final byte[] BYTES = {0, 0, 8, 3, 0, 0, 0, 3, 0, 0, 0, 1, 0, 0, 0, 2, 0, 1, 2, 3, 4, (byte) 255};

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return out.toByteArray();
    }

    private NumberArray read(byte[] bytes, int most, long budget) throws IOException {
        return IdxFile.read(Files.write(folder.resolve("some-idx"), bytes), most, budget, ReadProgress.NONE);
    }

    private static float[] row(NumberArray array, int row) {
        float[] values = new float[array.samples().width()];
        array.samples().copy(row, values, 0);
        return values;
    }

    @Test
    void plain_gzipped_and_mapped_files_read_the_same() throws IOException {
        for (byte[] bytes : new byte[][] {BYTES, gzip(BYTES)}) {
            for (long budget : new long[] {0, 1000}) {
                NumberArray array = read(bytes, 9, budget);
                assertThat(array.header().extents()).containsExactly(3, 1, 2);
                assertThat(row(array, 2)).containsExactly(4, 255);
                assertThat(((StoredSamples) array.samples()).mapped()).isEqualTo(budget == 0);
            }
        }
    }

    @Test
    void floats_are_big_endian() throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(16);
        bytes.put(new byte[] {0, 0, 0x0D, 1}).putInt(2).putFloat(1.5f).putFloat(-2);
        NumberArray array = read(bytes.array(), 9, 1000);
        assertThat(row(array, 0)).containsExactly(1.5f);
        assertThat(row(array, 1)).containsExactly(-2f);
    }

    @Test
    void a_limit_leaves_the_rest_unread() throws IOException {
        NumberArray array = read(gzip(BYTES), 2, 1000);
        assertThat(array.samples().size()).isEqualTo(2);
        assertThat(array.rowsInFile()).isEqualTo(3);
    }

    @Test
    void truncated_files_say_so_gzipped_or_not() throws IOException {
        assertThatThrownBy(() -> read(Arrays.copyOf(BYTES, 20), 9, 1000))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("some-idx is truncated")
                .hasMessageContaining("only 4 are present");
        byte[] packed = gzip(BYTES);
        assertThatThrownBy(() -> read(Arrays.copyOf(packed, packed.length - 10), 9, 1000))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("some-idx is truncated");
        assertThatThrownBy(() -> read(Arrays.copyOf(BYTES, 9), 9, 1000))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("within its header");
    }

    @Test
    void damaged_headers_are_refused() {
        byte[] unknown = BYTES.clone();
        unknown[2] = 0x0A;
        assertThatThrownBy(() -> read(unknown, 9, 1000))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("unknown type");
        byte[] huge = BYTES.clone();
        Arrays.fill(huge, 8, 16, (byte) 0x7F);
        assertThatThrownBy(() -> read(huge, 9, 1000))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("more than the file can hold");
        byte[] none = BYTES.clone();
        none[7] = 0;
        assertThatThrownBy(() -> read(none, 9, 1000))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("no samples");
    }
}
