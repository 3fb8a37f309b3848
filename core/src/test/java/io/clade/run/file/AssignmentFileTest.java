package io.clade.run.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clade.data.Dataset;
import io.clade.data.FloatSamples;
import io.clade.data.Labels;
import io.clade.data.Matrix;
import io.clade.data.Shape;
import io.clade.data.reader.LabelFile;
import io.clade.input.InputException;
import io.clade.model.Assignment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AssignmentFileTest {

    @TempDir
    Path folder;

    private static final List<String> IDS = List.of("cats/1.png", "say \"a, b\"", "línea\nnueva");
    private static final Dataset DATA = Dataset.of("three", Shape.table(1), new FloatSamples(1, new float[] {1, 2, 3}))
            .withIds(IDS);
    private static final Assignment FOUND = new Assignment(
            Labels.ofCodes(new int[] {1, Labels.NONE, 0}, 2),
            new float[] {0.75f, 0, 1},
            Matrix.of(3, 2, 0.25f, 0.75f, 0.5f, 0.5f, 1, 0));

    @Test
    void a_row_is_a_sample_in_input_order() throws IOException {
        Path file = folder.resolve("a.csv");
        AssignmentFile.write(file, DATA, FOUND);
        assertThat(file)
                .hasContent(
                        "id,cluster,confidence\ncats/1.png,1,0.75\n\"say \"\"a, b\"\"\",-1,0.0\n\"línea\nnueva\",0,1.0\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.csv", "a.parquet"})
    void both_formats_read_back_with_ids_and_outliers(String name) throws IOException {
        Path file = folder.resolve("new").resolve(name);
        AssignmentFile.write(file, DATA, FOUND);
        LabelFile read = AssignmentFile.read(file);
        assertThat(read.ids()).isEqualTo(IDS);
        assertThat(read.labels().codes()).containsExactly(1, Labels.NONE, 0);
        assertThat(read.labels().names()).containsExactly("0", "1");
        try (var files = Files.list(file.getParent())) {
            assertThat(files).as("nothing is left beside it").containsExactly(file);
        }
    }

    @Test
    void row_numbers_are_no_ids() {
        Path file = folder.resolve("a.csv");
        AssignmentFile.write(file, Dataset.of("three", Shape.table(1), new FloatSamples(1, new float[3])), FOUND);
        assertThat(AssignmentFile.read(file).hasIds()).isFalse();
    }

    @Test
    void an_unknown_ending_is_refused() {
        assertThatThrownBy(() -> AssignmentFile.write(folder.resolve("a.xls"), DATA, FOUND))
                .isInstanceOf(InputException.class)
                .hasMessageContaining(".csv or .parquet");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void a_table_without_clusters_is_refused() throws IOException {
        Path file = Files.writeString(folder.resolve("a.csv"), "id,klass\na,1\nb,2\n");
        assertThatThrownBy(() -> AssignmentFile.read(file))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("has no column cluster");
        assertThatThrownBy(() -> AssignmentFile.read(folder.resolve("none.csv")))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("There is no file");
    }
}
