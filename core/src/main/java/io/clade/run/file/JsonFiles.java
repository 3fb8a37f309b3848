package io.clade.run.file;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.clade.input.InputException;
import io.clade.input.Require;
import io.clade.storage.DurableFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The records of this room as JSON files. */
public final class JsonFiles {

    private static final ObjectMapper MAPPER = new ObjectMapper()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
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
            T read = MAPPER.readValue(Files.readAllBytes(file), type);
            Require.present("what it should hold", read);
            return read;
        } catch (JsonProcessingException e) {
            throw new InputException(damaged(file, reason(e)), e);
        } catch (InputException e) {
            throw new InputException(damaged(file, e.getMessage()), e);
        } catch (IOException e) {
            throw new InputException(file + " cannot be read. Give the folder that fit wrote.", e);
        }
    }

    /** In our words where one of our records refused, in the library's where the text is not JSON. */
    private static String reason(JsonProcessingException e) {
        if (e.getCause() instanceof InputException refused) {
            return refused.getMessage();
        }
        return e.getCause() instanceof RuntimeException
                ? "a value is missing or of another kind"
                : e.getOriginalMessage().lines().findFirst().orElse("not JSON");
    }

    private static String damaged(Path file, String how) {
        return file + " is damaged: " + how + ".";
    }
}
