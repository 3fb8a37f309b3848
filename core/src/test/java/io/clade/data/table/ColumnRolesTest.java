package io.clade.data.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clade.data.Dataset;
import io.clade.data.format.ColumnChoice;
import io.clade.data.format.ReadOptions;
import io.clade.data.reader.Datasets;
import io.clade.input.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColumnRolesTest {

    private static final int ROWS = 40;

    @TempDir
    Path folder;

    /** A table of {@value #ROWS} rows beside a column {@code m} of measurements. */
    private Path table(String header, IntFunction<String> row) throws IOException {
        StringBuilder text = new StringBuilder(header + ",m\n");
        for (int i = 0; i < ROWS; i++) {
            text.append(row.apply(i)).append(',').append(0.25 + i * 7 % 11).append('\n');
        }
        return Files.writeString(folder.resolve("t.csv"), text);
    }

    private static Dataset read(Path file, ColumnChoice choice) {
        return Datasets.read(file, ReadOptions.DEFAULT.withColumns(choice));
    }

    private Dataset read(String header, IntFunction<String> row) throws IOException {
        return read(table(header, row), ColumnChoice.NONE);
    }

    @ParameterizedTest
    @CsvSource({
        "host_id",
        "customerId",
        "ID number",
        "order_number",
        "key",
        "barcode",
        "Unnamed: 0",
        "user_key",
        "PassengerId"
    })
    void whole_numbers_that_name_things_are_left_out(String name) throws IOException {
        Dataset read = read(name, i -> Integer.toString(9_000_017 - 113 * i));
        assertThat(read.featureNames()).containsExactly("m");
        assertThat(read.notices()).hasSize(1);
        assertThat(read.notices().get(0)).contains(name + " (a key)", "--columns", "--id-column");
    }

    @ParameterizedTest
    @CsvSource({"income", "acid", "humid", "grid", "valid", "centroid", "monkey", "temperature"})
    void whole_numbers_that_measure_are_features_though_all_differ(String name) throws IOException {
        Dataset read = read(name, i -> Integer.toString(9_000_017 - 113 * i));
        assertThat(read.featureNames()).containsExactly(name, "m");
        assertThat(read.notices()).isEmpty();
    }

    @Test
    void numbers_of_the_rows_are_left_out_whatever_their_name_and_order() throws IOException {
        for (IntFunction<String> numbers : List.<IntFunction<String>>of(
                Integer::toString,
                i -> Integer.toString(i + 1),
                i -> Integer.toString((i * 7 + 3) % ROWS),
                i -> i + ".0")) {
            assertThat(read("n", numbers).featureNames()).containsExactly("m");
        }
        assertThat(read("n", i -> Integer.toString(1990 + i)).featureNames())
                .as("years")
                .containsExactly("n", "m");
        assertThat(read("n", i -> Double.toString(i / 4.0)).featureNames())
                .as("measurements")
                .containsExactly("n", "m");
        assertThat(read("n_id", i -> Integer.toString(i % 3)).featureNames())
                .as("a few codes")
                .containsExactly("n_id", "m");
        assertThat(read("n_id", i -> Double.toString(i + 0.5)).featureNames())
                .as("no whole numbers")
                .containsExactly("n_id", "m");
    }

    @Test
    void whole_numbers_with_leading_zeros_are_codes_where_all_differ() throws IOException {
        Dataset read = read("phone", i -> "0" + (301_234_567 + 7919 * i));
        assertThat(read.featureNames()).containsExactly("m");
        assertThat(read.notices().get(0)).contains("phone (a key)");
        assertThat(read("month", i -> "0" + i % 9).featureNames()).containsExactly("month", "m");
        assertThat(read("a", i -> "00" + i + ".5").featureNames()).containsExactly("a", "m");
        assertThat(read("a", i -> "012" + i % 5).featureNames()).as("few").containsExactly("a", "m");
    }

    @Test
    void days_as_whole_numbers_are_left_out() throws IOException {
        Dataset read = read("day", i -> "2024" + (i < 9 ? "010" + (i + 1) : i < 20 ? "01" + (i + 1) : "02" + (i - 10)));
        assertThat(read.notices().toString()).contains("day (dates as whole numbers)", "--columns");
        assertThat(read.featureNames()).containsExactly("m");
        assertThat(read("n", i -> Integer.toString(20_240_190 + i)).featureNames())
                .as("no days")
                .containsExactly("n", "m");
        Path only = Files.writeString(folder.resolve("days.csv"), "d\n20240101\n20240215\n20240301\n20240401\n");
        assertThat(read(only, ColumnChoice.NONE).featureNames()).containsExactly("d");
    }

    @Test
    void numbers_that_stand_for_missing_values_elsewhere_are_told_of() throws IOException {
        Dataset read = read("age", i -> i == 3 || i == 9 ? "-999" : Integer.toString(30 + i % 5));
        assertThat(read.featureNames()).containsExactly("age", "m");
        assertThat(read.notices())
                .singleElement()
                .asString()
                .contains("age (-999, 2)", "Leave such cells empty if nothing was measured.");
        assertThat(read("n", i -> i == 3 ? "999" : Integer.toString(i * 30)).notices())
                .as("not far from the others")
                .isEmpty();
    }

    @Test
    void rows_without_a_category_are_told_of_in_a_fit_and_where_a_model_reads() throws IOException {
        Path file = table("plan", i -> i % 4 == 0 ? "" : i % 4 == 1 ? "NA" : "b" + i % 4);
        Dataset read = read(file, ColumnChoice.NONE);
        assertThat(read.featureNames()).containsExactly("plan=b2", "plan=b3", "m");
        String words = "Rows without a value of a column of categories are in none of them: plan (20).";
        assertThat(read.notices()).contains(words);
        assertThat(read(file, ColumnChoice.NONE.forFeatures(List.of("m", "plan=b2")))
                        .notices())
                .contains(words);
    }

    @Test
    void a_key_that_is_all_there_is_is_a_feature() throws IOException {
        Path file = Files.writeString(folder.resolve("k.csv"), "key\n" + "1\n5\n9\n".repeat(1));
        assertThat(read(file, ColumnChoice.NONE).featureNames()).containsExactly("key");
        StringBuilder text = new StringBuilder("n\n");
        for (int i = 0; i < ROWS; i++) {
            text.append(i).append('\n');
        }
        Dataset only = read(Files.writeString(folder.resolve("n.csv"), text), ColumnChoice.NONE);
        assertThat(only.featureNames()).containsExactly("n");
        assertThat(only.notices()).isEmpty();
    }

    @Test
    void every_column_of_text_is_named_in_one_notice() throws IOException {
        Dataset read = read("name,remark,same,when", i -> "P" + i + ",likes " + i % 30 + ",x,2024-01-" + (10 + i % 20));
        assertThat(read.featureNames()).containsExactly("m");
        assertThat(read.notices()).hasSize(2);
        assertThat(read.notices().get(0))
                .contains("name (text)", "remark (text)", "same (the same text everywhere)", "when (dates)");
        assertThat(read.notices().get(1)).contains("when", "--columns");
    }

    @Test
    void texts_that_rows_share_become_a_feature_each() throws IOException {
        Dataset read = read("plan", i -> new String[] {"basic", "pro", "it's"}[i % 3]);
        assertThat(read.featureNames()).containsExactly("plan=basic", "plan=it's", "plan=pro", "m");
        assertThat(read.sample(1)).startsWith(0, 0, 1);
        assertThat(read.sample(2)).startsWith(0, 1, 0);
        assertThat(read.notices()).hasSize(1);
        assertThat(read.notices().get(0)).contains("plan (basic, it's, pro)", "--label-column", "--ignore");
    }

    @Test
    void columns_are_those_that_are_asked_for() throws IOException {
        Path file = table(
                "key,when,plan,a", i -> 100 + i + ",2024-01-" + (10 + i % 20) + "," + "xy".charAt(i % 2) + "," + i % 5);
        assertThat(read(file, ColumnChoice.NONE.withOnly(List.of("a", "key"))).featureNames())
                .containsExactly("a", "key");
        Dataset dated = read(file, ColumnChoice.NONE.withOnly(List.of("when", "plan")));
        assertThat(dated.featureNames()).containsExactly("when", "plan=x", "plan=y");
        assertThat(dated.sample(0)).as("days since 1970").containsExactly(19_732, 1, 0);
        assertThat(read(file, ColumnChoice.NONE.withIgnored(List.of("M", "when")))
                        .featureNames())
                .containsExactly("plan=x", "plan=y", "a");
        assertThatThrownBy(() -> read(file, ColumnChoice.NONE.withOnly(List.of("a", "b", "c"))))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("t.csv has no column b, c.");
        assertThatThrownBy(() -> read(file, ColumnChoice.NONE.withIgnored(List.of("plans"))))
                .hasMessage("t.csv has no column plans. Did you mean plan?");
    }

    @Test
    void whole_numbers_that_are_rounded_are_named() throws IOException {
        Dataset rounded =
                read(table("n,a", i -> "9007199254740993".substring(0, 15) + i % 10 + "," + i % 5), ColumnChoice.NONE);
        assertThat(rounded.notices())
                .containsExactly(
                        "Whole numbers of more than 53 binary digits were rounded: n (9007199254740993). Leave out with --ignore what only names things.");
        assertThat(read(table("n,a", i -> (1L << 53) - i + "," + i % 5), ColumnChoice.NONE)
                        .notices())
                .isEmpty();
        assertThat(read(table("n,a", i -> i + 1 + "e300," + i % 5), ColumnChoice.NONE)
                        .notices())
                .as("no whole numbers by their text")
                .isEmpty();
        assertThat(read(table("n,a", i -> (1L << 60) + (i % 3 << 12) + "," + i % 5), ColumnChoice.NONE)
                        .notices())
                .as("exact in double precision")
                .isEmpty();
    }

    @Test
    void dates_are_days_where_it_is_certain_which() throws IOException {
        Path points = table("when,a", i -> "%02d.01.2024,".formatted(10 + i % 20) + i % 5);
        assertThat(read(points, ColumnChoice.NONE.withOnly(List.of("when"))).sample(0))
                .containsExactly(19_732);
        Path slashes = table("when,a", i -> "%02d/01/2024,".formatted(10 + i % 20) + i % 5);
        assertThatThrownBy(() -> read(slashes, ColumnChoice.NONE.withOnly(List.of("when"))))
                .isInstanceOf(InputException.class)
                .hasMessageContaining(
                        "column when has dates as 10/01/2024, whose order of day and month is not certain");
        assertThat(read(slashes, ColumnChoice.NONE).featureNames()).containsExactly("a", "m");
    }

    @Test
    void ids_are_those_of_the_column_asked_for() throws IOException {
        Path file = table("id,barcode", i -> i % 7 + ",b" + i);
        Dataset named = read(file, ColumnChoice.NONE.withId("barcode"));
        assertThat(named.id(3)).isEqualTo("b3");
        assertThatThrownBy(() -> read(file, ColumnChoice.NONE.withId("id")))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("the values of column id repeat")
                .hasMessageContaining("0 is there 6 times");
        assertThatThrownBy(() -> read(file, ColumnChoice.NONE.withId("code")))
                .hasMessageStartingWith("t.csv has no column code.");
        assertThat(read(file, ColumnChoice.NONE).notices().get(0))
                .contains("The ids in column id repeat (0 is there 6 times)");
    }

    @Test
    void labels_are_taken_only_from_what_looks_like_classes() throws IOException {
        for (String name : new String[] {"y", "label", "class", "target"}) {
            Dataset measured = read(name, i -> Double.toString(i * 1.37));
            assertThat(measured.labels()).as(name).isEmpty();
            assertThat(measured.featureNames()).containsExactly(name, "m");
            assertThat(measured.notices().get(0))
                    .contains(name, "40 different values in 40 rows", "--label-column " + name);
            assertThat(read(name, i -> Integer.toString(i * i + 5)).labels()).isEmpty();
            assertThat(read(name, i -> Integer.toString(i % 4 * 10)).labels()).isPresent();
            assertThat(read(name, i -> Integer.toString(i % 20)).labels())
                    .as("codes")
                    .isPresent();
            assertThat(read(name, i -> "c" + i % 13).labels()).isPresent();
            assertThat(read(name, i -> i % 3 + ".5").labels()).isPresent();
        }
        Path file = table("y", i -> Double.toString(i * 1.37));
        assertThat(Datasets.read(file, ReadOptions.DEFAULT.withLabelColumn("y")).labels())
                .as("asked for")
                .isPresent();
    }

    @Test
    void several_columns_with_mistakes_are_named_together() {
        assertThatThrownBy(() -> read(
                        "a,b,c", i -> (i == 7 ? "oops" : "" + i * 2) + "," + (i == 9 ? "x" : "" + i * 3) + "," + i % 3))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("in the columns a, b")
                .hasMessageContaining("--ignore a,b");
    }

    @Test
    void a_model_gets_its_features_in_its_order_whatever_they_look_like() throws IOException {
        Path file = table("when,key,plan,extra", i -> "2024-01-" + (10 + i % 20) + "," + (100 + i) + ",y," + i % 4);
        List<String> features = List.of("m", "plan=x", "plan=y", "key", "when");
        Dataset read = read(file, ColumnChoice.NONE.forFeatures(features));
        assertThat(read.featureNames()).isEqualTo(features);
        assertThat(read.sample(0)).containsExactly(0.25f, 0, 1, 100, 19_732);
        assertThat(read.notices())
                .containsExactly("The model was not fitted on these columns, so they were ignored: extra.");
        assertThat(read(file, ColumnChoice.NONE.forFeatures(List.of("m", "plan=x", "plan=z")))
                        .notices())
                .contains("The model has not seen these values of column plan, so they are none of its categories: y.");
        assertThatThrownBy(() -> read(file, ColumnChoice.NONE.forFeatures(List.of("m", "gone", "lost"))))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("lacks columns that the model was fitted on: gone, lost.")
                .hasMessageContaining("It has: when, key, plan, extra, m.");
        assertThat(read(
                                file,
                                ColumnChoice.NONE
                                        .withIgnored(List.of("when", "plan"))
                                        .forFeatures(List.of()))
                        .featureNames())
                .as("a model without names")
                .containsExactly("key", "extra", "m");
    }

    @Test
    void a_column_that_is_named_twice_would_count_twice_and_is_refused() throws IOException {
        Path file = table("a", Integer::toString);
        for (List<String> names : List.of(List.of("a", "m", "a"), List.of("a", " A "))) {
            assertThatThrownBy(() -> read(file, ColumnChoice.NONE.withOnly(names)))
                    .isInstanceOf(InputException.class)
                    .hasMessage("t.csv: --columns names a twice. Name each feature once.");
        }
    }

    @Test
    void a_table_without_features_is_refused_with_what_was_left_out_and_how_to_use_it() throws IOException {
        Path dates = Files.writeString(folder.resolve("dates.csv"), "when\n2024-01-05\n2024-02-06\n2024-03-09\n");
        assertThatThrownBy(() -> read(dates, ColumnChoice.NONE))
                .isInstanceOf(InputException.class)
                .hasMessageContainingAll("no feature columns", "when (dates)", "--columns")
                .hasMessageNotContaining("\n");
        assertThat(read(dates, ColumnChoice.NONE.withOnly(List.of("when"))).featureNames())
                .containsExactly("when");
    }
}
