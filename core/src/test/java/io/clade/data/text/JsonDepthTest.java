package io.clade.data.text;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clade.data.reader.Datasets;
import io.clade.input.InputException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonDepthTest {

    @TempDir
    private Path folder;

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("t.json"), text);
    }

    @ParameterizedTest
    @ValueSource(ints = {65, 1_000, 100_000})
    void deep_nesting_is_refused_by_the_reader_of_tables(int depth) throws IOException {
        for (String text : List.of(
                "[".repeat(depth),
                "[".repeat(depth) + "1" + "]".repeat(depth),
                "{\"a\":".repeat(depth) + "1" + "}".repeat(depth),
                "[{\"a\": \"]\\\"]\", \"b\": " + "[".repeat(depth) + "]".repeat(depth) + "}]")) {
            Path file = file(text);
            assertThatThrownBy(() -> Datasets.read(file))
                    .isInstanceOf(InputException.class)
                    .hasMessageContaining("t.json has values nested more than 64 levels deep");
        }
    }

    @Test
    void so_is_deep_nesting_in_a_packed_file() throws IOException {
        Path file = folder.resolve("t.json.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write("[".repeat(10_000).getBytes(StandardCharsets.US_ASCII));
        }
        assertThatThrownBy(() -> JsonDepth.require(file)).isInstanceOf(InputException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{\"a\": 1, \"b\": [1, 2]}, {\"a\": 2, \"b\": [3, 4]}]",
                "{\"a\": \"[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[\"}",
                "{\"a\": \"\\\\\"}\n{\"a\": \"\\\"[\"}"
            })
    void brackets_of_a_table_and_in_texts_are_none_of_it(String text) throws IOException {
        Path file = file(text);
        assertThatCode(() -> JsonDepth.require(file)).doesNotThrowAnyException();
    }

    @Test
    void many_rows_side_by_side_are_not_deep() throws IOException {
        Path file = file("{\"a\": [1, {\"b\": 2}]}\n".repeat(10_000));
        assertThatCode(() -> JsonDepth.require(file)).doesNotThrowAnyException();
    }
}
