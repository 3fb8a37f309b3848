package io.clade.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.clade.cli.Command.Answer;
import io.clade.data.builtin.BuiltIn;
import io.clade.method.HyperparameterAccess;
import io.clade.method.Methods;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Help, lists, and what is quickly said. */
class CommandsTest {

    @TempDir
    Path folder;

    private static String done(String... arguments) {
        Answer answer = Command.run(arguments);
        assertThat(answer.code()).as(answer.err()).isZero();
        assertThat(answer.err()).isEmpty();
        return answer.out();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "fit",
                "compare",
                "assign",
                "evaluate",
                "methods",
                "data",
                "data list",
                "data describe",
                "data generate",
                "data fetch",
                "report",
                "bench",
                "reproduce"
            })
    void every_command_explains_itself(String command) {
        String help = done((command + " --help").split(" "));
        assertThat(help).startsWith("Usage: clade " + command).contains("--help");
        assertThat(help.lines()).allMatch(line -> line.length() <= 120);
    }

    @Test
    void help_of_the_whole_lists_the_commands_with_examples() {
        assertThat(done("--help"))
                .contains("fit", "compare", "assign", "evaluate", "methods", "data", "report", "bench", "reproduce")
                .contains("clade fit digits -k 10 -o out/digits");
        assertThat(done()).isEqualTo(done("--help"));
        assertThat(done("data")).isEqualTo(done("data", "--help"));
    }

    @Test
    void help_of_fit_says_what_is_written_and_the_defaults() {
        assertThat(done("fit", "--help"))
                .contains("assignments.csv", "metrics.json", "history.csv", "model/", "report.html")
                .contains("Default: " + Methods.DEFAULT, "out/DATA-METHOD", "--resume", "--force");
    }

    @Test
    void the_version_is_that_of_the_build() {
        assertThat(done("--version").strip()).matches("clade \\d+\\.\\d+\\.\\d+.*");
    }

    @Test
    void methods_are_all_listed_and_each_explains_its_parameters() {
        String list = done("methods");
        Methods.all().forEach(method -> {
            assertThat(list).contains(method.name(), method.summary());
            String explained = done("methods", method.name());
            for (HyperparameterAccess.Entry knob : method.knobs()) {
                assertThat(explained)
                        .contains("--set " + knob.name() + "=" + knob.value(), knob.meaning(), knob.range());
            }
            assertThat(explained).contains("preset=recommended");
        });
    }

    @Test
    void what_a_method_shares_with_others_is_listed_behind_its_own_parameters_with_a_page_that_exists() {
        Methods.all().forEach(method -> {
            String explained = done("methods", method.name());
            method.parts().forEach((part, knobs) -> {
                String heading = part.page().orElse("Its own parameters");
                assertThat(explained).containsOnlyOnce(heading);
                knobs.forEach(knob -> assertThat(explained.indexOf("--set " + knob.name() + "="))
                        .isGreaterThan(explained.indexOf(heading)));
                part.page()
                        .ifPresent(page -> assertThat(Path.of("..").resolve(page))
                                .content()
                                .contains(knobs.stream()
                                        .map(knob -> "| `" + knob.name() + "` |")
                                        .toList()));
            });
        });
        assertThat(done("methods", "ddc"))
                .contains(
                        "It needs the number of clusters (-k), trains a network, takes series of different lengths and gives");
        assertThat(done("methods", "meanshift")).contains("It finds the number of clusters itself.");
    }

    @Test
    void built_in_sets_are_all_listed() {
        String list = done("data", "list");
        assertThat(BuiltIn.names()).allMatch(list::contains);
    }

    @Test
    void a_description_says_what_is_in_the_data() {
        String description = done("data", "describe", "digits");
        assertThat(description)
                .containsPattern("kind +image")
                .containsPattern("samples +1797")
                .containsPattern("shape +1×8×8")
                .containsPattern("range +0\\.00000 to 16\\.0000")
                .containsPattern("labels +10 classes: 0 \\(178\\), 1 \\(182\\)");
    }

    @Test
    void numbers_beyond_single_precision_are_described_as_they_are(@TempDir Path where) throws IOException {
        Path file = Files.writeString(where.resolve("huge.csv"), "a,b\n1e40,1\n3e40,2\n");
        assertThat(done("data", "describe", file.toString()))
                .containsPattern("range +1\\.00000 to 3\\.00000e\\+40")
                .containsPattern("mean +1\\.00000e\\+40");
    }

    @Test
    void a_generated_set_is_written_and_reads_back() throws IOException {
        Path file = folder.resolve("moons.csv");
        String said = done("data", "generate", "moons", "-o", file.toString(), "--set", "n=40", "--seed", "7");
        assertThat(said).contains(file.toString(), "40 rows of 2 features");
        assertThat(Files.readAllLines(file)).hasSize(41);
        assertThat(Command.run("data", "describe", file.toString()).out()).containsPattern("samples +40");
        Path again = folder.resolve("again.csv");
        done("data", "generate", "moons", "-o", again.toString(), "--set", "n=40", "--set", "seed=7");
        assertThat(again).hasSameBinaryContentAs(file);
    }

    @Test
    void benchmarks_are_listed_without_a_name() {
        assertThat(Command.run("bench").code()).isZero();
    }
}
