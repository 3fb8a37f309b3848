package io.clade.network.weight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clade.input.InputException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafeTensorsTest {

    @TempDir
    Path folder;

    private static final Weights WEIGHTS = Weights.builder()
            .put("a.weight", new long[] {2, 3}, new float[] {1, 2, 3, 4, 5, -6.5f})
            .put("scalar", new long[] {}, new float[] {Float.MIN_VALUE})
            .put("empty", new long[] {0, 4}, new float[0])
            .build();

    @Test
    void what_is_written_is_read() throws IOException {
        Path file = folder.resolve("w.safetensors");
        SafeTensors.write(file, WEIGHTS);
        assertThat(SafeTensors.read(file)).isEqualTo(WEIGHTS);
    }

    @Test
    void the_layout_is_that_of_the_format() throws IOException {
        Path file = folder.resolve("w.safetensors");
        SafeTensors.write(
                file,
                Weights.builder().put("x", new long[] {1}, new float[] {1}).build());
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        int header = (int) bytes.getLong();
        assertThat(header % 8).isZero();
        byte[] json = new byte[header];
        bytes.get(json);
        assertThat(new String(json, StandardCharsets.UTF_8).trim())
                .isEqualTo("{\"x\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}}");
        assertThat(bytes.getFloat()).isEqualTo(1);
        assertThat(bytes.hasRemaining()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 5, 8, 40, 170})
    void a_file_cut_short_anywhere_is_refused(int length) throws IOException {
        Path file = folder.resolve("w.safetensors");
        SafeTensors.write(file, WEIGHTS);
        Files.write(file, Arrays.copyOf(Files.readAllBytes(file), length));
        assertThatThrownBy(() -> SafeTensors.read(file))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("damaged");
    }

    @Test
    void another_format_is_refused() throws IOException {
        Path file = folder.resolve("w.safetensors");
        Files.writeString(file, "id,cluster,confidence\n0,1,0.5\n1,0,0.4\n");
        assertThatThrownBy(() -> SafeTensors.read(file)).isInstanceOf(InputException.class);
    }
}
