package io.clade.data.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clade.data.Dataset;
import io.clade.data.format.ReadOptions;
import io.clade.input.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatasetsTest {

    @TempDir
    Path folder;

    private static Dataset open(String name) {
        return Datasets.open(name, ReadOptions.DEFAULT);
    }

    @Test
    void a_name_opens_a_built_in_set_and_a_path_that_exists_wins() throws IOException {
        assertThat(open("digits").size()).isEqualTo(1797);
        Path file = Files.writeString(folder.resolve("digits.csv"), "a\n1\n");
        assertThat(open(file.toString()).size()).isEqualTo(1);
    }

    @Test
    void parameters_follow_a_colon() {
        Dataset dataset = open("moons:n=30, noise=0");
        assertThat(dataset.sha256())
                .isEqualTo(Datasets.named("moons", Map.of("n", "30", "noise", "0"), ReadOptions.DEFAULT)
                        .sha256());
        assertThat(Datasets.open("moons:n=30", ReadOptions.DEFAULT.withLimit(7)).size())
                .isEqualTo(7);
        assertThatThrownBy(() -> open("moons:30"))
                .isInstanceOf(InputException.class)
                .hasMessage("Parameters of moons are given as moons:key=value,key=value. Got 30.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "digts | There is no file, folder or built-in dataset digts. Did you mean digits?",
                "moon:n=5 | There is no file, folder or built-in dataset moon:n=5. Did you mean moons?",
                "imagenet | There is no file, folder or built-in dataset imagenet. Choose from: digits, moons, circles,"
                        + " spiral, blobs, madelon, mnist, fashion-mnist.",
                "nowhere/at/all.csv | There is no file or folder nowhere/at/all.csv.",
            })
    void what_is_neither_path_nor_name_gets_the_nearest(String name, String message) {
        assertThatThrownBy(() -> open(name)).isInstanceOf(InputException.class).hasMessage(message);
    }

    @Test
    void a_mistyped_path_gets_its_nearest_sibling() throws IOException {
        Files.writeString(folder.resolve("pendigits.csv"), "a\n1\n");
        assertThatThrownBy(() -> open(folder.resolve("pendigit.csv").toString()))
                .isInstanceOf(InputException.class)
                .hasMessageEndingWith("pendigit.csv. Did you mean pendigits.csv?");
    }

    @ParameterizedTest
    @CsvSource({"some.npy, NPY", "some.npz, NPZ", "some.parquet, Parquet", "some.idx, IDX"})
    void a_file_that_is_not_what_its_name_says_is_refused(String name, String format) throws IOException {
        Path file = Files.writeString(folder.resolve(name), "a,b\n1,2\n");
        assertThatThrownBy(() -> Datasets.read(file))
                .isInstanceOf(InputException.class)
                .hasMessage(
                        "%s is not a file of the format %s. Maybe it is damaged, or has the wrong name.", name, format);
    }

    @ParameterizedTest
    @ValueSource(strings = {"some.npy", "some.csv", "some.json"})
    void an_empty_file_is_refused(String name) throws IOException {
        Path file = Files.createFile(folder.resolve(name));
        assertThatThrownBy(() -> Datasets.read(file))
                .isInstanceOf(InputException.class)
                .hasMessage("%s is empty. Maybe writing it was interrupted.", name);
    }

    @Test
    void files_no_reader_knows_are_refused_with_those_that_are_known() throws IOException {
        Path word = Files.writeString(folder.resolve("some.docx"), "PK...");
        assertThatThrownBy(() -> Datasets.read(word))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("some.docx is not in a format that Clade reads: a folder of images, IDX");
        Path image = Files.writeString(folder.resolve("cat.jpg"), "whatever");
        assertThatThrownBy(() -> Datasets.read(image))
                .isInstanceOf(InputException.class)
                .hasMessage("cat.jpg is a single image. Give the folder that holds the images.");
        Path gzip = Files.write(folder.resolve("cut.csv.gz"), new byte[] {0x1F, (byte) 0x8B, 8});
        assertThatThrownBy(() -> Datasets.read(gzip))
                .isInstanceOf(InputException.class)
                .hasMessage("cut.csv.gz is a damaged or truncated gzip file. Fetch it again.");
    }

    @Test
    void options_out_of_range_are_refused() {
        assertThatThrownBy(() -> ReadOptions.DEFAULT.withLimit(0))
                .isInstanceOf(InputException.class)
                .hasMessage("The limit must be at least 1. Got 0.");
    }
}
