package io.clade.data.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clade.input.InputException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextEncodingTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "UTF-8, '', UTF_8",
        "UTF-8, \uFEFF, UTF_8",
        "UTF-16LE, \uFEFF, UTF_16LE",
        "UTF-16BE, \uFEFF, UTF_16BE",
        "UTF-16LE, '', UTF_16LE",
        "UTF-16BE, '', UTF_16BE",
        "ISO-8859-1, '', WINDOWS_1252",
    })
    void the_encoding_is_found_and_its_mark_passed_over(String charset, String mark, TextEncoding encoding)
            throws IOException {
        Path file = folder.resolve("x.csv");
        Files.write(file, (mark + "gr\u00F6\u00DFe,b\n1,2\n").getBytes(Charset.forName(charset)));
        assertThat(TextEncoding.of(file)).isEqualTo(encoding);
        try (BufferedReader text = encoding.reader(file)) {
            assertThat(text.readLine()).isEqualTo("gr\u00F6\u00DFe,b");
        }
    }

    @Test
    void a_letter_that_is_not_utf8_is_found_however_late() throws IOException {
        Path file = folder.resolve("x.csv");
        String text = "a,b\n".repeat(50_000) + "\u00E9,1\n";
        assertThat(TextEncoding.of(Files.write(file, text.getBytes(StandardCharsets.ISO_8859_1))))
                .isEqualTo(TextEncoding.WINDOWS_1252);
        assertThat(TextEncoding.of(Files.write(file, text.getBytes(StandardCharsets.UTF_8))))
                .isEqualTo(TextEncoding.UTF_8);
    }

    @Test
    void what_is_not_text_is_refused() throws IOException {
        Path file = Files.write(folder.resolve("x.csv"), new byte[] {65, 0, 0, 0, 1, 2, 3, 0, 0, 9});
        assertThatThrownBy(() -> TextEncoding.of(file))
                .isInstanceOf(InputException.class)
                .hasMessage("x.csv is not a text file. Maybe it has the wrong name.");
    }
}
