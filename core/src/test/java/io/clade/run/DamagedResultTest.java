package io.clade.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.clade.data.Dataset;
import io.clade.data.Shape;
import io.clade.input.InputException;
import io.clade.run.ResultFolder.Existing;
import io.clade.testing.Numbers;
import io.clade.training.session.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DamagedResultTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Dataset DATA = Numbers.clustered(1, 30, 2, Shape.table(4));
    private static final Plan PLAN =
            new Plan("random", new RandomPrototypes(2, Map.of()), Map.of("knob", "1"), DATA, 2, 1, 2);

    @TempDir
    private Path folder;

    @BeforeEach
    void fit() {
        try (ResultFolder out = ResultFolder.open(folder, Existing.REFUSE, PLAN, null)) {
            out.publish(Repetition.of(PLAN, Session.seeded(0), out));
        }
    }

    private void requireRefused(String... words) {
        assertThatThrownBy(() -> Outcome.read(folder, DATA))
                .isInstanceOf(InputException.class)
                .hasMessageContaining(folder.toString())
                .hasMessageContainingAll(words)
                .hasMessageNotContaining("java.");
    }

    @Test
    void a_whole_result_is_read() {
        assertThat(Outcome.read(folder, DATA).clusters()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "{}", "[]", "", "3", "{} null"})
    void metrics_that_are_none_are_refused(String text) throws IOException {
        Files.writeString(folder.resolve(ResultFolder.METRICS), text);
        requireRefused("metrics.json", "damaged");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "|method|null",
                "|parameters|null",
                "|parameters|{\"knob\": null}",
                "|data|null",
                "|data|{}",
                "/data|sha256|null",
                "/data|shape|[null]",
                "/data|samples|0",
                "|runs|null",
                "|runs|[null]",
                "|runs|[]",
                "|best|2",
                "|best|-1",
                "|clusters|-1",
                "|summary|null",
                "|failed|[null]",
                "/runs/0|clusters|2000000000",
                "/runs/0|clusters|-1",
                "/quality|clusters|null",
                "/quality|agreement|[null]",
            })
    void a_figure_that_cannot_be_is_refused(String parent, String name, String value) throws IOException {
        Path file = folder.resolve(ResultFolder.METRICS);
        ObjectNode metrics = (ObjectNode) JSON.readTree(file.toFile());
        ((ObjectNode) metrics.at(parent == null ? "" : parent)).set(name, JSON.readTree(value));
        JSON.writeValue(file.toFile(), metrics);
        requireRefused("metrics.json", "damaged");
    }

    @ParameterizedTest
    @ValueSource(strings = {ResultFolder.ASSIGNMENTS, ResultFolder.RUNS})
    void a_table_that_is_cut_off_is_refused(String name) throws IOException {
        Path file = folder.resolve(name);
        List<String> lines = Files.readAllLines(file);
        Files.write(file, lines.subList(0, 20));
        requireRefused(name, "damaged");
        String text = String.join("\n", lines) + "\n";
        Files.writeString(file, text.substring(0, text.length() - 2));
        requireRefused(name, "damaged");
    }

    @Test
    void assignments_that_are_missing_or_of_other_clusters_are_refused() throws IOException {
        Path file = folder.resolve(ResultFolder.ASSIGNMENTS);
        String text = Files.readString(file);
        Files.writeString(file, text.replaceFirst("\n0,\\d+", "\n0,7"));
        requireRefused(ResultFolder.ASSIGNMENTS, "damaged");
        Files.writeString(file, "");
        assertThatThrownBy(() -> Outcome.read(folder, DATA)).isInstanceOf(InputException.class);
        Files.delete(file);
        requireRefused(ResultFolder.ASSIGNMENTS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "{}", "[]", "{\"clade\": \"1\", \"method\": \"random\", \"data\": null}"})
    void a_request_that_is_none_is_refused(String text) throws IOException {
        Path other = folder.resolve("other");
        Files.createDirectories(other.resolve(".clade-work"));
        Files.writeString(other.resolve(".clade-work/request.json"), text);
        assertThatThrownBy(() -> ResultFolder.open(other, Existing.RESUME, PLAN, null))
                .isInstanceOf(InputException.class)
                .hasMessageContainingAll("request.json", "damaged");
    }
}
