package io.clade.golden;

import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** JSON files, one a case, that say what to fit and record what was found. */
final class Records {

    static final Path FOLDER = Path.of("src/test/resources/io/clade/golden");

    private static final String UPDATE = "golden.update";
    private static final String ENDING = ".json";
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private Records() {}

    /** The cases in folder {@code kind}. */
    static List<String> names(String kind) {
        try (Stream<Path> files = Files.list(FOLDER.resolve(kind))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(ENDING))
                    .map(name -> name.substring(0, name.length() - ENDING.length()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static <T> T read(String kind, String name, Class<T> type) {
        try {
            return JSON.readValue(file(kind, name).toFile(), type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether {@code -Dgolden.update} asks for new records. */
    static boolean updating() {
        return System.getProperty(UPDATE) != null;
    }

    /** Replaces the record by {@code value}, and fails: a record that was just written proves nothing. */
    static void update(String kind, String name, Object value) {
        try {
            Files.writeString(file(kind, name), JSON.writeValueAsString(value).replace("\r\n", "\n") + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        fail("%s is written. Run again without -D%s.", file(kind, name), UPDATE);
    }

    private static Path file(String kind, String name) {
        return FOLDER.resolve(kind).resolve(name + ENDING);
    }
}
