package io.clade.data.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clade.data.Dataset;
import io.clade.data.Kind;
import io.clade.data.Shape;
import io.clade.data.format.ReadOptions;
import io.clade.data.reader.Datasets;
import io.clade.input.InputException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TableReaderTest {

    @TempDir
    Path folder;

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private Dataset read(String text) throws IOException {
        return Datasets.read(file("some.csv", text));
    }

    private void refused(String text, String message) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(InputException.class).hasMessage(message);
    }

    @Test
    void a_header_names_the_features_and_the_usual_label_column_is_taken() throws IOException {
        Dataset dataset = read("width,height,Class\n1,2.5,b\n-3e1,4,a\n");
        assertThat(dataset.shape()).isEqualTo(Shape.table(2));
        assertThat(dataset.featureNames()).containsExactly("width", "height");
        assertThat(dataset.sample(0)).containsExactly(1, 2.5f);
        assertThat(dataset.sample(1)).containsExactly(-30, 4);
        assertThat(dataset.labels().orElseThrow().names()).containsExactly("a", "b");
        assertThat(dataset.labels().orElseThrow().codes()).containsExactly(1, 0);
        assertThat(dataset.notices())
                .containsExactly(
                        "Column Class was taken as the labels. Use --label-column to name another column, or none.");
        assertThat(dataset.name()).isEqualTo("some");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a,b\n1,2\n3,4\n", "a;b\r\n1;2\r\n3;4", "a|b\n1|2\n3|4\n\n", "\uFEFF\"a\",b\n1,\"2\"\n 3 ,4"})
    void dialects_are_told_apart(String text) throws IOException {
        Dataset dataset = read(text);
        assertThat(dataset.featureNames()).containsExactly("a", "b");
        assertThat(dataset.sample(1)).containsExactly(3, 4);
        assertThat(dataset.labels()).isEmpty();
    }

    @Test
    void tabs_and_gzip_are_read_too() throws IOException {
        assertThat(Datasets.read(file("some.tsv", "a,1\tb\n1\t2\n")).featureNames())
                .containsExactly("a,1", "b");
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write("a,b\n1,2\n".getBytes(StandardCharsets.US_ASCII));
        }
        Path file = Files.write(folder.resolve("packed.csv.gz"), packed.toByteArray());
        assertThat(Datasets.read(file).sample(0)).containsExactly(1, 2);
        assertThat(Datasets.read(file).name()).isEqualTo("packed");
    }

    @Test
    void without_a_header_columns_are_numbered() throws IOException {
        Dataset numbers = read("1,2\n3,4\n");
        assertThat(numbers.size()).isEqualTo(2);
        assertThat(numbers.featureNames()).containsExactly("column1", "column2");
        Path iris = file("iris.csv", "5.1,3.5,setosa\n4.9,3.0,virginica\n");
        Dataset labelled = Datasets.read(iris, ReadOptions.DEFAULT.withLabelColumn("column3"));
        assertThat(labelled.size()).isEqualTo(2);
        assertThat(labelled.labels().orElseThrow().names()).containsExactly("setosa", "virginica");
    }

    @Test
    void the_label_column_is_the_one_asked_for() throws IOException {
        Path file = file("some.csv", "class,species\n1,b\n2,a\n");
        Dataset dataset = Datasets.read(file, ReadOptions.DEFAULT.withLabelColumn("species"));
        assertThat(dataset.featureNames()).containsExactly("class");
        assertThat(dataset.notices()).isEmpty();
        assertThatThrownBy(() -> Datasets.read(file, ReadOptions.DEFAULT.withLabelColumn("speces")))
                .isInstanceOf(InputException.class)
                .hasMessage("some.csv has no column speces. Did you mean species?");
        Path plain = file("plain.csv", "class,a\n1,2\n");
        assertThat(Datasets.read(plain, ReadOptions.DEFAULT.withLabelColumn("none"))
                        .featureNames())
                .containsExactly("class", "a");
    }

    @Test
    void beside_an_x_a_y_is_a_feature() throws IOException {
        assertThat(read("x,y\n1,2\n").featureNames()).containsExactly("x", "y");
        assertThat(read("a,y\n1,2\n").featureNames()).containsExactly("a");
    }

    @Test
    void samples_without_a_class_keep_their_place() throws IOException {
        assertThat(read("a,label\n1,x\n2,\n").labels().orElseThrow().codes()).containsExactly(0, -1);
    }

    @Test
    void unique_ids_name_the_samples_and_others_are_left_out() throws IOException {
        Dataset named = read("ID,a\nk7,1\nk3,2\n");
        assertThat(named.id(1)).isEqualTo("k3");
        assertThat(named.featureNames()).containsExactly("a");
        Dataset twice = read("id,a\n7,1\n7,2\n");
        assertThat(twice.featureNames()).containsExactly("a");
        assertThat(twice.notices())
                .containsExactly(
                        "The ids in column id repeat (7 is there 2 times), so it was left out. Name a column of unique"
                                + " ids with --id-column.");
        assertThat(read(",a\n0,1\n1,2\n").featureNames())
                .as("the index that pandas writes")
                .containsExactly("a");
    }

    @Test
    void truth_values_are_one_and_zero() throws IOException {
        assertThat(read("a,b\ntrue,1\nFalse,2\n").sample(0)).containsExactly(1, 1);
        assertThat(read("a,b\ntrue,1\nFalse,2\n").sample(1)).containsExactly(0, 2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "-inf | some.csv: row 2, column b is infinite. Leave the row out, or replace the value.",
                "1e400 | some.csv: row 2, column b is infinite. Leave the row out, or replace the value.",
                "red | some.csv: row 2, column b is \"red\", which is not a number. If the column holds the classes, use"
                        + " --label-column b; otherwise correct it, or leave the column out with --ignore b.",
            })
    void values_that_are_no_finite_numbers_are_named(String value, String message) {
        refused("a,b\n1,2\n3," + value + "\n5,6\n", message);
    }

    @Test
    void ragged_rows_are_named_by_their_line() {
        refused("a,b\n1,2\n3\n", "some.csv: line 3 has 1 values, but the first line has 2. Correct or remove it.");
        refused("a,b\n1,2\n3,4,5\n", "some.csv: line 3 has 3 values, but the first line has 2. Correct or remove it.");
    }

    @Test
    void a_ragged_row_far_down_is_found() {
        StringBuilder text = new StringBuilder("a,b\n");
        for (int i = 0; i < 50_000; i++) {
            text.append(i).append(i == 40_000 ? "\n" : ",1\n");
        }
        refused(text.toString(), "some.csv: line 40002 has 1 values, but the first line has 2. Correct or remove it.");
    }

    @Test
    void quotes_that_go_wrong_are_named() {
        String message =
                "some.csv: line 3 has a quote that is not closed, or text next to one. Maybe the file is truncated.";
        refused("a,b\n1,2\n3,\"4\n", message);
        refused("a,b\n1,2\n3,\"4\"5\n", message);
    }

    @Test
    void tables_without_rows_or_features_are_refused() {
        refused("a,b\n", "some.csv has columns, but no rows.");
        refused("", "some.csv is empty. Maybe writing it was interrupted.");
        refused("\n\n", "some.csv is empty. Maybe writing it was interrupted.");
        refused(
                "class\na\nb\n",
                "some.csv has no feature columns besides its labels and ids. Column class was taken as the labels. Use"
                        + " --label-column to name another column, or none.");
    }

    @Test
    void kinds_give_rows_a_shape() throws IOException {
        Path file = file("some.csv", "a,b,c,d,class\n1,2,3,4,x\n");
        assertThat(Datasets.read(file, ReadOptions.DEFAULT.withKind(Kind.IMAGE)).shape())
                .isEqualTo(Shape.image(1, 2, 2));
        assertThat(Datasets.read(file, ReadOptions.DEFAULT.withKind(Kind.SERIES))
                        .shape())
                .isEqualTo(Shape.series(4, 1));
    }

    @Test
    void limits_and_budgets_do_not_change_the_numbers() throws IOException {
        StringBuilder text = new StringBuilder("a,b,class\n");
        for (int i = 0; i < 130_000; i++) {
            text.append(2 * i)
                    .append(',')
                    .append(i * 0.5)
                    .append(',')
                    .append(i % 3)
                    .append('\n');
        }
        Path file = file("some.csv", text.toString());
        Dataset heap = Datasets.read(file);
        assertThat(heap.size()).isEqualTo(130_000);
        assertThat(heap.sample(129_999)).containsExactly(259_998, 64_999.5f);
        assertThat(Datasets.read(file, ReadOptions.DEFAULT.withHeapBudget(10)).sha256())
                .isEqualTo(heap.sha256());
        Dataset first = Datasets.read(file, ReadOptions.DEFAULT.withLimit(10));
        assertThat(first.size()).isEqualTo(10);
        assertThat(first.sha256()).isEqualTo(heap.limit(10).sha256());
    }

    @Test
    void many_columns_are_no_obstacle() throws IOException {
        int columns = 3000;
        String header = IntStream.range(0, columns).mapToObj(i -> "g" + i).collect(Collectors.joining(","));
        String row = IntStream.range(0, columns).mapToObj(Integer::toString).collect(Collectors.joining(","));
        Dataset dataset = read(header + "\n" + row + "\n" + row + "\n");
        assertThat(dataset.shape()).isEqualTo(Shape.table(columns));
        assertThat(dataset.sample(1)[2999]).isEqualTo(2999);
    }

    @Test
    void file_names_with_wildcards_and_quotes_mean_themselves() throws IOException {
        file("b1.csv", "a\n9\n");
        Path folderOfKeys = Files.createDirectories(folder.resolve("key=value"));
        for (String name : new String[] {"b[1].csv", "it's.csv", "key=value/c.csv"}) {
            Dataset dataset = Datasets.read(file(name, "a\n1\n"));
            assertThat(dataset.featureNames()).as(name).containsExactly("a");
            assertThat(dataset.sample(0)).as(name).containsExactly(1);
        }
        assertThat(folderOfKeys).isDirectory();
    }

    private void sql(String statement) throws SQLException {
        try (Connection database = DriverManager.getConnection("jdbc:duckdb:");
                Statement run = database.createStatement()) {
            run.execute(statement.replace("FOLDER", folder.toString()));
        }
    }

    @Test
    void parquet_of_every_kind_of_number_is_read() throws SQLException {
        sql("COPY (SELECT 'k' || i AS id, i::TINYINT AS a, (i / 2)::DECIMAL(9, 2) AS b, i::DOUBLE AS c, i > 1 AS d,"
                + " CASE WHEN i > 1 THEN 'x' ELSE 'y' END AS label FROM range(1, 4) t(i)) TO 'FOLDER/some.parquet'");
        Dataset dataset = Datasets.read(folder.resolve("some.parquet"));
        assertThat(dataset.featureNames()).containsExactly("a", "b", "c", "d");
        assertThat(dataset.sample(2)).containsExactly(3, 1.5f, 3, 1);
        assertThat(dataset.id(2)).isEqualTo("k3");
        assertThat(dataset.labels().orElseThrow().codes()).containsExactly(1, 0, 0);
    }

    @Test
    void a_column_of_lists_is_a_feature_a_number() throws SQLException {
        sql(
                "COPY (SELECT [i, i + 1, i + 2]::FLOAT[] AS embedding, i AS n FROM range(2) t(i)) TO 'FOLDER/some.parquet'");
        Dataset dataset = Datasets.read(folder.resolve("some.parquet"));
        assertThat(dataset.featureNames()).containsExactly("embedding[1]", "embedding[2]", "embedding[3]", "n");
        assertThat(dataset.sample(1)).containsExactly(1, 2, 3, 1);
        sql("COPY (SELECT range(i) AS embedding FROM range(1, 3) t(i)) TO 'FOLDER/some.parquet'");
        assertThatThrownBy(() -> Datasets.read(folder.resolve("some.parquet")))
                .isInstanceOf(InputException.class)
                .hasMessage(
                        "some.parquet: column embedding holds lists of 1 to 2 numbers. Every row must have the same number.");
    }

    @Test
    void what_is_no_number_in_parquet_is_named() throws SQLException {
        sql("COPY (SELECT i AS a, DATE '2020-01-01' AS day FROM range(2) t(i)) TO 'FOLDER/some.parquet'");
        assertThat(Datasets.read(folder.resolve("some.parquet")).notices().get(0))
                .contains("day (dates)");
        sql(
                "COPY (SELECT i AS b, CASE WHEN i = 1 THEN 'nan'::DOUBLE ELSE i END AS a FROM range(2) t(i)) TO 'FOLDER/some.parquet'");
        assertThatThrownBy(() -> Datasets.read(folder.resolve("some.parquet")))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith("some.parquet: 1 cells (25 %) have no value, in 1 columns: a (1)");
    }

    @Test
    void a_truncated_parquet_file_is_refused() throws SQLException, IOException {
        sql("COPY (SELECT i AS a FROM range(1000) t(i)) TO 'FOLDER/some.parquet'");
        Path file = folder.resolve("some.parquet");
        byte[] whole = Files.readAllBytes(file);
        for (int length : new int[] {whole.length - 10, 9}) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> Datasets.read(file))
                    .isInstanceOf(InputException.class)
                    .hasMessage("some.parquet is not a complete Parquet file: its last bytes are missing. Maybe it is"
                            + " truncated.");
        }
    }

    @Test
    void json_is_read_as_an_array_or_line_by_line() throws IOException {
        Path array =
                file("some.json", "[{\"a\": 1, \"b\": true, \"class\": 7}, {\"a\": 2.5, \"b\": false, \"class\": 8}]");
        Path lines =
                file("some.jsonl", "{\"a\": 1, \"b\": true, \"class\": 7}\n{\"a\": 2.5, \"b\": false, \"class\": 8}\n");
        for (Path path : new Path[] {array, lines}) {
            Dataset dataset = Datasets.read(path);
            assertThat(dataset.featureNames()).containsExactly("a", "b");
            assertThat(dataset.sample(1)).containsExactly(2.5f, 0);
            assertThat(dataset.labels().orElseThrow().names()).containsExactly("7", "8");
        }
    }

    @Test
    void damaged_json_and_missing_values_are_named() throws IOException {
        Path cut = file("cut.json", "[{\"a\": 1}, {\"a\": 2");
        assertThatThrownBy(() -> Datasets.read(cut))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith("cut.json cannot be read: Malformed JSON")
                .message()
                .hasLineCount(1);
        Path gap = file("gap.json", "[{\"a\": 1, \"b\": 1}, {\"a\": 2}]");
        assertThatThrownBy(() -> Datasets.read(gap))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith("gap.json: 1 cells (25 %) have no value, in 1 columns: b (1)");
    }
}
