package io.clade.data.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clade.input.InputException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RecordsTest {

    private static List<List<String>> read(String text, char delimiter) throws IOException {
        List<List<String>> all = new ArrayList<>();
        try (Records records = new Records("x", new BufferedReader(new StringReader(text)), delimiter)) {
            for (Optional<List<String>> next = records.next(); next.isPresent(); next = records.next()) {
                all.add(next.get());
            }
        }
        return all;
    }

    @Test
    void quotes_keep_delimiters_and_line_ends() throws IOException {
        assertThat(read("a,\"b,\r\nc\"\r\n\r\n\"d\"\"e\",\r\n", ','))
                .containsExactly(List.of("a", "b,\r\nc"), List.of("d\"e", ""));
    }

    @Test
    void any_line_end_ends_a_record_and_the_last_needs_none() throws IOException {
        assertThat(read("1,2\r3,4\n5,6\r\n7,8", ',')).hasSize(4).last().isEqualTo(List.of("7", "8"));
    }

    @Test
    void runs_of_spaces_part_fields() throws IOException {
        assertThat(read("\"a b\"  1 2 \n  c 3   4\n", ' '))
                .containsExactly(List.of("a b", "1", "2"), List.of("c", "3", "4"));
    }

    @Test
    void quotes_that_go_wrong_are_named_by_their_line() {
        for (String text : new String[] {"a\n\"b", "a\n\"b\"c\n"}) {
            assertThatThrownBy(() -> read(text, ','))
                    .isInstanceOf(InputException.class)
                    .hasMessageStartingWith("x: line 2 has a quote that is not closed, or text next to one.");
        }
    }

    @Test
    void lines_are_counted_within_quotes_too() throws IOException {
        try (Records records = new Records("x", new BufferedReader(new StringReader("\"a\nb\"\nc\n")), ',')) {
            records.next();
            records.next();
            assertThat(records.line()).isEqualTo(3);
        }
    }
}
