package io.clade.run.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clade.data.Dataset;
import io.clade.data.FloatSamples;
import io.clade.data.Labels;
import io.clade.data.Shape;
import io.clade.input.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunsFileTest {

    private static final List<Labels> RUNS =
            List.of(Labels.ofCodes(new int[] {0, 1, -1}, 2), Labels.ofCodes(new int[] {3, 0, 0}, 5));

    @TempDir
    Path folder;

    @Test
    void a_row_a_sample_and_a_column_a_run() throws IOException {
        Path file = folder.resolve("runs.csv");
        RunsFile.write(file, data("a", "b", "c"), RUNS);
        assertThat(file).hasContent("id,run_1,run_2\na,0,3\nb,1,0\nc,-1,0\n");
    }

    @Test
    void it_reads_back_whatever_the_ids_are() throws IOException {
        Path file = folder.resolve("runs.csv");
        RunsFile.write(file, data("one, two", "a \"word\"", "two\nlines"), RUNS);
        assertThat(RunsFile.read(file, List.of(2, 5))).isEqualTo(RUNS);
    }

    @Test
    void a_damaged_file_is_told() throws IOException {
        Path file = folder.resolve("runs.csv");
        Files.writeString(file, "id,run_1,run_2\na,0\n");
        assertThatThrownBy(() -> RunsFile.read(file, List.of(2, 5)))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("runs.csv is missing or damaged");
    }

    private static Dataset data(String... ids) {
        return Dataset.of("d", Shape.table(1), new FloatSamples(1, new float[3]))
                .withIds(List.of(ids));
    }
}
