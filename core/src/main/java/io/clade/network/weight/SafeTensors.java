package io.clade.network.weight;

import com.fasterxml.jackson.core.JsonProcessingException;
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
import java.util.Map;

/**
 * The safetensors format: a length, a JSON header of names, types, shapes and offsets, then raw little-endian numbers.
 * Python's safetensors reads what this writes.
 */
public final class SafeTensors {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TYPE = "F32";
    private static final int ALIGNMENT = 8;

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
            if (length < 2 || length > channel.size() - Long.BYTES) {
                throw damaged(file, "its header is truncated");
            }
            ByteBuffer header = read(channel, Long.BYTES, length, file);
            Weights.Builder weights = Weights.builder();
            for (Map.Entry<String, JsonNode> field : parse(header, file).properties()) {
                if (!field.getKey().equals("__metadata__")) {
                    readOne(channel, Long.BYTES + length, field.getKey(), field.getValue(), weights, file);
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

    private static void readOne(
            FileChannel channel, long start, String name, JsonNode entry, Weights.Builder weights, Path file)
            throws IOException {
        if (!entry.path("dtype").asText().equals(TYPE)) {
            throw damaged(file, name + " is not of type " + TYPE);
        }
        JsonNode shapeNode = entry.path("shape");
        long[] shape = new long[shapeNode.size()];
        Arrays.setAll(shape, i -> shapeNode.get(i).asLong());
        long from = entry.path("data_offsets").path(0).asLong(-1);
        long to = entry.path("data_offsets").path(1).asLong(-1);
        long numbers = Arrays.stream(shape).reduce(1, Math::multiplyExact);
        if (from < 0 || to - from != numbers * Float.BYTES) {
            throw damaged(file, "the offsets of " + name + " do not fit its shape");
        }
        float[] values = new float[Math.toIntExact(numbers)];
        read(channel, start + from, to - from, file).asFloatBuffer().get(values);
        weights.put(name, shape, values);
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
