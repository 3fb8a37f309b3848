package io.clade.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VisibleTest {

    @ParameterizedTest
    @CsvSource({
        "0x1b, \\x1b",
        "0x07, \\x07",
        "0x08, \\x08",
        "0x0d, \\x0d",
        "0x7f, \\x7f",
        "0x9b, \\x9b",
        "0x202e, \\u202e",
        "0x2066, \\u2066"
    })
    void a_command_is_written_out(String code, String shown) {
        String command = Character.toString(Integer.decode(code));
        assertThat(Visible.text("a" + command + "[31mb")).isEqualTo("a" + shown + "[31mb");
        assertThat(Visible.line("a" + command + "b")).isEqualTo("a" + shown + "b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "plain", "Größe in µm — 1×8×8", "العربية", "日本語", "👍🏽", "a\tb\nc"})
    void other_text_stays(String text) {
        assertThat(Visible.text(text)).isEqualTo(text);
    }

    @Test
    void a_line_stays_one() {
        assertThat(Visible.line("a\nclade: done\tb\u2028c")).isEqualTo("a\\x0aclade: done\\x09b\\u2028c");
    }

    @Test
    void every_way_to_print_is_covered_and_keeps_the_order_and_the_encoding() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream plain = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        Console console = new Console(plain, plain, () -> false);
        console.out().println("1\u001bü");
        console.out().print((Object) "2\u001b");
        console.out().println((Object) "3\u001b");
        console.out().format("%s%n", "4\u001b");
        console.out().append("5\u001b").println();
        try (PrintWriter writer = Console.writer(console.out())) {
            writer.println("6\u001b");
        }
        console.notice("7\u001b\n8");
        assertThat(bytes.toString(StandardCharsets.UTF_8))
                .isEqualToNormalizingNewlines("1\\x1bü\n2\\x1b3\\x1b\n4\\x1b\n5\\x1b\n6\\x1b\nclade: 7\\x1b 8\n");
    }

    @Test
    void rows_of_a_table_are_data_and_stay() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream plain = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        try (Writer rows = new Console(plain, plain, () -> false).rows()) {
            rows.write("a\u001b,1\n");
        }
        assertThat(bytes.toString(StandardCharsets.UTF_8)).isEqualTo("a\u001b,1\n");
    }

    @Test
    void output_that_did_not_arrive_is_known() {
        OutputStream full = new OutputStream() {
            @Override
            public void write(int one) throws IOException {
                throw new IOException("No space left on device");
            }
        };
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream err = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        Console console = new Console(new PrintStream(full, true, StandardCharsets.UTF_8), err, () -> false);
        Faults faults = new Faults(console);
        assertThat(faults.afterwards(0)).isZero();
        console.out().println("a result");
        assertThat(faults.afterwards(0)).isEqualTo(2);
        assertThat(faults.afterwards(1)).isEqualTo(1);
        assertThat(bytes.toString(StandardCharsets.UTF_8)).contains("Not all of the output could be written");
    }
}
