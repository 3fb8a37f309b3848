package io.clade.method;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The laws of parameters leave none out: a new one is given a law, or is named with the reason that it has none. */
class LawsCoverTest {

    static List<Descriptor<?>> methods() {
        return Methods.all();
    }

    @ParameterizedTest
    @MethodSource("methods")
    void every_parameter_has_a_law_or_is_named_among_those_without_a_direction(Descriptor<?> method)
            throws IOException {
        String laws = laws();
        assertThat(method.knobs())
                .extracting(HyperparameterAccess.Entry::name)
                .allSatisfy(name -> assertThat(laws.contains('"' + name + '"') || laws.contains("{@code " + name + "}"))
                        .as("a law of %s, or its name in the documentation of a class of laws", name)
                        .isTrue());
    }

    /** The text of all classes of laws. */
    private static String laws() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src", "test", "java", "io", "clade", "method"))) {
            List<String> texts = new ArrayList<>();
            for (Path file : files.filter(path -> path.toString().endsWith("LawsTest.java"))
                    .toList()) {
                texts.add(Files.readString(file));
            }
            assertThat(texts).isNotEmpty();
            return String.join("\n", texts);
        }
    }
}
