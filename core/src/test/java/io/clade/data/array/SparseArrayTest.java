package io.clade.data.array;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clade.data.Dataset;
import io.clade.data.Shape;
import io.clade.data.format.ReadOptions;
import io.clade.data.reader.Datasets;
import io.clade.input.InputException;
import io.clade.testing.Npz;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SparseArrayTest {

    @TempDir
    Path folder;

    /** 3×4: row 1 is 0 1.5 0 2, row 2 is empty, row 3 is 7 0 0 8 with the 8 given in two parts and out of order. */
    private static Npz rows() {
        return matrix("csr", 3, 4)
                .with("indptr", Npz.integers(0, 2, 2, 5))
                .with("indices", Npz.integers(1, 3, 3, 0, 3));
    }

    private static Npz matrix(String format, int height, int width) {
        return new Npz()
                .with("format", Npz.npy("|S3", "", format.getBytes(StandardCharsets.US_ASCII)))
                .with("shape", Npz.integers(height, width))
                .with("data", Npz.doubles("5,", 1.5, 2, 5, 7, 3));
    }

    private Path write(Npz matrix) throws IOException {
        return Files.write(folder.resolve("counts.npz"), matrix.bytes());
    }

    private void refused(Npz matrix, String... words) {
        assertThatThrownBy(() -> Datasets.read(write(matrix)))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("counts")
                .hasMessageContainingAll(words)
                .message()
                .hasLineCount(1);
    }

    @ParameterizedTest
    @ValueSource(longs = {1000, 20, 0})
    void compressed_rows_are_read_on_the_heap_or_beyond_it(long budget) throws IOException {
        Dataset read = Datasets.read(write(rows()), ReadOptions.DEFAULT.withHeapBudget(budget));
        assertThat(read.shape()).isEqualTo(Shape.table(4));
        assertThat(read.sample(0)).containsExactly(0, 1.5f, 0, 2);
        assertThat(read.sample(1)).containsOnly(0);
        assertThat(read.sample(2)).containsExactly(7, 0, 0, 8);
    }

    @ParameterizedTest
    @ValueSource(longs = {1000, 20, 0})
    void compressed_columns_are_read_as_the_same_rows(long budget) throws IOException {
        Npz columns = matrix("csc", 3, 4)
                .with("indptr", Npz.integers(0, 1, 2, 2, 5))
                .with("indices", Npz.integers(2, 0, 0, 2, 1))
                .with("data", Npz.doubles("5,", 7, 1.5, 2, 8, 6));
        Dataset read = Datasets.read(write(columns), ReadOptions.DEFAULT.withHeapBudget(budget));
        assertThat(read.sample(0)).containsExactly(0, 1.5f, 0, 2);
        assertThat(read.sample(1)).containsExactly(0, 0, 0, 6);
        assertThat(read.sample(2)).containsExactly(7, 0, 0, 8);
    }

    @Test
    void labels_may_stand_beside_and_a_limit_takes_the_first_rows() throws IOException {
        Npz labelled = rows().with("y", Npz.integers(1, 0, 1));
        Dataset read = Datasets.read(write(labelled), ReadOptions.DEFAULT.withLimit(2));
        assertThat(read.size()).isEqualTo(2);
        assertThat(read.labels().orElseThrow().codes()).containsExactly(1, 0);
        refused(rows().with("y", Npz.integers(1, 0)), "2 labels for 3 samples");
    }

    @ParameterizedTest
    @ValueSource(strings = {"coo", "bsr", "dia"})
    void other_formats_name_the_way_out(String format) {
        refused(matrix(format, 3, 4), "sparse matrix of the format " + format, "X.tocsr()");
    }

    @Test
    void a_dense_form_that_is_too_large_is_refused_before_it_is_made() {
        refused(
                matrix("csr", 2_000_000, 50_000),
                "sparse matrix of 2000000×50000",
                "400.0 GB is too large",
                "TruncatedSVD");
        refused(matrix("csr", 3, 3_000_000), "too large");
        refused(matrix("csc", 3_000_000, 3), "too large");
    }

    @Test
    void damaged_ones_are_refused() {
        String damaged = "sparse matrix that is damaged: ";
        refused(rows().with("indptr", Npz.integers(0, 2, 2)), damaged + "3 pointers for 3 lines");
        refused(rows().with("indptr", Npz.integers(0, 2, 1, 5)), damaged + "pointer 2 goes back");
        refused(rows().with("indptr", Npz.integers(0, 9, 9, 5)), damaged + "pointer 1 goes back");
        refused(rows().with("indptr", Npz.integers(0, 2, 2, 6)), damaged + "its pointers end elsewhere");
        refused(rows().with("indptr", Npz.integers(1, 2, 2, 5)), damaged + "its pointers end elsewhere");
        refused(rows().with("indices", Npz.integers(1, 3, 4, 0, 3)), damaged + "index 4 of 4");
        refused(rows().with("indices", Npz.integers(1, -3, 3, 0, 3)), damaged + "index -3 of 4");
        refused(rows().with("indices", Npz.integers(1, 3)), damaged + "its pointers end elsewhere");
        refused(rows().with("shape", Npz.integers(3, 4, 5)), damaged + "its shape is [3, 4, 5]");
        refused(rows().with("shape", Npz.integers(-3, 4)), damaged + "its shape is [-3, 4]");
    }
}
