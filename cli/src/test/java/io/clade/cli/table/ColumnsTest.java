package io.clade.cli.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ColumnsTest {

    private static String print(Columns columns) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        columns.print(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        return bytes.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }

    @Test
    void text_lines_up_on_the_left_and_numbers_on_the_right() {
        assertThat(print(Columns.ofText().row("a", "long name", "x").row("bcd", "e")))
                .isEqualTo("a    long name  x\nbcd  e\n");
        assertThat(print(Columns.ofNumbers()
                        .row("index", "best")
                        .row("acc", "0.5")
                        .row("nmi", "10.25")))
                .isEqualTo("index   best\nacc      0.5\nnmi    10.25\n");
        assertThat(print(Columns.ofNumbersBehind(2).row("data", "method", "acc").row("x", "k", "0.25")))
                .isEqualTo("data  method   acc\nx     k       0.25\n");
    }

    @Test
    void figures_are_short_and_what_is_not_defined_is_a_dash() {
        assertThat(Columns.number(0.123456)).isEqualTo("0.1235");
        assertThat(Columns.number(-1234.56)).isEqualTo("-1234.6");
        assertThat(Columns.number(null)).isEqualTo("-");
        assertThat(Columns.number(Double.NaN)).isEqualTo("-");
        assertThat(Columns.text(12)).isEqualTo("12");
        assertThat(Columns.text(0.5)).isEqualTo("0.5000");
    }
}
