package io.clade.data.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.clade.data.Dataset;
import io.clade.data.Kind;
import io.clade.data.Labels;
import io.clade.data.Shape;
import io.clade.data.format.ReadOptions;
import io.clade.data.reader.Datasets;
import io.clade.input.InputException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TsReaderTest {

    /** As the archive writes sets of different lengths. */
    private static final String RAGGED = """
            #Recordings of speakers.
            #
            @problemName Vowels
            @timeStamps false
            @missing false
            @univariate false
            @dimensions 2
            @equalLength false
            @classLabel true 2 10
            @data
            1.5,2.5,3.5:-1,-2,-3:10
            4,5:6,7:2

            8:9:10
            """;

    private static final String UNIVARIATE = """
            @problemName Demand
            @timeStamps false
            @missing false
            @univariate true
            @equalLength true
            @seriesLength 4
            @classLabel true walking at-rest
            @data
            0.1,-2e-3,.5,7:at-rest
            1,2,3,4:walking
            """;

    @TempDir
    Path folder;

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("set.ts"), text);
    }

    private Dataset read(String text) throws IOException {
        return Datasets.read(file(text));
    }

    private static String with(String... lines) {
        return RAGGED.substring(0, RAGGED.indexOf("1.5,")) + String.join("\n", lines) + "\n";
    }

    @Test
    void series_of_different_lengths_have_steps_first_and_zeros_behind_their_end() throws IOException {
        Dataset set = read(RAGGED);
        assertThat(set.name()).isEqualTo("set");
        assertThat(set.shape()).isEqualTo(Shape.series(3, 2));
        assertThat(set.sample(0)).containsExactly(1.5f, -1, 2.5f, -2, 3.5f, -3);
        assertThat(set.sample(1)).containsExactly(4, 6, 5, 7, 0, 0);
        assertThat(set.sample(2)).containsExactly(8, 9, 0, 0, 0, 0);
        assertThat(new int[] {set.length(0), set.length(1), set.length(2)}).containsExactly(3, 2, 1);
        assertThat(set.labels().orElseThrow().names()).containsExactly("2", "10");
        assertThat(set.labels().orElseThrow().codes()).containsExactly(1, 0, 1);
        assertThat(set.notices()).isEmpty();
    }

    @Test
    void univariate_series_have_one_dimension() throws IOException {
        Dataset set = read(UNIVARIATE);
        assertThat(set.shape()).isEqualTo(Shape.series(4, 1));
        assertThat(set.equallyLong()).isTrue();
        assertThat(set.sample(0)).containsExactly(new float[] {0.1f, -0.002f, 0.5f, 7}, within(1e-7f));
        assertThat(set.labels().orElseThrow().name(1)).isEqualTo("walking");
    }

    @Test
    void a_table_is_made_of_series_of_one_length_where_asked_for() throws IOException {
        Dataset table = Datasets.read(file(UNIVARIATE), ReadOptions.DEFAULT.withKind(Kind.TABLE));
        assertThat(table.shape()).isEqualTo(Shape.table(4));
        assertThatThrownBy(() -> Datasets.read(file(RAGGED), ReadOptions.DEFAULT.withKind(Kind.TABLE)))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("different lengths");
        assertThatThrownBy(() -> Datasets.read(file(UNIVARIATE), ReadOptions.DEFAULT.withKind(Kind.IMAGE)))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("holds series, not images");
    }

    @Test
    void missing_values_are_filled_and_told_of() throws IOException {
        Dataset set = read(with("?,2,NaN,,8:1,1,1,1,1:2", "5,7:?,?:10", "1,2,3:4,5:?"));
        assertThat(set.sample(0)).containsExactly(2, 1, 2, 1, 4, 1, 6, 1, 8, 1);
        // The second dimension's mean: (5·1 + 4 + 5)/7.
        assertThat(set.sample(1)).containsExactly(5, 2, 7, 2, 0, 0, 0, 0, 0, 0);
        // A dimension that is shorter than the other lacks its last value.
        assertThat(set.sample(2)).containsExactly(1, 4, 2, 5, 3, 5, 0, 0, 0, 0);
        assertThat(set.length(2)).isEqualTo(3);
        assertThat(set.labels().orElseThrow().get(2)).isEqualTo(Labels.NONE);
        assertThat(set.notices())
                .containsExactly(
                        "6 missing values in 3 series were filled in: by interpolation, and at the ends with the nearest value."
                                + " 1 dimensions without any value in a series were filled with the mean over all series.");
    }

    @Test
    void files_without_classes_or_with_numbers_to_predict_are_read() throws IOException {
        Dataset plain = read("@dimensions 1\n@classLabel false\n@data\n1,2\n3\n");
        assertThat(plain.labels()).isEmpty();
        assertThat(plain.size()).isEqualTo(2);
        Dataset regression = read("@targetLabel true\n@data\n1,2:0.37\n3,4:1e9\n");
        assertThat(regression.labels()).isEmpty();
        assertThat(regression.shape()).isEqualTo(Shape.series(2, 1));
        assertThat(regression.notices()).singleElement().asString().contains("@targetLabel");
    }

    @Test
    void names_are_read_in_any_case_and_lines_of_any_end() throws IOException {
        Dataset set = read(RAGGED.replace("@equalLength", "@equallength")
                .replace("@data", "@DATA")
                .replace("\n", "\r\n"));
        assertThat(set.size()).isEqualTo(3);
        assertThat(set.labels().orElseThrow().names()).containsExactly("2", "10");
    }

    @Test
    void a_limit_reads_the_first_series_alone() throws IOException {
        Dataset set = Datasets.read(file(with("1,2:3,4:10", "nonsense")), ReadOptions.DEFAULT.withLimit(1));
        assertThat(set.size()).isEqualTo(1);
        assertThat(set.shape()).isEqualTo(Shape.series(2, 2));
    }

    @Test
    void a_gzipped_file_is_read_and_its_labels_alone_too() throws IOException {
        Path packed = folder.resolve("set.ts.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            out.write(RAGGED.getBytes(StandardCharsets.UTF_8));
        }
        assertThat(Datasets.read(packed).size()).isEqualTo(3);
        assertThat(Datasets.labels(packed.toString(), java.util.Optional.empty())
                        .labels()
                        .codes())
                .containsExactly(1, 0, 1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1,2:10 | set.ts, line 11: 1 dimensions, but the header says 2. Maybe a colon or the class is missing.",
                "1,2 | set.ts, line 11: the class after the values is missing, but the header declares one. Add it, or ?.",
                "1,2:3,4:5,6:2 | set.ts, line 11: 3 dimensions, but the header says 2.",
                "1,2:3,four:2 | set.ts, line 11, dimension 2, step 2: four is not a finite number.",
                "1,2:3,1e99:2 | set.ts, line 11, dimension 2, step 2: 1e99 is not a finite number.",
                "1,2:3,4:7 | set.ts, line 11: the last field is 7, which is not one of the classes in @classLabel.",
                "::2 | set.ts, line 11: the series has no values. Remove the line.",
                "?,?:?,?:2 | set: series 1 has no values. Leave the sample out.",
                "(0,1),(1,2):(0,3):2 | set.ts, line 11: series with time stamps cannot be read."
            })
    void a_bad_line_is_named(String line, String message) throws IOException {
        refused(with(line), message);
    }

    @Test
    void a_bad_header_is_named() throws IOException {
        refused(RAGGED.replace("@timeStamps false", "@timeStamps true"), "set.ts, line 4: series with time stamps");
        refused(
                RAGGED.replace("@classLabel true", "@classLabel 1"),
                "set.ts, line 9: @classLabel takes true or false. Got 1.");
        refused(RAGGED.replace("@dimensions 2", "@dimensions two"), "set.ts, line 7: @dimensions takes a whole number");
        refused(
                RAGGED.replace("@dimensions 2", "@dimensions"),
                "set.ts, line 7: @dimensions takes a whole number of at least 1. Got nothing.");
        refused(
                RAGGED.replace("@data\n", ""),
                "set.ts, line 10: the line before @data is neither a comment (#) nor a header (@).");
        refused("@problemName x\n", "set.ts has no line @data.");
        refused("@classLabel false\n@data\n\n", "set.ts has no series after @data. Maybe it is truncated.");
        refused(
                UNIVARIATE.replace("1,2,3,4:", "1,2,3:"),
                "set.ts, line 10: 3 steps, but the first series has 4 and the header says @equalLength true.");
        refused("@data\n1:2\n1:2:3\n", "set.ts, line 3: 3 dimensions, but the first series has 2.");
    }

    private void refused(String text, String message) throws IOException {
        Path file = file(text);
        assertThatThrownBy(() -> Datasets.read(file))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith(message)
                .extracting(e -> e.getMessage().lines().count())
                .isEqualTo(1L);
    }
}
