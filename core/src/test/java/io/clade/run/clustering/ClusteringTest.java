package io.clade.run.clustering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clade.data.Dataset;
import io.clade.data.FloatSamples;
import io.clade.data.Shape;
import io.clade.data.generated.Blobs;
import io.clade.input.InputException;
import io.clade.run.choice.Choice;
import io.clade.run.choice.ClusterCount;
import io.clade.training.session.Progress;
import io.clade.training.session.Session;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClusteringTest {

    private static final Dataset BLOBS = Blobs.generate(60, 4, 3, 1, 10, 1);

    @TempDir
    Path parent;

    /** The files of a result by name; when it was made and what took how long is left out. */
    private static Map<String, String> files(Path folder) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (var all = Files.walk(folder)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                String text = Files.readString(file, StandardCharsets.ISO_8859_1);
                files.put(
                        folder.relativize(file).toString(),
                        file.endsWith("history.csv")
                                ? withoutSeconds(text)
                                : text.replaceAll("\"(seconds|started)\" ?: ?[^,}]+", ""));
            }
        }
        return files;
    }

    private static String withoutSeconds(String table) {
        List<String> lines = table.lines().toList();
        int seconds = List.of(lines.get(0).split(",")).indexOf("seconds");
        return lines.stream()
                .map(line -> {
                    List<String> cells = new ArrayList<>(List.of(line.split(",", -1)));
                    cells.remove(seconds);
                    return String.join(",", cells);
                })
                .collect(Collectors.joining("\n"));
    }

    private static Consumer<Progress> stopping(int number) {
        AtomicInteger events = new AtomicInteger();
        return progress -> {
            if (events.incrementAndGet() == number) {
                throw new IllegalStateException("stopped");
            }
        };
    }

    @ParameterizedTest
    @CsvSource({"kmeans, 1, 8", "kmeans, 2, 26", "kmeans, 2, 28", "ddc, 1, 22", "ddc, 2, 40"})
    void a_clustering_that_is_interrupted_anywhere_goes_on_and_ends_in_the_same_bits(String method, int runs, int event)
            throws IOException {
        Clustering clustering = Clustering.by(method).choosingClusters(2, 4).runs(runs);
        if (method.equals("ddc")) {
            clustering = clustering.with("epochs", 3).with("rivals", 2);
        }
        Path whole = parent.resolve("whole");
        Path broken = parent.resolve("broken");
        Result expected = clustering.into(whole).fit(BLOBS, Session.seeded(5));
        Job job = clustering.resuming(broken);
        assertThatThrownBy(() -> job.fit(BLOBS, Session.seeded(5).onProgress(stopping(event))))
                .hasMessage("stopped");
        assertThat(broken.resolve("metrics.json")).doesNotExist();
        Result resumed = job.fit(BLOBS, Session.seeded(5));
        assertThat(resumed.isEarlier()).isFalse();
        assertThat(resumed.choice()).isEqualTo(expected.choice());
        assertThat(resumed.model().weights()).isEqualTo(expected.model().weights());
        assertThat(files(broken)).isEqualTo(files(whole));
    }

    @Test
    void what_is_finished_is_not_done_again() {
        Path folder = parent.resolve("out");
        Clustering clustering = Clustering.by("kmeans").choosingClusters(2, 4);
        Result first = clustering.into(folder).fit(BLOBS, Session.seeded(1));
        List<Choice> heard = new ArrayList<>();
        Result again = clustering.resuming(folder).fit(BLOBS, Session.seeded(1).onProgress(stopping(1)), heard::add);
        assertThat(again.isEarlier()).isTrue();
        assertThat(again.metrics()).isEqualTo(first.metrics());
        assertThat(again.outcome().assignment().clusters())
                .isEqualTo(first.outcome().assignment().clusters());
        assertThat(heard).containsExactly(first.choice().orElseThrow());
        assertThat(Result.read(folder, BLOBS).choice()).isEqualTo(first.choice());
    }

    @Test
    void a_result_with_a_given_number_is_no_answer_to_which_number_suits() {
        Path folder = parent.resolve("out");
        Clustering.by("kmeans").clusters(3).into(folder).fit(BLOBS, Session.seeded(1));
        assertThatThrownBy(() -> Clustering.by("kmeans").resuming(folder).fit(BLOBS, Session.seeded(1)))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("was not chosen, and -k is auto now");
        assertThat(folder.resolve(".clade-work")).doesNotExist();
    }

    @Test
    void another_range_is_refused_where_a_choice_was_begun() {
        Path folder = parent.resolve("out");
        Session stopped = Session.seeded(1).onProgress(stopping(3));
        assertThatThrownBy(() -> Clustering.by("kmeans")
                        .choosingClusters(2, 4)
                        .into(folder)
                        .fit(BLOBS, stopped))
                .hasMessage("stopped");
        assertThatThrownBy(() -> Clustering.by("kmeans")
                        .choosingClusters(2, 5)
                        .resuming(folder)
                        .fit(BLOBS, Session.seeded(1)))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("-k 2..4");
        Result anew =
                Clustering.by("kmeans").choosingClusters(2, 5).replacing(folder).fit(BLOBS, Session.seeded(1));
        assertThat(anew.choice().orElseThrow().range()).isEqualTo("2..5");
    }

    @Test
    void a_choice_that_was_to_replace_a_result_is_gone_on_with_and_not_the_result() {
        Path folder = parent.resolve("out");
        Clustering clustering = Clustering.by("kmeans").choosingClusters(2, 4);
        clustering.into(folder).fit(BLOBS, Session.seeded(1));
        Clustering other = clustering.choosingClusters(2, 5);
        assertThatThrownBy(() ->
                        other.replacing(folder).fit(BLOBS, Session.seeded(1).onProgress(stopping(3))))
                .hasMessage("stopped");
        assertThat(folder.resolve("metrics.json"))
                .as("until the new result is whole")
                .exists();
        Result resumed = other.resuming(folder).fit(BLOBS, Session.seeded(1));
        assertThat(resumed.isEarlier()).isFalse();
        assertThat(resumed.choice().orElseThrow().range()).isEqualTo("2..5");
    }

    @Test
    void samples_without_clusters_give_a_choice_and_no_model() throws IOException {
        Random random = new Random(5);
        float[] values = new float[240];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextFloat();
        }
        Dataset noise = Dataset.of("noise", Shape.table(2), new FloatSamples(2, values));
        Path folder = parent.resolve("out");
        Clustering.by("kmeans").clusters(3).into(folder).fit(noise, Session.seeded(1));
        Result result =
                Clustering.by("kmeans").choosingClusters(2, 6).replacing(folder).fit(noise, Session.seeded(1));
        assertThat(result.found()).isFalse();
        assertThatThrownBy(result::outcome)
                .isInstanceOf(InputException.class)
                .hasMessageContaining("No cluster structure was found");
        try (var entries = Files.list(folder)) {
            assertThat(entries.map(entry -> entry.getFileName().toString()))
                    .containsExactlyInAnyOrder("choice.json", "choice.csv");
        }
    }

    @Test
    void a_method_that_finds_the_number_is_let_to() {
        Result result = Clustering.by("dcl").into(parent.resolve("out")).fit(BLOBS, Session.seeded(1));
        assertThat(result.choice()).isEmpty();
        assertThat(result.metrics().clusters()).isEqualTo(3);
        assertThat(result.metrics().k()).as("prototypes").isEqualTo(12);
    }

    @Test
    void what_cannot_be_is_refused_before_there_are_data() {
        assertThatThrownBy(() -> Clustering.by("kmens")).hasMessageContaining("kmeans");
        assertThatThrownBy(() -> Clustering.by("kmeans").with("restart", 3)).hasMessageContaining("restarts");
        assertThatThrownBy(() -> Clustering.by("kmeans").runs(0)).hasMessageContaining("--runs");
        assertThatThrownBy(() -> Clustering.by("meanshift").choosingClusters(2, 5))
                .hasMessageContaining("finds the number of clusters itself");
        assertThatThrownBy(() -> Clustering.by("kmeans").clusters(ClusterCount.of(1)))
                .isInstanceOf(InputException.class);
    }
}
