package io.clade.data.array;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clade.data.Kind;
import io.clade.data.format.ReadOptions;
import io.clade.data.reader.Datasets;
import io.clade.input.InputException;
import io.clade.testing.Npz;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Headers that declare what cannot be: each is refused in one line that names the file, with little memory taken. */
class HostileArraysTest {

    private static final String MAXIMUM = "2147483647,2147483647,2147483647";

    @TempDir
    Path folder;

    private void refused(String name, byte[] bytes) {
        refused(name, bytes, "");
    }

    private void refused(String name, byte[] bytes, String... words) {
        assertThatThrownBy(() -> Datasets.read(Files.write(folder.resolve(name), bytes)))
                .isInstanceOf(InputException.class)
                .hasMessageContaining(name.substring(0, name.indexOf('.')))
                .hasMessageContainingAll(words)
                .message()
                .hasLineCount(1);
    }

    private static Npz samples() {
        return new Npz().with("X", Npz.doubles("3, 2", 1, 2, 3, 4, 5, 6));
    }

    @ParameterizedTest
    @ValueSource(strings = {"<f99999999999", "<f2147483648", "<i999999999", "<U7", "|V8", "<c16"})
    void types_that_do_not_exist_or_are_no_numbers(String type) {
        refused("odd.npy", Npz.npy(type, "3, 3", new byte[72]), type.substring(1));
        refused(
                "odd.npz",
                new Npz().with("X", Npz.npy(type, "3, 3", new byte[72])).bytes(),
                type.substring(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"4, 3", "1000000, 1000000", "2147483647,2147483647", MAXIMUM, "2147483647, 1, 8589934592"})
    void extents_beyond_what_the_file_holds(String extents) {
        refused("odd.npy", Npz.npy("<f8", extents, new byte[72]));
        refused(
                "odd.npz",
                new Npz().with("X", Npz.npy("<f8", extents, new byte[72])).bytes());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0, 3", "3, 0", "", "-3, 3", "a", "1 2", "99999999999999999999"})
    void extents_that_are_none(String extents) {
        refused("odd.npy", Npz.npy("<f8", extents, new byte[72]));
    }

    @Test
    void axes_without_number_and_headers_without_end() {
        refused("odd.npy", Npz.npy("<f8", "1,".repeat(100), new byte[8]), "100 axes");
        refused("odd.npy", Npz.npyOf("'descr'".repeat(5000)), "damaged header");
        byte[] cut = Npz.npy("<f8", "3, 3", new byte[72]);
        refused("odd.npy", Arrays.copyOf(cut, 30), "ends within its header");
        for (int length = 6; length < 10; length++) {
            refused("odd.npy", Arrays.copyOf(cut, length));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "<U536870913, 3, 2147483652 bytes each",
        "<U999999999, 3, bytes each",
        "<U1000000, 3, bytes each",
        "|S999999999, 3, bytes each",
        "<U0, 2000000000, 0 bytes each",
        "<U5, 3, truncated",
        "|S5, 2147483647, truncated",
        "<i8, 2000000000, more than the file can hold",
        "<f8, 2, 2 labels for 3 samples",
    })
    void labels_beyond_what_the_file_holds(String type, String extents, String words) {
        refused(
                "odd.npz",
                samples().with("y", Npz.npy(type, extents + ",", new byte[16])).bytes(),
                words);
    }

    @Test
    void label_text_of_characters_that_do_not_exist() {
        byte[] text = ByteBuffer.allocate(12).putInt('a' << 24).putInt(-1).array();
        refused("odd.npz", samples().with("y", Npz.npy("<U1", "3,", text)).bytes(), "label 2", "0xFFFFFFFF");
    }

    @ParameterizedTest
    @CsvSource({"2.5, length 2 is 2.5", "NaN, length 2 is NaN", "Infinity, length 2 is Infinity", "1e300, length 2 is"})
    void lengths_that_are_not_whole(double length, String words) {
        refused(
                "odd.npz",
                samples().with("lengths", Npz.doubles("3,", 1, length, 1)).bytes(),
                words);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, 3, 4_294_967_297.0, -4_294_967_295.0})
    void lengths_that_no_series_has(double length) throws IOException {
        Path file = Files.write(
                folder.resolve("odd.npz"),
                samples().with("lengths", Npz.doubles("3,", 1, length, 2)).bytes());
        assertThatThrownBy(() -> Datasets.read(file, ReadOptions.DEFAULT.withKind(Kind.SERIES)))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("must be from 1 to 2");
    }

    @Test
    void whole_lengths_in_floats_are_read() throws IOException {
        Path file = Files.write(
                folder.resolve("odd.npz"),
                samples().with("lengths", Npz.doubles("3,", 1, 2, 1)).bytes());
        assertThat(Datasets.read(file).length(1)).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 1_000_000, Integer.MAX_VALUE, -1})
    void idx_files_that_declare_more_than_they_hold(int extent) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(24);
        bytes.put(new byte[] {0, 0, 0x0E, 3}).putInt(extent).putInt(extent).putInt(extent);
        refused("odd.idx", bytes.array());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes.array());
        }
        refused("odd.idx.gz", out.toByteArray());
    }

    @Test
    void comments_of_arrays_that_are_no_text() {
        byte[] archive = new Npz().with("X", Npz.doubles("2, 1", 1, 2)).bytes();
        // The first byte of the comment becomes one that no UTF-8 begins with.
        String text = new String(archive, StandardCharsets.ISO_8859_1);
        int entry = text.indexOf("PK\u0001\u0002");
        int end = text.indexOf("PK\u0005\u0006");
        byte[] commented = ByteBuffer.allocate(archive.length + 1)
                .put(archive, 0, end)
                .put((byte) 0xFF)
                .put(archive, end, archive.length - end)
                .array();
        commented[entry + 32] = 1;
        commented[end + 1 + 12]++;
        refused("odd.npz", commented, "odd.npz is damaged", "zip directory");
    }
}
