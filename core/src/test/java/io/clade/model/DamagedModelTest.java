package io.clade.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.clade.data.Dataset;
import io.clade.data.Shape;
import io.clade.input.InputException;
import io.clade.method.Methods;
import io.clade.testing.Numbers;
import io.clade.training.session.Session;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DamagedModelTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Dataset DATA = Numbers.clustered(3, 30, 3, Shape.image(1, 8, 8));

    @TempDir
    private static Path whole;

    @TempDir
    private Path folder;

    @BeforeAll
    static void fit() {
        Methods.named("dtkc")
                .create(3, Map.of("epochs", "1"))
                .fit(DATA, Session.seeded(1))
                .save(whole);
    }

    private Path weights() {
        return folder.resolve(ModelFiles.WEIGHTS);
    }

    private void copy(ObjectNode config) throws IOException {
        Files.copy(whole.resolve(ModelFiles.WEIGHTS), weights());
        JSON.writeValue(folder.resolve(ModelFiles.CONFIG).toFile(), config);
    }

    private static ObjectNode config() throws IOException {
        return (ObjectNode) JSON.readTree(whole.resolve(ModelFiles.CONFIG).toFile());
    }

    private void requireRefused(String... words) {
        assertThatThrownBy(() -> Model.load(folder))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("damaged")
                .hasMessageContaining(folder.toString())
                .hasMessageContainingAll(words)
                .hasMessageNotContaining("java.");
    }

    @Test
    void a_bit_that_flipped_anywhere_in_the_weights_is_seen() throws IOException {
        copy(config());
        byte[] bytes = Files.readAllBytes(weights());
        for (int at = bytes.length - 1; at > bytes.length / 2; at -= bytes.length / 7) {
            byte[] flipped = bytes.clone();
            flipped[at] ^= 1;
            Files.write(weights(), flipped);
            requireRefused("weights.safetensors");
        }
        Files.write(weights(), bytes);
        assertThat(Model.load(folder).clusters()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
    void weights_that_are_no_numbers_are_refused_without_a_hash_too(float value) throws IOException {
        copy(config().without("weightsSha256"));
        assertThat(Model.load(folder).clusters()).isEqualTo(3);
        byte[] bytes = Files.readAllBytes(weights());
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putFloat(bytes.length - 40, value);
        Files.write(weights(), bytes);
        requireRefused("weights.safetensors", "NaN or an infinity");
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "", "[]", "{}", "7", "{} {}", "{\"format\": 2, \"network\": null}"})
    void a_configuration_that_is_none_is_refused(String text) throws IOException {
        copy(config());
        Files.writeString(folder.resolve(ModelFiles.CONFIG), text);
        requireRefused("config.json");
    }

    /** Editors of Windows save as UTF-16, with or without a mark. */
    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32LE"})
    void a_configuration_in_another_encoding_is_read(String encoding) throws IOException {
        copy(config());
        Files.write(folder.resolve(ModelFiles.CONFIG), config().toString().getBytes(encoding));
        assertThat(Model.load(folder).clusters()).isEqualTo(3);
    }

    @Test
    void another_format_is_named() throws IOException {
        copy(config().put("format", 3));
        assertThatThrownBy(() -> Model.load(folder))
                .isInstanceOf(InputException.class)
                .hasMessageEndingWith("config.json has format 3; this version of Clade reads formats 1 to 2.");
    }

    @ParameterizedTest
    @ValueSource(ints = {1_000, 100_000})
    void a_configuration_that_is_nested_deeply_is_refused(int depth) throws IOException {
        copy(config());
        Files.writeString(folder.resolve(ModelFiles.CONFIG), "[".repeat(depth) + "]".repeat(depth));
        requireRefused("config.json");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/network|clusters|-1",
                "/network|clusters|2000000000",
                "/network|clusters|2",
                "/network|clusters|null",
                "/network|head|null",
                "/network|backbone|null",
                "/network/backbone|embedding|2000000000",
                "/network/backbone|filters|-4",
                "/network/input|extents|[null]",
                "/network/input|extents|[]",
                "/network/input|extents|[1, 100000, 100000]",
                "/network/input|extents|[1, -8, 8]",
                "/network/input|kind|\"FILM\"",
                "/preparation|shift|[null]",
                "/preparation|shift|[]",
                "/preparation|shift|null",
                "/preparation|shift|[0, 0, 0, 0, 0, 0, 0]",
                "/preparation|factor|[\"NaN\"]",
                "/preparation|factor|[\"-Infinity\"]",
                "/preparation|factor|[1, 1]",
                "/preparation|centring|9",
                "/preparation|centring|-0.5",
                "/preparation|centring|\"NaN\"",
                "/preparation|scaling|null",
                "/preparation/output|extents|[3, 8, 8]",
                "|warnings|[null]",
                "|warnings|null",
                "|warnings|[\"two\", \"sentences\"]",
                "|warningKinds|[null]",
                "|provenance|null",
                "|preparation|[]",
            })
    void a_value_that_cannot_be_is_refused(String parent, String name, String value) throws IOException {
        ObjectNode config = config();
        ((ObjectNode) config.at(parent == null ? "" : parent)).set(name, JSON.readTree(value));
        copy(config);
        requireRefused("config.json");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[4611686018427387904,4]|[0,16]",
                "[4294967296]|[0,17179869184]",
                "[9223372036854775807,9223372036854775807]|[0,4]",
                "[-1,-1]|[0,4]",
                "[1.5]|[0,6]",
                "[\"4\"]|[0,16]",
                "4|[0,16]",
                "[4]|[-16,0]",
                "[4]|[9223372036854775791,9223372036854775807]",
                "[4]|[0]",
            })
    void shapes_and_offsets_that_cannot_be_are_refused(String shape, String offsets) throws IOException {
        copy(config());
        String header = "{\"a\":{\"dtype\":\"F32\",\"shape\":%s,\"data_offsets\":%s}}".formatted(shape, offsets);
        byte[] text = header.getBytes(StandardCharsets.US_ASCII);
        ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES + text.length + 64).order(ByteOrder.LITTLE_ENDIAN);
        Files.write(weights(), bytes.putLong(text.length).put(text).array());
        requireRefused("weights.safetensors");
    }
}
