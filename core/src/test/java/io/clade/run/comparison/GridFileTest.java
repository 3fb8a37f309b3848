package io.clade.run.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clade.data.Shape;
import io.clade.input.InputException;
import io.clade.run.Source;
import io.clade.testing.Numbers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GridFileTest {

    @TempDir
    Path folder;

    private final List<Source> read = new ArrayList<>();

    private ComparisonPlan plan(String text) {
        try {
            Path file = Files.writeString(folder.resolve("grid.yaml"), text);
            return GridFile.read(file, source -> {
                read.add(source);
                return Numbers.clustered(1, 20, 2, Shape.table(3));
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void the_values_of_a_table_are_read_as_the_grid_says() {
        String grid = """
                k: 2
                data:
                  - path: blobs
                    missing: drop
                    header: yes
                  - path: blobs
                    name: other
                    header: "no"
                  - path: blobs
                    name: third
                methods: [kmeans]
                """;
        assertThat(plan(grid).tasks())
                .extracting(task -> task.source().values())
                .containsExactly(new Source.Values("drop", "yes"), new Source.Values(null, "no"), null);
        assertThatThrownBy(() -> plan(grid.replace("drop", "drops")))
                .isInstanceOf(InputException.class)
                .hasMessageEndingWith("missing must be fail, drop, mean, median or nearest. Got drops.")
                .hasMessageContaining("line 3");
        assertThatThrownBy(() -> plan(grid.replace("\"no\"", "perhaps")))
                .isInstanceOf(InputException.class)
                .hasMessageEndingWith("header must be yes or no. Got perhaps.");
    }

    @Test
    void datasets_methods_and_parameters_make_a_plan() throws IOException {
        Files.writeString(folder.resolve("table.csv"), "a,b\n1,2\n");
        ComparisonPlan plan = plan("""
                seed: 7
                runs: 3
                k: 10
                data:
                  - digits
                  - path: table.csv
                    name: my table
                    k: 4
                    kind: series
                    label-column: species
                    limit: 50
                methods:
                  - kmeans
                  - method: ddc
                    set:
                      epochs: [50, 100]
                      lr: 0.001
                  - method: dtkc
                    name: as published
                    set: {preset: paper}
                """);
        assertThat(plan.seed()).isEqualTo(7);
        assertThat(plan.runs()).isEqualTo(3);
        assertThat(plan.tasks()).extracting(ComparisonTask::clusters).containsExactly(10, 4);
        assertThat(plan.tasks().get(1).name()).contains("my table");
        assertThat(plan.methodEntries())
                .extracting(MethodEntry::label)
                .containsExactly("kmeans", "ddc epochs=50 lr=0.001", "ddc epochs=100 lr=0.001", "as published");
        assertThat(plan.methodEntries().get(2).settings()).isEqualTo(Map.of("epochs", "100", "lr", "0.001"));
        assertThat(plan.methodEntries().get(3).settings()).isEqualTo(Map.of("preset", "paper"));
        assertThat(plan.tasks()).allMatch(task -> task.reader().get().size() == 20);
        assertThat(read)
                .containsExactly(
                        new Source("digits", null, null, null),
                        new Source(folder.resolve("table.csv").toAbsolutePath().toString(), "series", "species", 50));
    }

    @Test
    void the_example_of_the_guide_is_understood() throws IOException {
        var block = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(Path.of("../docs/guide.md")));
        assertThat(block.find()).isTrue();
        ComparisonPlan plan = plan(block.group(1));
        assertThat(plan.runs()).isEqualTo(5);
        assertThat(plan.tasks()).extracting(ComparisonTask::clusters).containsExactly(10, 5);
        assertThat(plan.methodEntries())
                .extracting(MethodEntry::label)
                .containsExactly("kmeans", "dtkc, as published", "ddc epochs=50 lr=0.001", "ddc epochs=100 lr=0.001");
        assertThat(block.find()).as("another grid file").isFalse();
    }

    @Test
    void what_is_not_said_is_one_run_from_seed_one_and_a_single_value_is_a_list_of_one() {
        ComparisonPlan plan = plan("k: 2\ndata: moons\nmethods: kmeans\n");
        assertThat(plan.seed()).isOne();
        assertThat(plan.runs()).isOne();
        assertThat(plan.tasks()).hasSize(1);
        assertThat(plan.methodEntries()).hasSize(1);
    }

    @Test
    void a_name_for_several_values_goes_with_what_tells_them_apart() {
        ComparisonPlan plan = plan("""
                k: 2
                data: [moons]
                methods:
                  - {method: kmeans, name: many, set: {restarts: [1, 2], iterations: 9}}
                """);
        assertThat(plan.methodEntries())
                .extracting(MethodEntry::label)
                .containsExactly("many restarts=1", "many restarts=2");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`k: 2\\ndata: [moons]\\nmethods: [kmean]` | line 3, methods[0]: There is no method kmean. Did you mean kmeans?",
                "`k: 2\\ndata: [moons]\\nmethod: [kmeans]` | line 3, method: there is no field method here. Did you mean methods?",
                "`k: 2\\ndata: [moons]` | line 1: the field methods is missing",
                "`data: [moons]\\nmethods: [kmeans]` | line 1, data[0]: the number of clusters is missing",
                "`k: two\\ndata: [moons]\\nmethods: [kmeans]` | line 1, k: a whole number is expected here. Got two.",
                "`k: 1\\ndata: [moons]\\nmethods: [kmeans]` | line 1, k: must be from 2 to 2147483647. Got 1.",
                "`k: 2\\nruns: 0\\ndata: [moons]\\nmethods: [kmeans]` | line 2, runs: must be from 1",
                "`k: 2\\ndata:\\n  - {pth: moons}\\nmethods: [kmeans]` | line 3, data[0].pth: there is no field pth here. Did you mean path?",
                "`k: 2\\ndata:\\n  - {k: 3}\\nmethods: [kmeans]` | line 3, data[0]: the field path is missing",
                "`k: 2\\ndata: [[moons]]\\nmethods: [kmeans]` | line 2, data[0]: a map is expected here",
                "`k: 2\\ndata: [moons]\\nmethods:\\n  - method: ddc\\n    set:\\n      epoch: 3` | line 6, methods[0].set.epoch: There is no parameter epoch. Did you mean epochs?",
                "`k: 2\\ndata: [moons]\\nmethods:\\n  - method: ddc\\n    set:\\n      epochs: [3, few]` | line 6, methods[0].set.epochs: epochs must be a whole number. Got few.",
                "`k: 2\\ndata: [moons]\\nmethods:\\n  - method: ddc\\n    set: 3` | line 5, methods[0].set: a map is expected here",
                "`k: 2\\nk: 3` | line 2, k: it is given twice",
                "`k: &two 2\\nruns: *two` | line 2, runs: references such as *two are not supported",
                "`k: [2` | not YAML",
                "`a: 1\\n---\\nb: 2` | a single document",
                "`kmeans` | a map is expected here",
                "`` | is empty",
                "`k: 2\\ndata: [moons]\\nmethods: [kmeans, kmeans]` | Two methods are called kmeans"
            })
    void a_mistake_is_named_with_file_line_and_field(String text, String message) {
        assertThatThrownBy(() -> plan(text == null ? "" : text.replace("\\n", "\n")))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith(folder.resolve("grid.yaml").toString())
                .hasMessageContaining(message)
                .message()
                .doesNotContain("\n");
    }

    @Test
    void a_file_that_is_not_there_is_named() {
        assertThatThrownBy(() -> GridFile.read(folder.resolve("none.yaml"), source -> null))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("none.yaml cannot be read");
    }

    @Test
    void too_many_combinations_are_refused_before_they_are_made() {
        String many = "[" + "1, ".repeat(200) + "1]";
        assertThatThrownBy(() -> plan("data: [a]\nmethods:\n- method: kmeans\n  set: {restarts: %s, seed: %s}\nk: 2\n"
                        .formatted(many, many)))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("methods[0].set.seed: with this list there are more than 10000 combinations");
    }

    @Test
    void a_path_that_no_system_has_is_given_to_the_reader_as_it_is() {
        plan("data: [\"a\\0b\"]\nmethods: [kmeans]\nk: 2\n").tasks();
        assertThat(read).allMatch(source -> source.location().contains("\0"));
    }
}
