package io.clade.data.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clade.data.Dataset;
import io.clade.data.format.Missing;
import io.clade.data.format.ReadOptions;
import io.clade.data.format.TableValues;
import io.clade.data.reader.Datasets;
import io.clade.input.InputException;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The values of tables as people write them: dialects, encodings, gaps, numbers far from zero. */
class TableValuesTest {

    @TempDir
    Path folder;

    private Dataset read(String name, String text) throws IOException {
        return Datasets.read(Files.writeString(folder.resolve(name), text));
    }

    private static double[] exact(Dataset data, int row) {
        double[] values = new double[data.shape().size()];
        data.copy(row, values, 0);
        return values;
    }

    @Test
    void decimal_commas_are_read() throws IOException {
        Dataset data = read(
                "x.csv",
                "a;b;n\n1,5;1.234;x\n2,25;12.500;y\n-3;7;z\n"
                        .replace(";x", ";1")
                        .replace(";y", ";2")
                        .replace(";z", ";3"));
        assertThat(data.sample(0)).containsExactly(1.5f, 1234, 1);
        assertThat(data.sample(1)).containsExactly(2.25f, 12_500, 2);
        assertThat(data.notices())
                .containsExactly(
                        "Read as numbers (decimal commas): a.",
                        "Read as numbers (decimal commas, parted thousands): b.");
    }

    @Test
    void percentages_currencies_and_thousands_are_read() throws IOException {
        Dataset data = read("x.csv", "price,share,n\n\"$1,234.50\",+45%,\"12,345\"\n-$7,-3 %,7\n($5),0%,1\n");
        assertThat(data.sample(0)).containsExactly(1234.5f, 45, 12_345);
        assertThat(data.sample(1)).containsExactly(-7, -3, 7);
        assertThat(data.sample(2)).containsExactly(-5, 0, 1);
    }

    @Test
    void a_form_that_shows_late_is_found_too() throws IOException {
        StringBuilder text = new StringBuilder("n,m\n");
        for (int i = 0; i < 1500; i++) {
            text.append(i).append(",1\n");
        }
        Dataset data = read("x.csv", text + "\"1,500\",1\n");
        assertThat(data.sample(1500)).containsExactly(1500, 1);
    }

    @Test
    void the_names_of_rows_that_r_writes_become_ids() throws IOException {
        Dataset tabs = read("x.tsv", "\"a\"\t\"b\"\n\"r1\"\t1\t2\n\"r2\"\t3\t4\n");
        assertThat(tabs.featureNames()).containsExactly("a", "b");
        assertThat(tabs.id(1)).isEqualTo("r2");
        Dataset spaces = read("x.csv", "\"a\" \"b\"\n\"r 1\" 1.5 2\n\"r 2\" 3 4\n");
        assertThat(spaces.id(0)).isEqualTo("r 1");
        assertThat(spaces.sample(0)).containsExactly(1.5f, 2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "ISO-8859-1", "windows-1252"})
    void other_encodings_are_read(String charset) throws IOException {
        byte[] text = "gr\u00F6\u00DFe,a,class\n1,2,\u00E9\n3,4,x\n".getBytes(Charset.forName(charset));
        Dataset data = Datasets.read(Files.write(folder.resolve("x.csv"), text));
        assertThat(data.featureNames()).containsExactly("gr\u00F6\u00DFe", "a");
        assertThat(data.labels().orElseThrow().names()).containsExactlyInAnyOrder("\u00E9", "x");
        assertThat(data.sample(1)).containsExactly(3, 4);
    }

    @Test
    void rows_of_other_lengths_are_named_in_what_is_read_here_too() throws IOException {
        byte[] text = "a,b\n1,2\n3\n".getBytes(StandardCharsets.UTF_16LE);
        Path file = Files.write(folder.resolve("x.csv"), text);
        assertThatThrownBy(() -> Datasets.read(file))
                .isInstanceOf(InputException.class)
                .hasMessage("x.csv: line 3 has 1 values, but the first line has 2. Correct or remove it.");
    }

    @Test
    void line_ends_within_quotes_are_kept() throws IOException {
        Dataset data = read("x.csv", "a,\"b\r\nc\",class\r\n1,2,\"x\r\ny\"\r\n3,4,\"z\"\r\n");
        assertThat(data.featureNames()).hasSize(2);
        assertThat(data.sample(1)).containsExactly(3, 4);
        assertThat(data.labels().orElseThrow().names()).hasSize(2);
    }

    @Test
    void headers_of_numbers_are_found_and_can_be_said() throws IOException {
        Dataset years = read("x.csv", "2001,2002,2003\n5,1,9\n0,2,4\n");
        assertThat(years.size()).isEqualTo(2);
        assertThat(years.featureNames()).containsExactly("2001", "2002", "2003");
        assertThat(years.notices().get(0)).contains("--header no");
        Path file = folder.resolve("x.csv");
        TableValues without = TableValues.AUTOMATIC.withHeader(false);
        assertThat(Datasets.read(file, ReadOptions.DEFAULT.withValues(without)).size())
                .isEqualTo(3);
    }

    @Test
    void late_fractions_of_json_are_read_as_written() throws IOException {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 21_000; i++) {
            text.append("{\"a\": 5}\n");
        }
        Dataset data = read("x.jsonl", text + "{\"a\": 0.25}\n");
        assertThat(data.sample(21_000)).containsExactly(0.25f);
    }

    @Test
    void numbers_far_from_zero_keep_their_differences() throws IOException {
        Dataset far = read("x.csv", "a\n100000000.25\n100000001.5\n");
        assertThat(far.wide()).isTrue();
        assertThat(exact(far, 0)).containsExactly(100000000.25);
        assertThat(read("x.csv", "a\n1e300\n2e300\n").wide()).isTrue();
        assertThat(exact(read("x.csv", "a\n1e-310\n2e-310\n"), 1)).containsExactly(2e-310);
        assertThat(read("x.csv", "a\n1.5\n2.5\n").wide()).isFalse();
        String moved = read("x.csv", "a\n100000000.25\n100000001.25\n").sha256();
        assertThat(far.sha256()).as("the same to single precision").isNotEqualTo(moved);
    }

    @Test
    void rows_that_are_dropped_take_their_ids_and_labels_with_them() throws IOException {
        Path file = Files.writeString(folder.resolve("x.csv"), "id,a,b,class\nk1,1,2,x\nk2,,3,y\nk3,4,5,z\n");
        ReadOptions drop = ReadOptions.DEFAULT.withValues(TableValues.AUTOMATIC.withMissing(Missing.DROP));
        Dataset data = Datasets.read(file, drop);
        assertThat(data.id(1)).isEqualTo("k3");
        assertThat(data.labels().orElseThrow().names()).containsExactly("x", "z");
        Files.writeString(file, "a,b\n1,2\n,3\n4,5\n");
        assertThat(Datasets.read(file, drop).id(1)).as("the row it was").isEqualTo("2");
    }

    @Test
    void a_first_row_of_missing_values_is_no_header_and_hides_no_truths() throws IOException {
        Path file = Files.writeString(folder.resolve("x.csv"), "a,b\nNA,\ntrue,2\nfalse,4\n");
        assertThat(Datasets.read(file).sample(1)).containsExactly(0, 4);
        Files.writeString(file, "NA,1,2,3\n" + "5,6,7,8\n".repeat(9));
        assertThat(Datasets.read(file).size()).isEqualTo(10);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tr-TR", "de-DE", "ar-EG-u-nu-arab", "fa-IR-u-nu-arabext", "ne-NP-u-nu-deva"})
    void the_language_of_the_user_changes_nothing(String language) throws IOException {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag(language));
            Path file = Files.writeString(folder.resolve("x.csv"), "ID,a,b\n1,1.5,\"1,234\"\n2,2.5,7\n");
            Dataset data = Datasets.read(file, ReadOptions.DEFAULT.withLimit(12));
            assertThat(data.featureNames()).containsExactly("a", "b");
            assertThat(data.sample(0)).containsExactly(1.5f, 1234);
        } finally {
            Locale.setDefault(before);
        }
    }
}
