package io.clade.run.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clade.input.InputException;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class YamlTextTest {

    private static final String GRID = "data: [moons, Größe.csv]\nmethods: [kmeans]\nk: 2\n";

    @TempDir
    Path folder;

    private Path write(byte... bytes) throws IOException {
        return Files.write(folder.resolve("grid.yaml"), bytes);
    }

    private void refused(String words, byte... bytes) throws IOException {
        Path file = write(bytes);
        assertThatThrownBy(() -> YamlNode.read(file))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("grid.yaml")
                .hasMessageContaining(words)
                .message()
                .hasLineCount(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16", "UTF-16LE", "UTF-16BE"})
    void text_with_a_byte_order_mark_is_read(String charset) throws IOException {
        String marked = charset.equals("UTF-16") ? GRID : "\uFEFF" + GRID;
        assertThat(YamlText.read(write(marked.getBytes(Charset.forName(charset)))))
                .isEqualTo(GRID);
        assertThat(YamlText.read(write(GRID.getBytes(StandardCharsets.UTF_8)))).isEqualTo(GRID);
    }

    @Test
    void other_encodings_say_what_to_do() throws IOException {
        refused("is not UTF-8 text. Save it as UTF-8.", GRID.getBytes(StandardCharsets.ISO_8859_1));
        refused("is a binary file", "data: a".getBytes(StandardCharsets.UTF_16LE));
        refused("is not whole UTF-16 text", (byte) 0xFF, (byte) 0xFE, (byte) 'a');
    }

    @Test
    void what_is_no_text_or_no_file_is_refused() throws IOException {
        refused("is a binary file", new byte[100]);
        refused("is not UTF-8 text", (byte) 0x89, (byte) 'P', (byte) 'N', (byte) 'G', (byte) 0x0D, (byte) 0x0A);
        assertThatThrownBy(() -> YamlText.read(folder))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("is a folder");
        assertThatThrownBy(() -> YamlText.read(folder.resolve("none.yaml")))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("cannot be read");
    }

    @Test
    void a_large_file_is_refused_before_it_is_parsed() throws IOException {
        refused("has more than 1048576 bytes", ("k: " + "9".repeat(2 << 20)).getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void deep_nesting_is_refused() throws IOException {
        refused("line", "[".repeat(100_000).getBytes(StandardCharsets.US_ASCII));
        refused("line", "{a: ".repeat(100_000).getBytes(StandardCharsets.US_ASCII));
    }
}
