package io.clade.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The command under locales whose digits, decimal marks or letters are others; the default locale is set in the test's process. */
class LocalesTest {

    private static final Locale BEFORE = Locale.getDefault();

    @TempDir
    private Path folder;

    @AfterEach
    void restore() {
        Locale.setDefault(BEFORE);
    }

    private Path table() throws IOException {
        StringBuilder rows = new StringBuilder("width,HEIGHT,species\n");
        for (int i = 0; i < 12; i++) {
            rows.append(i % 2 * 50 + i * 0.5)
                    .append(',')
                    .append(i % 2 * 70 - i * 0.25)
                    .append(i % 2 == 0 ? ",I\n" : ",i\n");
        }
        return Files.writeString(folder.resolve("Iris.csv"), rows);
    }

    private static String answer(String... arguments) {
        Command.Answer answer = Command.run(arguments);
        assertThat(answer.code()).as(answer.err()).isZero();
        return answer.out();
    }

    @ParameterizedTest
    @ValueSource(strings = {"tr-TR", "de-DE", "ar-EG", "fa-IR", "bn-BD", "my-MM", "ne-NP", "hi-IN-u-nu-deva"})
    void the_command_says_and_writes_the_same(String tag) throws IOException {
        String table = table().toString();
        Locale.setDefault(Locale.ROOT);
        String described = answer("data", "describe", table, "--label-column", "species");
        Path plain = folder.resolve("plain");
        answer("fit", table, "-k", "2", "-m", "kmeans", "--label-column", "species", "-o", plain.toString());
        Locale.setDefault(Locale.forLanguageTag(tag));
        assertThat(answer("data", "describe", table, "--label-column", "species"))
                .isEqualTo(described);
        Path other = folder.resolve("other");
        answer("fit", table, "-k", "2", "-m", "kmeans", "--label-column", "species", "-o", other.toString());
        for (String file : new String[] {"assignments.csv", "model/weights.safetensors"}) {
            assertThat(other.resolve(file)).hasSameBinaryContentAs(plain.resolve(file));
        }
        String assigned = answer("assign", table, "--label-column", "species", "--model", other + "/model");
        assertThat(assigned).isEqualTo(Files.readString(plain.resolve("assignments.csv")));
    }

    @Test
    void a_refusal_writes_numbers_as_commands_take_them() throws IOException {
        Locale.setDefault(Locale.forLanguageTag("ar-EG"));
        Command.Answer answer =
                Command.run("fit", table().toString(), "-k", "400", "-m", "kmeans", "--label-column", "species");
        assertThat(answer.code()).isEqualTo(2);
        assertThat(answer.err()).contains("400").contains("12");
    }
}
