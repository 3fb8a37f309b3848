package io.clade;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The first sentence of a Javadoc comment says what the thing is or does: it is no indirect question. */
class JavadocTest {

    private static final Pattern QUESTION =
            Pattern.compile("/\\*\\*(?:\\s|\\*(?!/))*(What|How|Whether|Where|Why|Which|When|Who)\\b");

    @Test
    void no_comment_begins_with_a_question_word() throws IOException {
        List<String> questions = new ArrayList<>();
        int files = 0;
        for (String module : List.of("core", "report", "experiments", "cli")) {
            try (Stream<Path> below = Files.walk(Path.of("..", module, "src", "main"))) {
                for (Path file :
                        below.filter(path -> path.toString().endsWith(".java")).toList()) {
                    files++;
                    String text = Files.readString(file);
                    QUESTION.matcher(text)
                            .results()
                            .map(match -> file + ":" + lineOf(text, match.end()) + " begins with " + match.group(1))
                            .forEach(questions::add);
                }
            }
        }
        assertThat(questions).isEmpty();
        assertThat(files).isGreaterThan(500);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/** What a sample is. */",
                "/**\n * Whether it is one.\n */",
                "    /**\n     * How many there are.\n     *\n     * @param a b\n     */",
                "/** Where it is. */ int where();",
                "/**\n *\n * Why so. */",
            })
    void a_question_is_found(String comment) {
        assertThat(QUESTION.matcher(comment).find()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/** The kind of a sample. */",
                "/** True if what is there is one. */",
                "/** Whatever. */",
                "// What is not Javadoc",
                "/** @param how many */",
                "/** @return n */\nWhat what;",
            })
    void other_comments_are_not(String comment) {
        assertThat(QUESTION.matcher(comment).find()).isFalse();
    }

    private static int lineOf(String text, int end) {
        return (int) text.substring(0, end).lines().count();
    }
}
