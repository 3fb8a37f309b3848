package io.clade.data.array;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clade.data.ReadProgress;
import io.clade.data.Samples;
import io.clade.data.StoredSamples;
import io.clade.input.InputException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Arrays that numpy 1.24 wrote: {@code arange(12)} of shape 3×2×2 in every type, and labels of several kinds. */
class NpyFormatTest {

    @TempDir
    Path folder;

    private Path numpy;

    @BeforeEach
    void unpack() throws IOException {
        numpy = folder.resolve("numpy-types.npz");
        try (InputStream in = NpyFormatTest.class.getResourceAsStream("numpy-types.npz")) {
            Files.copy(in, numpy);
        }
    }

    private NumberArray read(String name) throws IOException {
        try (NpzFile file = new NpzFile(numpy)) {
            return file.read(name, Integer.MAX_VALUE, Long.MAX_VALUE, ReadProgress.NONE);
        }
    }

    private List<String> labels(String name) throws IOException {
        try (NpzFile file = new NpzFile(numpy)) {
            return file.labels(name);
        }
    }

    private static float[] all(Samples samples) {
        float[] values = new float[samples.size() * samples.width()];
        for (int row = 0; row < samples.size(); row++) {
            samples.copy(row, values, row * samples.width());
        }
        return values;
    }

    private static float[] range(int count) {
        float[] range = new float[count];
        IntStream.range(0, count).forEach(i -> range[i] = i);
        return range;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "u1",
                "i1",
                "u2",
                "i2",
                "u4",
                "i4",
                "i8",
                "f2",
                "f4",
                "f8",
                "big_u2",
                "big_i2",
                "big_u4",
                "big_i4",
                "big_i8",
                "big_f2",
                "big_f4",
                "big_f8",
                "fortran_f4",
                "fortran_u1"
            })
    void every_type_byte_order_and_layout_reads_the_same(String name) throws IOException {
        NumberArray array = read(name);
        assertThat(array.header().extents()).containsExactly(3, 2, 2);
        assertThat(array.rowsInFile()).isEqualTo(3);
        assertThat(all(array.samples())).containsExactly(range(12));
    }

    @Test
    void booleans_are_one_and_zero() throws IOException {
        assertThat(all(read("b1").samples())).containsExactly(0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1);
    }

    @Test
    void half_precision_has_its_extremes() throws IOException {
        assertThat(all(read("half").samples()))
                .containsExactly(0f, -0.5f, 65504f, 5.9604645e-8f, Float.POSITIVE_INFINITY, Float.NaN);
    }

    @Test
    void signs_and_the_largest_unsigned_number_survive() throws IOException {
        assertThat(all(read("negative").samples())).containsExactly(-1, -128);
        assertThat(all(read("large").samples())).containsExactly(4294967295f);
    }

    @Test
    void text_labels_of_both_kinds_are_read() throws IOException {
        assertThat(labels("text")).containsExactly("a", "bé", "", "cde");
        assertThat(labels("big_text")).containsExactly("a", "bé", "", "cde");
        assertThat(labels("bytes")).containsExactly("x", "yz");
    }

    @Test
    void number_labels_keep_every_digit() throws IOException {
        assertThat(labels("y_i8")).containsExactly("9007199254740993", "-3");
        assertThat(labels("y_f8")).containsExactly("2", "0");
        assertThat(labels("y_column")).containsExactly("1", "2");
        assertThat(labels("large")).containsExactly("4294967295");
    }

    @Test
    void what_is_no_array_of_plain_values_is_named() {
        assertThatThrownBy(() -> read("complex"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("c16");
        assertThatThrownBy(() -> read("object"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("object");
        assertThatThrownBy(() -> labels("object"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("y.astype(str)");
        assertThatThrownBy(() -> read("record"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("records");
        assertThatThrownBy(() -> read("scalar"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("single number");
        assertThatThrownBy(() -> read("empty"))
                .isInstanceOf(InputException.class)
                .hasMessage("array empty of numpy-types.npz holds no samples: its extents are 0×3.");
        assertThatThrownBy(() -> labels("y_bad"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("label 2 is 0.5");
        assertThatThrownBy(() -> labels("i4"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("one label per sample");
        assertThatThrownBy(() -> read("missing"))
                .isInstanceOf(InputException.class)
                .hasMessage("numpy-types.npz has no array missing.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"u1", "f8", "big_i4", "fortran_f4"})
    void beyond_the_budget_the_samples_are_mapped_and_the_same(String name) throws IOException {
        Path file = extract(name);
        NumberArray mapped = NpyFile.read(file, Integer.MAX_VALUE, 11, ReadProgress.NONE);
        assertThat(((StoredSamples) mapped.samples()).mapped()).isTrue();
        assertThat(all(mapped.samples())).containsExactly(range(12));
        NumberArray heap = NpyFile.read(file, Integer.MAX_VALUE, 1000, ReadProgress.NONE);
        assertThat(((StoredSamples) heap.samples()).mapped()).isFalse();
        assertThat(all(heap.samples())).containsExactly(range(12));
    }

    @Test
    void a_limit_reads_the_first_samples_and_remembers_how_many_there_are() throws IOException {
        NumberArray array = NpyFile.read(extract("f4"), 2, 1000, ReadProgress.NONE);
        assertThat(all(array.samples())).containsExactly(range(8));
        assertThat(array.rowsInFile()).isEqualTo(3);
    }

    @Test
    void a_truncated_file_says_what_is_missing() throws IOException {
        Path file = extract("f4");
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length - 5));
        assertThatThrownBy(() -> NpyFile.read(file, 1, 1000, ReadProgress.NONE))
                .isInstanceOf(InputException.class)
                .hasMessage(
                        "f4.npy is truncated: its header declares 3×2×2 numbers of 4 bytes, 48 bytes in all, but only"
                                + " 43 are present. Fetch or write it again.");
        Files.write(file, Arrays.copyOf(whole, 40));
        assertThatThrownBy(() -> NpyFile.read(file, 1, 1000, ReadProgress.NONE))
                .isInstanceOf(InputException.class)
                .hasMessage("f4.npy is truncated: it ends within its header.");
    }

    @Test
    void the_second_version_of_the_header_is_read() throws IOException {
        String text = "{'descr': '<i2', 'fortran_order': False, 'shape': (2,), }\n";
        ByteBuffer bytes = ByteBuffer.allocate(12 + text.length() + 4).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put(NpyHeader.MAGIC.getBytes(StandardCharsets.ISO_8859_1))
                .put((byte) 2)
                .put((byte) 0);
        bytes.putInt(text.length()).put(text.getBytes(StandardCharsets.US_ASCII));
        bytes.putShort((short) 7).putShort((short) -7);
        Path file = Files.write(folder.resolve("two.npy"), bytes.array());
        assertThat(all(NpyFile.read(file, 9, 1000, ReadProgress.NONE).samples()))
                .containsExactly(7, -7);
    }

    @Test
    void a_truncated_archive_is_refused() throws IOException {
        Path file = folder.resolve("cut.npz");
        Files.write(file, Arrays.copyOf(Files.readAllBytes(numpy), 3000));
        assertThatThrownBy(() -> new NpzFile(file))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("cut.npz is not a whole NPZ file");
    }

    @Test
    void what_is_written_reads_back() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        NpyWriter.floatHeader(out, 2, 3);
        NpyWriter.floats(out, 1, 2, 3);
        NpyWriter.floats(out, 4, 5, 6.5f);
        Path file = Files.write(folder.resolve("written.npy"), out.toByteArray());
        NumberArray array = NpyFile.read(file, 9, 1000, ReadProgress.NONE);
        assertThat(array.header().extents()).containsExactly(2, 3);
        assertThat(all(array.samples())).containsExactly(1, 2, 3, 4, 5, 6.5f);
        assertThat(Files.size(file) - 24)
                .as("numbers begin at a multiple of 64")
                .isEqualTo(128);
    }

    private Path extract(String name) throws IOException {
        Path file = folder.resolve(name + ".npy");
        try (var zip = new ZipFile(numpy.toFile());
                InputStream in = zip.getInputStream(zip.getEntry(name + ".npy"))) {
            Files.copy(in, file);
        }
        return file;
    }
}
