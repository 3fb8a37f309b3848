package io.clade.experiment.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clade.input.InputException;
import org.junit.jupiter.api.Test;

class TableTest {

    private static final Table TABLE = Table.of("one", "One", "model", "runs", "ACC")
            .row("DDC, raw", 20, 0.123456)
            .row("DTKC", 5, null)
            .row("a|b", 100, 1e-9);

    @Test
    void csv_has_every_digit_and_quotes_what_needs_it() {
        assertThat(TABLE.csv()).isEqualTo("model,runs,ACC\n\"DDC, raw\",20,0.123456\nDTKC,5,\na|b,100,1.0E-9\n");
    }

    @Test
    void markdown_is_a_table_with_a_dash_for_what_was_not_measured() {
        assertThat(TABLE.markdown())
                .isEqualTo("| model | runs | ACC |\n| --- | --- | --- |\n| DDC, raw | 20 | 0.123 |\n| DTKC | 5 | – |\n"
                        + "| a\\|b | 100 | 1.0e-09 |\n");
    }

    @Test
    void text_lines_up_with_numbers_to_the_right() {
        assertThat(TABLE.text())
                .isEqualTo(
                        "model     runs      ACC\nDDC, raw    20    0.123\nDTKC         5        –\na|b        100  1.0e-09\n");
    }

    @Test
    void cells_are_found_by_column() {
        assertThat(TABLE.cell(0, "ACC")).isEqualTo(0.123456);
        assertThat(TABLE.size()).isEqualTo(3);
        assertThatThrownBy(() -> TABLE.row("too", "few"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("3 columns");
    }
}
