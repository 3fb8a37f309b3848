package io.clade.data.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clade.data.Dataset;
import io.clade.data.FloatSamples;
import io.clade.data.Labels;
import io.clade.data.Shape;
import io.clade.data.format.ReadOptions;
import io.clade.input.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatasetWriterTest {

    @TempDir
    Path folder;

    private Dataset written(Dataset dataset, String name) {
        Path file = folder.resolve(name);
        Datasets.write(dataset, file);
        return Datasets.read(file);
    }

    private static List<String> labels(Dataset dataset) {
        Labels labels = dataset.labels().orElseThrow();
        return IntStream.range(0, labels.size())
                .mapToObj(i -> labels.name(labels.get(i)))
                .toList();
    }

    private static Dataset awkward() {
        float[] values = {1.1f, Float.MIN_VALUE, -Float.MAX_VALUE, 0.1f, 1e-7f, 16777217f};
        return Dataset.of("awkward", Shape.table(2), new FloatSamples(2, values))
                .withLabels(Labels.ofNames(List.of("a, \"b\"", "c", "")))
                .withIds(List.of("x;1", "it's", "ünï"))
                .withFeatureNames(List.of("first, col", "second \"col\""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"some.csv", "some.tsv", "some.parquet"})
    void tables_come_back_as_they_were(String name) {
        Dataset before = awkward();
        Dataset after = written(before, name);
        // Text so large and so small is read in double precision, which has another fingerprint.
        for (int row = 0; row < before.size(); row++) {
            assertThat(after.sample(row)).isEqualTo(before.sample(row));
        }
        assertThat(after.featureNames()).isEqualTo(before.featureNames());
        assertThat(labels(after)).isEqualTo(labels(before));
        assertThat(IntStream.range(0, 3).mapToObj(after::id)).containsExactly("x;1", "it's", "ünï");
    }

    @ParameterizedTest
    @ValueSource(strings = {"moons", "blobs", "madelon"})
    void generated_sets_come_back_in_every_format(String set) {
        Dataset before = Datasets.named(set, Map.of("n", "57"), ReadOptions.DEFAULT);
        for (String name : List.of("some.csv", "some.npz", "some.parquet")) {
            Dataset after = written(before, name);
            assertThat(after.sha256()).as(name).isEqualTo(before.sha256());
            assertThat(after.labels()).as(name).isEqualTo(before.labels());
            assertThat(after.id(5)).isEqualTo("5");
        }
    }

    @Test
    void archives_keep_images_and_series() {
        float[] values = new float[2 * 24];
        IntStream.range(0, values.length).forEach(i -> values[i] = i);
        for (Shape shape :
                List.of(Shape.image(1, 4, 6), Shape.image(3, 2, 4), Shape.image(4, 2, 3), Shape.series(8, 3))) {
            Dataset before = Dataset.of("some", shape, new FloatSamples(24, values));
            Dataset after = written(before, "some.npz");
            assertThat(after.shape()).isEqualTo(shape);
            assertThat(after.sha256()).isEqualTo(before.sha256());
        }
        Dataset series = Dataset.of("some", Shape.series(8, 3), new FloatSamples(24, values))
                .withLengths(8, 3)
                .withLabels(Labels.ofNames(List.of("up", "down")));
        Dataset after = written(series, "some.npz");
        assertThat(after.length(1)).isEqualTo(3);
        assertThat(labels(after)).containsExactly("up", "down");
    }

    @Test
    void the_same_data_give_the_same_bytes() throws IOException {
        for (String ending : List.of(".csv", ".npz")) {
            Datasets.write(awkward(), folder.resolve("one" + ending));
            Datasets.write(awkward(), folder.resolve("two" + ending));
            assertThat(folder.resolve("one" + ending)).hasSameBinaryContentAs(folder.resolve("two" + ending));
        }
    }

    @Test
    void a_file_is_replaced_and_nothing_is_left_beside_it() throws IOException {
        Path file = Files.writeString(folder.resolve("some.csv"), "old");
        Datasets.write(awkward(), file);
        assertThat(file).content().startsWith("id,\"first, col\"");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void another_ending_is_refused_before_anything_is_written() throws IOException {
        assertThatThrownBy(() -> Datasets.write(awkward(), folder.resolve("some.xlsx")))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("some.xlsx: datasets are written as .csv, .tsv, .npz or .parquet.");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).isEmpty();
        }
    }
}
