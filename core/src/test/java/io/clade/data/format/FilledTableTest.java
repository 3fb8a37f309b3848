package io.clade.data.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clade.data.FloatSamples;
import io.clade.data.Gaps;
import io.clade.input.InputException;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class FilledTableTest {

    private static final float NONE = Float.NaN;
    private static final List<String> NAMES = List.of("a", "b");

    private static FilledTable filled(Missing missing, float... cells) throws IOException {
        TableValues values = missing == null ? TableValues.AUTOMATIC : TableValues.AUTOMATIC.withMissing(missing);
        return FilledTable.of("some.csv", new FloatSamples(2, cells), NAMES, ReadOptions.DEFAULT.withValues(values));
    }

    private static float[] row(FilledTable table, int row) {
        float[] values = new float[2];
        table.samples().copy(row, values, 0);
        return values;
    }

    private static float[] many(int rows) {
        float[] cells = new float[2 * rows];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = i;
        }
        return cells;
    }

    @Test
    void tables_without_gaps_stay_as_they_are() throws IOException {
        FilledTable table = filled(null, 1, 2, 3, 4);
        assertThat(row(table, 1)).containsExactly(3, 4);
        assertThat(table.notices()).isEmpty();
        assertThat(table.gaps()).isSameAs(Gaps.NONE);
        assertThat(table.rows()).containsExactly(0, 1);
    }

    @Test
    void means_medians_and_nearest_values_are_filled_in() throws IOException {
        // Column a has 0, 1 and 8: mean 3, median 1. By column b the last row is nearest to the one with 8.
        float[] cells = {0, 0, 1, 1, 8, 10, NONE, 9};
        assertThat(row(filled(Missing.MEAN, cells), 3)).containsExactly(3, 9);
        assertThat(row(filled(Missing.MEDIAN, cells), 3)).containsExactly(1, 9);
        assertThat(row(filled(Missing.NEAREST, cells), 3)).containsExactly(8, 9);
        FilledTable median = filled(Missing.MEDIAN, cells);
        assertThat(median.gaps().fills()).containsExactly(1.0, 5.0);
        assertThat(median.notices())
                .containsExactly(
                        "1 cells (13 %) have no value, in 1 columns: a (1). They were filled in with the median"
                                + " of the column.");
        assertThat(filled(Missing.NEAREST, cells).gaps().none()).isTrue();
    }

    @Test
    void rows_are_dropped_and_the_others_say_where_they_came_from() throws IOException {
        FilledTable table = filled(Missing.DROP, 0, 0, NONE, 1, 8, 10);
        assertThat(table.rows()).containsExactly(0, 2);
        assertThat(row(table, 1)).containsExactly(8, 10);
        assertThat(table.notices())
                .containsExactly(
                        "1 cells (17 %) have no value, in 1 columns: a (1). The 1 rows with such cells were left"
                                + " out of 3.");
        assertThatThrownBy(() -> filled(Missing.DROP, NONE, 1, 2, NONE))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("every row has a cell without a value");
    }

    @Test
    void unasked_up_to_one_cell_in_twenty_gets_the_median() throws IOException {
        float[] cells = many(20);
        cells[3] = NONE;
        cells[8] = NONE;
        FilledTable table = filled(null, cells);
        assertThat(row(table, 1)).containsExactly(2, 21);
        assertThat(table.notices())
                .containsExactly(
                        "2 cells (5.0 %) have no value, in 2 columns: a (1), b (1). They were filled in with the"
                                + " median of the column. Use --missing fail, drop, mean, median or nearest to say what is done.");
        cells[5] = NONE;
        assertThatThrownBy(() -> filled(null, cells))
                .isInstanceOf(InputException.class)
                .hasMessage(
                        "some.csv: 3 cells (7.5 %) have no value, in 2 columns: b (2), a (1), more than the 5 % that are"
                                + " filled in unasked. The first is in row 2, column b. Use --missing drop, mean, median or"
                                + " nearest, or leave columns out.");
    }

    @Test
    void where_gaps_are_a_failure_all_are_told_at_once() {
        assertThatThrownBy(() -> filled(Missing.FAIL, 1, NONE, NONE, 2, 3, 4))
                .isInstanceOf(InputException.class)
                .hasMessage("some.csv: 2 cells (33 %) have no value, in 2 columns: a (1), b (1). The first is in row 1,"
                        + " column b. Use --missing drop, mean, median or nearest, or leave columns out.");
    }

    @Test
    void empty_rows_are_left_out_and_empty_columns_become_zeros() throws IOException {
        FilledTable table = filled(null, 1, NONE, NONE, NONE, 3, NONE);
        assertThat(table.rows()).containsExactly(0, 2);
        assertThat(row(table, 1)).containsExactly(3, 0);
        assertThat(table.notices())
                .containsExactly(
                        "1 rows have no value at all, so they were left out; the first is row 2.",
                        "Columns without any value were kept as zeros: b.");
        assertThatThrownBy(() -> filled(Missing.FAIL, 1, 2, NONE, NONE))
                .isInstanceOf(InputException.class)
                .hasMessage("some.csv: 1 rows have no value at all, the first is row 2. Use --missing drop.");
    }

    @Test
    void a_model_fills_in_whatever_share() throws IOException {
        FilledTable table = FilledTable.of(
                "some.csv",
                new FloatSamples(2, new float[] {1, NONE, 2, 3}),
                NAMES,
                ReadOptions.DEFAULT.withValues(TableValues.AUTOMATIC.forModel()));
        assertThat(table.notices().get(0)).contains("filled in with what the model learned");
        assertThat(row(table, 0)).containsExactly(1, 3);
    }

    private static FilledTable forModel(TableValues values, float... cells) throws IOException {
        return FilledTable.of(
                "some.csv", new FloatSamples(2, cells), NAMES, ReadOptions.DEFAULT.withValues(values.forModel()));
    }

    @Test
    void a_model_fills_in_columns_that_no_row_at_hand_has_a_value_for() throws IOException {
        for (TableValues values : List.of(
                TableValues.AUTOMATIC,
                TableValues.AUTOMATIC.withMissing(Missing.MEAN),
                TableValues.AUTOMATIC.withMissing(Missing.NEAREST))) {
            FilledTable one = forModel(values, 1, NONE);
            double[] cells = {1, 0};
            one.gaps().fill(0, List.of(7.0, 8.0), cells);
            assertThat(cells).containsExactly(1, 8);
            assertThat(one.notices()).singleElement().asString().startsWith("1 cells (50 %) have no value");
        }
        assertThatThrownBy(() -> forModel(TableValues.AUTOMATIC.withMissing(Missing.FAIL), 1, NONE))
                .isInstanceOf(InputException.class);
        assertThatThrownBy(() -> forModel(TableValues.AUTOMATIC.withMissing(Missing.DROP), 1, NONE))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("every row has a cell without a value");
    }

    @Test
    void nearest_rows_are_those_at_hand_and_the_notice_says_so() throws IOException {
        FilledTable table = forModel(TableValues.AUTOMATIC.withMissing(Missing.NEAREST), 0, 0, 8, 10, NONE, 9);
        assertThat(row(table, 2)).containsExactly(8, 9);
        assertThat(table.gaps().none()).isTrue();
        assertThat(table.notices())
                .containsExactly(
                        "1 cells (17 %) have no value, in 1 columns: a (1). They were filled in with the values of"
                                + " the nearest rows of these data; the model keeps no rows.");
    }

    @Test
    void a_column_that_has_values_only_in_rows_not_looked_at_gets_their_mean() throws IOException {
        float[] cells = many(10_000);
        for (int row = 0; row < 10_000; row++) {
            cells[2 * row] = row == 1 ? 5 : NONE;
        }
        assertThat(row(filled(Missing.NEAREST, cells), 0)).containsExactly(5, 1);
    }
}
