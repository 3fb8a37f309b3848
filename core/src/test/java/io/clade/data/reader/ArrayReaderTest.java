package io.clade.data.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clade.data.Dataset;
import io.clade.data.Kind;
import io.clade.data.Labels;
import io.clade.data.Shape;
import io.clade.data.array.NpyWriter;
import io.clade.data.format.ReadOptions;
import io.clade.input.InputException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArrayReaderTest {

    @TempDir
    Path folder;

    private interface Member {
        void write(OutputStream out) throws IOException;
    }

    private static Member range(int... extents) {
        float[] values = new float[IntStream.of(extents).reduce(1, (a, b) -> a * b)];
        IntStream.range(0, values.length).forEach(i -> values[i] = i);
        return floats(values, extents);
    }

    private static Member floats(float[] values, int... extents) {
        return out -> {
            NpyWriter.floatHeader(out, extents);
            NpyWriter.floats(out, values);
        };
    }

    private Path npy(Member array) throws IOException {
        Path file = folder.resolve("some.npy");
        try (OutputStream out = Files.newOutputStream(file)) {
            array.write(out);
        }
        return file;
    }

    private Path npz(Object... namesAndMembers) throws IOException {
        Path file = folder.resolve("some.npz");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (int i = 0; i < namesAndMembers.length; i += 2) {
                zip.putNextEntry(new ZipEntry(namesAndMembers[i] + ".npy"));
                ((Member) namesAndMembers[i + 1]).write(zip);
            }
        }
        return file;
    }

    private static ReadOptions kind(Kind kind) {
        return ReadOptions.DEFAULT.withKind(kind);
    }

    @ParameterizedTest
    @CsvSource({
        "7, , TABLE 1",
        "7x3, , TABLE 3",
        "7x9, IMAGE, IMAGE 1×3×3",
        "7x9, SERIES, SERIES 9×1",
        "7x4x5, , IMAGE 1×4×5",
        "7x4x5, SERIES, SERIES 4×5",
        "7x4x5, TABLE, TABLE 20",
        "7x4x5x3, , IMAGE 3×4×5",
        "7x3x4x5, , IMAGE 3×4×5",
        "7x1x4x4, , IMAGE 4×1×4",
        "7x1x28x28, , IMAGE 1×28×28",
        "7x2x2x2x2, TABLE, TABLE 16",
    })
    void extents_tell_what_samples_are(String extents, Kind kind, String expected) throws IOException {
        Path file = npy(range(
                Arrays.stream(extents.split("x")).mapToInt(Integer::parseInt).toArray()));
        Dataset dataset = Datasets.read(file, kind == null ? ReadOptions.DEFAULT : kind(kind));
        assertThat(dataset.kind() + " " + dataset.shape()).isEqualTo(expected);
        assertThat(dataset.size()).isEqualTo(7);
    }

    @Test
    void channels_that_come_last_are_put_first() throws IOException {
        Dataset dataset = Datasets.read(npy(range(2, 1, 2, 3)));
        assertThat(dataset.shape()).isEqualTo(Shape.image(3, 1, 2));
        assertThat(dataset.sample(1)).containsExactly(6, 9, 7, 10, 8, 11);
        Dataset first = Datasets.read(npy(range(2, 3, 1, 2)));
        assertThat(first.sample(1)).containsExactly(6, 7, 8, 9, 10, 11);
    }

    @Test
    void extents_that_no_image_has_name_the_way_out() throws IOException {
        Path two = npy(range(2, 5, 6, 7));
        assertThatThrownBy(() -> Datasets.read(two))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("2×5×6×7")
                .hasMessageContaining("--kind table");
        Path oblong = npy(range(2, 6));
        assertThatThrownBy(() -> Datasets.read(oblong, kind(Kind.IMAGE)))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("rows of 6 numbers, which do not make a square image");
    }

    @Test
    void an_archive_has_samples_labels_and_lengths() throws IOException {
        Member y = out -> NpyWriter.texts(out, List.of("b", "a", "b"));
        Member lengths = out -> NpyWriter.integers(out, 2, 1, 2);
        Dataset dataset = Datasets.read(npz("X", range(3, 2, 2), "y", y, "lengths", lengths, "other", range(9)));
        assertThat(dataset.name()).isEqualTo("some");
        assertThat(dataset.shape()).isEqualTo(Shape.series(2, 2));
        assertThat(dataset.labels()).contains(Labels.of(new int[] {1, 0, 1}, List.of("a", "b")));
        assertThat(dataset.length(1)).isEqualTo(1);
        assertThat(dataset.sample(1)).containsExactly(4, 5, 6, 7);
    }

    @Test
    void a_limit_cuts_labels_and_lengths_too() throws IOException {
        Member y = out -> NpyWriter.integers(out, 5, 3, 5);
        Member lengths = out -> NpyWriter.integers(out, 2, 1, 2);
        Path file = npz("X", range(3, 2, 2), "y", y, "lengths", lengths);
        Dataset dataset = Datasets.read(file, ReadOptions.DEFAULT.withLimit(2));
        assertThat(dataset.size()).isEqualTo(2);
        assertThat(dataset.labels().orElseThrow().names()).containsExactly("3", "5");
        assertThat(dataset.length(1)).isEqualTo(1);
    }

    @Test
    void counts_that_differ_are_refused_whatever_the_limit() throws IOException {
        Member two = out -> NpyWriter.integers(out, 1, 2);
        Path labels = npz("X", range(3, 2), "y", two);
        for (ReadOptions options : List.of(ReadOptions.DEFAULT, ReadOptions.DEFAULT.withLimit(2))) {
            assertThatThrownBy(() -> Datasets.read(labels, options))
                    .isInstanceOf(InputException.class)
                    .hasMessage("some has 2 labels for 3 samples. Maybe they belong to another file.");
        }
        Path lengths = npz("X", range(3, 2, 2), "lengths", two);
        assertThatThrownBy(() -> Datasets.read(lengths))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("2 lengths for 3 samples");
    }

    @Test
    void an_archive_without_samples_lists_what_it_has() throws IOException {
        Path file = npz("images", range(2), "y", range(2));
        assertThatThrownBy(() -> Datasets.read(file))
                .isInstanceOf(InputException.class)
                .hasMessage("some.npz must hold the samples as an array X. Its arrays: images, y.");
        assertThat(Datasets.read(npz("arr_0", range(4, 2))).shape()).isEqualTo(Shape.table(2));
    }

    @Test
    void values_that_are_not_finite_are_found_wherever_they_are() throws IOException {
        float[] values = new float[12];
        values[7] = Float.NaN;
        Path table = npy(floats(values, 3, 4));
        assertThatThrownBy(() -> Datasets.read(table))
                .isInstanceOf(InputException.class)
                .hasMessage("some: row 2, column 4 is NaN. Leave the sample out, or replace the value.");
        values[7] = Float.NEGATIVE_INFINITY;
        Path image = npy(floats(values, 2, 3, 2));
        assertThatThrownBy(() -> Datasets.read(image))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith("some: image 2, row 1, column 2 is infinite.");
        assertThatThrownBy(() -> Datasets.read(image, kind(Kind.SERIES)))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith("some: series 2, step 1, dimension 2 is infinite.");
    }

    @Test
    void padding_of_any_kind_is_read_as_zero() throws IOException {
        float nan = Float.NaN;
        float[] values = {1, 2, nan, nan, 3, 4, 5, 6};
        Member lengths = out -> NpyWriter.integers(out, 1, 2);
        Dataset dataset = Datasets.read(npz("X", floats(values, 2, 2, 2), "lengths", lengths));
        assertThat(dataset.sample(0)).containsExactly(1, 2, 0, 0);
        assertThat(dataset.length(0)).isEqualTo(1);
    }

    @Test
    void padding_with_nan_tells_the_lengths_of_series() throws IOException {
        float nan = Float.NaN;
        float[] values = {1, 2, nan, nan, 3, 4, 5, 6};
        Path file = npy(floats(values, 2, 2, 2));
        Dataset dataset = Datasets.read(file, kind(Kind.SERIES));
        assertThat(dataset.length(0)).isEqualTo(1);
        assertThat(dataset.length(1)).isEqualTo(2);
        assertThat(dataset.sample(0)).containsExactly(1, 2, 0, 0);
        assertThat(dataset.notices()).containsExactly("NaN values at the end of a series were treated as padding.");
    }

    @Test
    void gaps_in_series_are_filled_along_the_dimension() throws IOException {
        float nan = Float.NaN;
        float[] values = {nan, nan, 2, nan, nan, nan, 5, nan, nan, nan, 1, 10, 2, 20, 3, 30, 4, 40, 5, 60};
        Member lengths = out -> NpyWriter.integers(out, 5, 5);
        Dataset dataset = Datasets.read(npz("X", floats(values, 2, 5, 2), "lengths", lengths));
        // The mean of the second dimension over all series is 160/5.
        assertThat(dataset.sample(0)).containsExactly(2, 32, 2, 32, 3.5f, 32, 5, 32, 5, 32);
        assertThat(dataset.sample(1)).containsExactly(1, 10, 2, 20, 3, 30, 4, 40, 5, 60);
        assertThat(dataset.notices())
                .containsExactly(
                        "8 missing values in 1 series were filled in: by interpolation, and at the ends with the nearest value."
                                + " 1 dimensions without any value in a series were filled with the mean over all series.");
        Path nothing = npy(floats(new float[] {1, 2, nan, nan}, 2, 2, 1));
        assertThatThrownBy(() -> Datasets.read(nothing, kind(Kind.SERIES)))
                .isInstanceOf(InputException.class)
                .hasMessage("some: series 2 has no values. Leave the sample out.");
    }

    @Test
    void lengths_beyond_the_series_are_refused() throws IOException {
        Member lengths = out -> NpyWriter.integers(out, 1, 3);
        Path file = npz("X", range(2, 2, 2), "lengths", lengths);
        assertThatThrownBy(() -> Datasets.read(file))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("the length of series 1 must be from 1 to 2. Got 3.");
    }

    @Test
    void idx_images_find_the_labels_beside_them() throws IOException {
        idx("train-images-idx3-ubyte", 2, 1, 2);
        idx("train-labels-idx1-ubyte", 2);
        idx("t10k-images-idx3-ubyte", 3, 1, 2);
        Dataset train = Datasets.read(folder.resolve("train-images-idx3-ubyte"));
        assertThat(train.shape()).isEqualTo(Shape.image(1, 1, 2));
        assertThat(train.labels().orElseThrow().names()).containsExactly("0", "1");
        assertThat(Datasets.read(folder.resolve("t10k-images-idx3-ubyte")).labels())
                .isEmpty();
        Dataset whole = Datasets.read(folder);
        assertThat(whole.size()).isEqualTo(2);
        assertThat(whole.notices())
                .containsExactly(
                        "Read train-images-idx3-ubyte instead of t10k-images-idx3-ubyte. To read another one, give its"
                                + " path.");
        assertThatThrownBy(() -> Datasets.read(folder.resolve("train-labels-idx1-ubyte")))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("holds labels only");
        idx("train-labels-idx1-ubyte", 5);
        assertThatThrownBy(() -> Datasets.read(folder))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("5 labels for 2 samples");
    }

    private void idx(String name, int... extents) throws IOException {
        int count = IntStream.of(extents).reduce(1, (a, b) -> a * b);
        ByteBuffer bytes = ByteBuffer.allocate(4 + 4 * extents.length + count);
        bytes.put(new byte[] {0, 0, 8, (byte) extents.length});
        IntStream.of(extents).forEach(bytes::putInt);
        IntStream.range(0, count).forEach(i -> bytes.put((byte) i));
        Files.write(folder.resolve(name), bytes.array());
    }
}
