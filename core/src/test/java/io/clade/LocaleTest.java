package io.clade;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A search of the main sources of all modules for what depends on the locale: numbers that are formatted with its digits and its
 * decimal mark, and letters that change their case as its language does. SQL, files and commands that a message names must not.
 */
class LocaleTest {

    private static final String LITERAL = "\"(?:[^\"\\\\\\n]|\\\\.)*\"";

    private static final Pattern FORMATTED =
            Pattern.compile("((?:" + LITERAL + "\\s*\\+\\s*)*" + LITERAL + ")\\s*\\)?\\s*\\.formatted\\(");

    /** What a number needs; {@code %s} takes one as Java writes it. */
    private static final Pattern NUMBER = Pattern.compile("(?<!%)%(?:%%)*[-#+ 0,(]*\\d*(?:\\.\\d+)?[dfeEgGaA]");

    private static final Pattern WITHOUT_LOCALE =
            Pattern.compile("(?:String\\.format|\\bprintf)\\((?!\\s*Locale\\.)|\\.to(?:Lower|Upper)Case\\(\\)");

    private static List<String> found(String source) {
        return Stream.concat(
                        WITHOUT_LOCALE.matcher(source).results(),
                        FORMATTED
                                .matcher(source)
                                .results()
                                .filter(call -> NUMBER.matcher(call.group(1)).find()))
                .map(MatchResult::group)
                .toList();
    }

    @Test
    void nothing_depends_on_the_locale() throws IOException {
        Map<String, List<String>> found = new TreeMap<>();
        int files = 0;
        for (String module : List.of("core", "report", "experiments", "cli")) {
            try (Stream<Path> all = Files.walk(Path.of("..", module, "src", "main", "java"))) {
                for (Path file :
                        all.filter(path -> path.toString().endsWith(".java")).toList()) {
                    files++;
                    List<String> calls = found(read(file));
                    if (!calls.isEmpty()) {
                        found.put(file.toString(), calls);
                    }
                }
            }
        }
        assertThat(files).isGreaterThan(500);
        assertThat(found)
                .as("write whole numbers with %s, others with String.format(Locale.ROOT, …)")
                .isEmpty();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"LIMIT %d\".formatted(5)",
                "(\"a %s\"\n    + \" and %.2f\").formatted(a, b)",
                "\"%,d\".formatted(n)",
                "\"%05.1f\"\n    .formatted(x)",
                "String.format(\"%d\", n)",
                "out.printf(\"%d\", n)",
                "name.toLowerCase()",
                "name.toUpperCase()"
            })
    void what_depends_is_found(String source) {
        assertThat(found(source)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"LIMIT %s\".formatted(5)",
                "String.format(Locale.ROOT, \"%.2f\", x)",
                "\"100 %% done: %s\".formatted(x)",
                "\"%08x\".formatted(hash)",
                "name.toLowerCase(Locale.ROOT)"
            })
    void what_does_not_is_let_be(String source) {
        assertThat(found(source)).isEmpty();
    }
}
