package io.clade.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clade.input.InputException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpoolTest {

    @TempDir
    Path folder;

    private static float[] numbers(int count) {
        Random random = new Random(1);
        float[] numbers = new float[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = random.nextFloat();
        }
        return numbers;
    }

    private static StoredSamples spooled(float[] numbers, int width, long budget) throws IOException {
        try (Spool spool = new Spool(ElementType.F4, ByteOrder.nativeOrder(), width, budget)) {
            spool.append(numbers, numbers.length);
            return spool.finish();
        }
    }

    private static float[] all(Samples samples) {
        float[] values = new float[samples.size() * samples.width()];
        for (int row = 0; row < samples.size(); row++) {
            samples.copy(row, values, row * samples.width());
        }
        return values;
    }

    @Test
    void what_fits_the_budget_stays_on_the_heap() throws IOException {
        float[] numbers = numbers(13 * 7);
        StoredSamples samples = spooled(numbers, 7, numbers.length * 4L);
        assertThat(samples.mapped()).isFalse();
        assertThat(samples.size()).isEqualTo(13);
        assertThat(all(samples)).isEqualTo(numbers);
    }

    @Test
    void what_is_larger_goes_to_a_file_and_reads_the_same() throws IOException {
        float[] numbers = numbers(13 * 7);
        StoredSamples samples = spooled(numbers, 7, numbers.length * 4L - 1);
        assertThat(samples.mapped()).isTrue();
        assertThat(all(samples)).isEqualTo(numbers);
    }

    @Test
    void rows_across_several_chunks_and_appends_read_the_same() throws IOException {
        int width = 1021;
        float[] numbers = numbers(3001 * width);
        ByteBuffer bytes = ByteBuffer.allocate(numbers.length * 4).order(ByteOrder.BIG_ENDIAN);
        bytes.asFloatBuffer().put(numbers);
        for (long budget : new long[] {Long.MAX_VALUE, 6_000_000, 0}) {
            try (Spool spool = new Spool(ElementType.F4, ByteOrder.BIG_ENDIAN, width, budget)) {
                int step = 1_000_003;
                for (int from = 0; from < bytes.limit(); from += step) {
                    spool.append(bytes.array(), from, Math.min(step, bytes.limit() - from));
                }
                assertThat(all(spool.finish())).isEqualTo(numbers);
            }
        }
    }

    @Test
    void no_temporary_file_keeps_its_name_once_the_samples_are_there() throws IOException {
        float[] numbers = numbers(100);
        try (Spool spool = new Spool(ElementType.F4, ByteOrder.nativeOrder(), 10, 0, folder)) {
            spool.append(numbers, 100);
            assertThat(folder).isDirectoryContaining("glob:**/clade-*.samples");
            StoredSamples samples = spool.finish();
            assertThat(samples.mapped()).isTrue();
            assertThat(all(samples)).containsExactly(numbers);
        }
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void a_spool_that_is_given_up_leaves_no_file() throws IOException {
        try (Spool spool = new Spool(ElementType.U1, ByteOrder.nativeOrder(), 4, 0, folder)) {
            spool.append(new byte[3], 0, 3);
            assertThatThrownBy(spool::finish).isInstanceOf(IOException.class).hasMessageContaining("not complete");
        }
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void what_goes_to_a_temporary_file_is_announced_and_what_has_no_room_refused() {
        assertThat(Spool.announce("a.npz", 100, 100, 0)).isEqualTo("Reading a.npz");
        assertThat(Spool.announce("a.npz", 10_700_000_000L, 100, 20_000_000_000L))
                .isEqualTo("Unpacking 10.7 GB of a.npz to a temporary file");
        assertThatThrownBy(() -> Spool.announce("a.npz", 10_700_000_000L, 100, 3_000_000_000L))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith("a.npz unpacks to 10.7 GB, but the temporary folder ")
                .hasMessageContaining("room for 3.0 GB");
    }
}
