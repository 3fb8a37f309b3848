package io.clade.network.weight;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.clade.input.InputException;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * The safetensors format: a length, a JSON header of names, types, shapes and offsets, then raw little-endian numbers.
 * Python's safetensors reads what this writes.
 */
public final class SafeTensors {

    private static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build());
    private static final String TYPE = "F32";
    private static final int ALIGNMENT = 8;

    /** The limit that the format itself sets. */
    private static final long LONGEST_HEADER = 100_000_000;

    private SafeTensors() {}

    public static void write(Path file, Weights weights) throws IOException {
        ObjectNode header = JSON.createObjectNode();
        long offset = 0;
        for (String name : weights.names()) {
            Weights.Entry entry = weights.get(name);
            long bytes = (long) entry.values().length * Float.BYTES;
            ObjectNode one = header.putObject(name);
            one.put("dtype", TYPE);
            ArrayNode shape = one.putArray("shape");
            Arrays.stream(entry.shape()).forEach(shape::add);
            one.putArray("data_offsets").add(offset).add(offset + bytes);
            offset += bytes;
        }
        byte[] json = JSON.writeValueAsBytes(header);
        int padded = (json.length + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file));
                DataOutputStream data = new DataOutputStream(out)) {
            data.write(littleEndian(Long.BYTES).putLong(padded).array());
            data.write(json);
            data.write(" ".repeat(padded - json.length).getBytes(StandardCharsets.US_ASCII));
            for (String name : weights.names()) {
                float[] values = weights.get(name).values();
                ByteBuffer bytes = littleEndian(Math.multiplyExact(values.length, Float.BYTES));
                bytes.asFloatBuffer().put(values);
                data.write(bytes.array());
            }
        }
    }

    /** @throws InputException where the file is not of this format, damaged or cut short */
    public static Weights read(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            ByteBuffer size = read(channel, 0, Long.BYTES, file);
            long length = size.getLong();
            if (length < 2 || length > Math.min(channel.size() - Long.BYTES, LONGEST_HEADER)) {
                throw damaged(file, "its header is truncated");
            }
            JsonNode header = parse(read(channel, Long.BYTES, length, file), file);
            long start = Long.BYTES + length;
            long unread = channel.size() - start;
            Weights.Builder weights = Weights.builder();
            for (Map.Entry<String, JsonNode> field : header.properties()) {
                if (!field.getKey().equals("__metadata__")) {
                    Array array = Array.of(field.getKey(), field.getValue(), file);
                    // No two arrays share numbers, so all of them are at most as large as the file.
                    unread -= array.bytes();
                    if (unread < 0 || array.to > channel.size() - start) {
                        throw damaged(file, "it is truncated");
                    }
                    float[] values = new float[Math.toIntExact(array.bytes() / Float.BYTES)];
                    read(channel, start + array.from, array.bytes(), file)
                            .asFloatBuffer()
                            .get(values);
                    weights.put(field.getKey(), array.extents(), values);
                }
            }
            return weights.build();
        }
    }

    private static JsonNode parse(ByteBuffer header, Path file) {
        try {
            JsonNode parsed =
                    JSON.readTree(StandardCharsets.UTF_8.decode(header).toString());
            if (!parsed.isObject()) {
                throw damaged(file, "its header is not a JSON object");
            }
            return parsed;
        } catch (JsonProcessingException e) {
            throw damaged(file, "its header is not JSON");
        }
    }

    /** The place of the numbers of one array, from byte {@code from} to before byte {@code to} behind the header. */
    private record Array(List<Long> shape, long from, long to) {

        static Array of(String name, JsonNode entry, Path file) {
            if (!entry.path("dtype").asText().equals(TYPE)) {
                throw damaged(file, name + " is not of type " + TYPE);
            }
            long[] shape = wholeNumbers(entry.path("shape"), name, file);
            long[] offsets = wholeNumbers(entry.path("data_offsets"), name, file);
            long bytes = Float.BYTES;
            for (long extent : shape) {
                // Beyond what one array of Java holds the product is of no interest, and must not overflow.
                bytes = extent == 0 ? 0 : bytes > Integer.MAX_VALUE / extent ? Long.MAX_VALUE / extent : bytes * extent;
            }
            if (offsets.length != 2 || offsets[1] - offsets[0] != bytes || bytes > Integer.MAX_VALUE) {
                throw damaged(file, "the offsets of " + name + " do not fit its shape");
            }
            return new Array(Arrays.stream(shape).boxed().toList(), offsets[0], offsets[1]);
        }

        private static long[] wholeNumbers(JsonNode list, String name, Path file) {
            if (!list.isArray()) {
                throw damaged(file, name + " has no shape or no offsets");
            }
            long[] numbers = new long[list.size()];
            for (int i = 0; i < numbers.length; i++) {
                JsonNode number = list.get(i);
                if (number == null || !number.canConvertToLong() || !number.isIntegralNumber() || number.asLong() < 0) {
                    throw damaged(file, "the shape or the offsets of " + name + " are not whole numbers");
                }
                numbers[i] = number.asLong();
            }
            return numbers;
        }

        long[] extents() {
            return shape.stream().mapToLong(Long::longValue).toArray();
        }

        long bytes() {
            return to - from;
        }
    }

    private static ByteBuffer read(FileChannel channel, long position, long length, Path file) throws IOException {
        ByteBuffer bytes = littleEndian(Math.toIntExact(length));
        while (bytes.hasRemaining()) {
            if (channel.read(bytes, position + bytes.position()) < 0) {
                throw damaged(file, "it is truncated");
            }
        }
        return bytes.flip();
    }

    private static ByteBuffer littleEndian(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static InputException damaged(Path file, String how) {
        return new InputException(file + " is damaged: " + how + ". Copy it again, or fit again.");
    }
}
