package io.clade.run.file;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.clade.input.InputException;
import io.clade.storage.DurableFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The records of this room as JSON files. */
public final class JsonFiles {

    private static final ObjectMapper MAPPER = new ObjectMapper()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);

    private JsonFiles() {}

    /** Writes {@code value}, a record or what records consist of. */
    public static void write(Path file, Object value) throws IOException {
        Files.write(file, MAPPER.writeValueAsBytes(value));
    }

    /** Writes {@code value} to {@code file} in one step, which a crash or a power cut cannot halve. */
    public static void writeDurably(Path file, Object value) throws IOException {
        DurableFiles.write(file, made -> write(made, value));
    }

    /** @throws InputException where the file is missing or does not hold a {@code type} */
    public static <T> T read(Path file, Class<T> type) {
        try {
            return MAPPER.readValue(Files.readAllBytes(file), type);
        } catch (JsonProcessingException e) {
            String first = e.getOriginalMessage().lines().findFirst().orElse("not JSON");
            throw new InputException(file + " is damaged: " + first + ".", e);
        } catch (IOException e) {
            throw new InputException(file + " cannot be read. Give the folder that fit wrote.", e);
        }
    }
}
