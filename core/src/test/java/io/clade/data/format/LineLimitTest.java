package io.clade.data.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clade.data.reader.Datasets;
import io.clade.input.InputException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineLimitTest {

    @TempDir
    Path folder;

    private static List<String> lines(String text, int longest) {
        return new BufferedReader(new LineLimit(new StringReader(text), "a.csv", longest))
                .lines()
                .toList();
    }

    @Test
    void lines_up_to_the_limit_are_read_whatever_ends_them() {
        assertThat(lines("abc\ndef\r\nghi\rj\n\nk", 3)).containsExactly("abc", "def", "ghi", "j", "", "k");
    }

    @Test
    void a_longer_line_is_refused() {
        assertThatThrownBy(() -> lines("abc\ndefg\n", 3))
                .isInstanceOf(InputException.class)
                .hasMessage("a.csv has a line of more than 3 characters. Maybe it is damaged, or no text.");
    }

    /** A file of a few hundred kilobytes that unpacks to a line of 70 MB, behind a beginning as of a whole one. */
    private Path bomb(String name, String begin) throws IOException {
        Path file = folder.resolve(name);
        byte[] block = "7".repeat(1_000_000).getBytes(StandardCharsets.US_ASCII);
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(begin.getBytes(StandardCharsets.US_ASCII));
            for (int i = 0; i < 70; i++) {
                out.write(block);
            }
        }
        return file;
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a,b\n", "\"", "a,b\n1,"})
    void a_packed_table_of_one_endless_line_is_refused(String begin) throws IOException {
        Path file = bomb("bomb.csv.gz", begin);
        assertThatThrownBy(() -> Datasets.read(file))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("bomb.csv.gz has a line of more than 16777216 characters");
    }

    @Test
    void packed_series_of_one_endless_line_are_refused() throws IOException {
        Path file = bomb("bomb.ts.gz", "@problemName a\n@univariate true\n@classLabel false\n@data\n");
        assertThatThrownBy(() -> Datasets.read(file))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("bomb.ts.gz has a line of more than 67108864 characters");
    }
}
