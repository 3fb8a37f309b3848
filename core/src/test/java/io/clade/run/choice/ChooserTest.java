package io.clade.run.choice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.clade.data.Dataset;
import io.clade.data.FloatSamples;
import io.clade.data.Shape;
import io.clade.data.generated.Blobs;
import io.clade.data.reader.Datasets;
import io.clade.input.InputException;
import io.clade.method.Descriptor;
import io.clade.method.KSelection;
import io.clade.method.Methods;
import io.clade.training.session.Progress;
import io.clade.training.session.Session;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChooserTest {

    private static final Dataset BLOBS = Blobs.generate(60, 2, 3, 1, 10, 2);
    private static final Range FEW = new Range(2, 4);

    /** A choice of k for {@link #BLOBS} by one method, with what it told of its progress. */
    private record Heard(Choice choice, List<String> events) {

        static Heard of(String method) {
            List<String> events = new ArrayList<>();
            return new Heard(
                    ChooserTest.choice(method, Map.of(), BLOBS, FEW, hearing(events), Optional.empty()), events);
        }
    }

    /** Choices that were not interrupted, by the name of the method. */
    private static final Map<String, Heard> WHOLE = new HashMap<>();

    private static Choice choice(String name, Map<String, String> settings, Dataset data, Range range) {
        return choice(name, settings, data, range, Session.seeded(1), Optional.empty());
    }

    private static Choice choice(
            String name,
            Map<String, String> settings,
            Dataset data,
            Range range,
            Session session,
            Optional<Path> parts) {
        Descriptor<?> method = Methods.named(name);
        ChoiceKey question = ChoiceKey.of(method, settings, ClusterCount.of(range), data, 1);
        return Chooser.choose(method, question, data, range, session, parts);
    }

    /** A listener that gives up at its event {@code number}, from 1. */
    private static Consumer<Progress> stopping(int number) {
        AtomicInteger events = new AtomicInteger();
        return progress -> {
            if (events.incrementAndGet() == number) {
                throw new IllegalStateException("stopped");
            }
        };
    }

    private static Session hearing(List<String> heard) {
        return Session.seeded(1).onProgress(progress -> heard.add(progress.toString()));
    }

    @ParameterizedTest
    @CsvSource({"kmeans, 5", "kmeans, 24", "agglomerative, 12"})
    void an_interrupted_choice_goes_on_and_is_the_same(String method, int events, @TempDir Path folder) {
        Optional<Path> parts = Optional.of(folder.resolve("parts"));
        Session stopped = Session.seeded(1).onProgress(stopping(events));
        assertThatThrownBy(() -> choice(method, Map.of(), BLOBS, FEW, stopped, parts))
                .hasMessage("stopped");
        List<String> rest = new ArrayList<>();
        Choice resumed = choice(method, Map.of(), BLOBS, FEW, hearing(rest), parts);
        Heard whole = WHOLE.computeIfAbsent(method, Heard::of);
        assertThat(resumed).isEqualTo(whole.choice());
        assertThat(rest)
                .as("what is finished is not done again")
                .isEqualTo(whole.events().subList(events, whole.events().size()));
    }

    @Test
    void an_interrupted_training_for_a_choice_goes_on_and_the_choice_is_the_same(@TempDir Path folder) {
        Dataset data = Blobs.generate(60, 4, 3, 1, 10, 1);
        Map<String, String> settings = Map.of("epochs", "4", "rivals", "2");
        Range range = new Range(2, 4);
        Optional<Path> parts = Optional.of(folder);
        List<String> whole = new ArrayList<>();
        Choice expected = choice("ddc", settings, data, range, hearing(whole), Optional.empty());
        int beyond = 20 + (whole.size() - 20 - 20 - 10) / 2;
        Session stopped = Session.seeded(1).onProgress(stopping(beyond));
        assertThatThrownBy(() -> choice("ddc", settings, data, range, stopped, parts))
                .hasMessage("stopped");
        List<String> rest = new ArrayList<>();
        assertThat(choice("ddc", settings, data, range, hearing(rest), parts)).isEqualTo(expected);
        assertThat(rest).hasSizeLessThan(whole.size() - 20).doesNotContain(whole.get(0));
    }

    @Test
    void parts_of_another_choice_are_refused(@TempDir Path folder) {
        choice("kmeans", Map.of(), BLOBS, FEW, Session.seeded(1), Optional.of(folder));
        assertThatThrownBy(() ->
                        choice("kmeans", Map.of(), BLOBS, new Range(2, 5), Session.seeded(1), Optional.of(folder)))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("with -k 2..4");
    }

    private static Dataset noise(int n, int width, long seed) {
        Random random = new Random(seed);
        float[] values = new float[n * width];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextFloat();
        }
        return Dataset.of("noise", Shape.table(width), new FloatSamples(width, values));
    }

    /** Four directions of lengths that differ by orders of magnitude, so that the samples as given have no clusters. */
    private static Dataset directions() {
        Random random = new Random(5);
        float[] values = new float[3 * 80];
        double[][] centres = {{1, 0.2, 0.1}, {0.1, 1, 0.2}, {0.2, 0.1, 1}, {1, 1, 1}};
        for (int i = 0; i < 80; i++) {
            double length = Math.exp(2 * random.nextGaussian());
            for (int j = 0; j < 3; j++) {
                values[3 * i + j] = (float) (length * (centres[i % 4][j] + 0.02 * random.nextGaussian()));
            }
        }
        return Dataset.of("directions", Shape.table(3), new FloatSamples(3, values));
    }

    @ParameterizedTest
    @CsvSource({"agglomerative, distance, cosine", "spectral, distance, cosine", "kmeans, scaling, rows"})
    void directions_are_counted_as_the_method_compares_them(String method, String name, String value) {
        Choice choice = choice(method, Map.of(name, value), directions(), new Range(2, 6));
        assertThat(choice.recommended()).isEqualTo(4);
        assertThat(choice.space())
                .isEqualTo(
                        value.equals("cosine") ? "the directions of the samples by k-means" : "the samples by k-means");
    }

    @Test
    void three_blobs_are_three_clusters_and_all_criteria_but_one_say_so(@TempDir Path folder) {
        Choice choice = choice("kmeans", Map.of(), Blobs.generate(90, 4, 3, 1, 10, 1), new Range(2, 6));
        assertThat(choice.recommended()).isEqualTo(3);
        assertThat(choice.structure().found()).isTrue();
        // So few samples in four dimensions have no clear valley of density between them.
        assertThat(choice.votes()).hasSize(5);
        assertThat(choice.votes()).filteredOn(vote -> vote.k() == 3).hasSizeGreaterThanOrEqualTo(4);
        assertThat(choice.criteria()).extracting(Criteria::k).containsExactly(2, 3, 4, 5, 6);
        assertThat(choice.criteria().get(1).stability()).isCloseTo(1, within(1e-12));

        ChoiceFiles.write(folder, choice);
        assertThat(ChoiceFiles.read(folder)).isEqualTo(Optional.of(choice));
        assertThat(folder.resolve("choice.csv")).content().hasLineCount(6).startsWith("k,scatter,silhouette,");
    }

    @Test
    void the_same_seed_makes_the_same_choice() {
        assertThat(choice("kmeans", Map.of(), BLOBS, FEW))
                .isEqualTo(WHOLE.computeIfAbsent("kmeans", Heard::of).choice());
    }

    @Test
    void agglomeration_is_measured_by_its_own_tree() {
        Choice choice = choice(
                "agglomerative", Map.of("linkage", "average"), Blobs.generate(90, 2, 3, 1, 10, 4), new Range(2, 6));
        assertThat(choice.space()).isEqualTo("the samples by agglomeration, linkage=average");
        assertThat(choice.recommended()).isEqualTo(3);
    }

    @Test
    void uniform_noise_has_no_structure() {
        Choice choice = choice("kmeans", Map.of(), noise(120, 2, 5), new Range(2, 6));
        assertThat(choice.found()).isFalse();
        assertThat(choice.criteria()).isEmpty();
        assertThat(choice.reason()).startsWith("No cluster structure was found").contains("20 sets of uniform samples");
    }

    @Test
    void a_network_does_not_make_structure_of_noise() {
        Choice choice = choice("dtkc", Map.of("epochs", "1"), noise(120, 3, 6), new Range(2, 6));
        assertThat(choice.found()).isFalse();
    }

    @Test
    void a_method_with_a_network_is_trained_once_and_measured_in_its_embedding() {
        Choice choice = choice("ddc", Map.of("epochs", "5"), Blobs.generate(60, 4, 3, 1, 10, 1), new Range(2, 4));
        assertThat(choice.space()).isEqualTo("the embedding of ddc with 4 clusters, by k-means");
        assertThat(choice.recommended()).isEqualTo(3);
    }

    @Test
    void the_digits_are_about_ten_clusters() {
        Dataset digits = Datasets.named("digits").select(IntStream.range(0, 250).toArray());
        assertThat(choice("kmeans", Map.of(), digits, new Range(7, 13)).recommended())
                .isBetween(8, 12);
    }

    @Test
    void a_method_that_finds_the_clusters_itself_is_given_prototypes_that_suit_the_samples() {
        assertThat(Chooser.clusters(KSelection.PROTOTYPES, 500)).isEqualTo(30);
        assertThat(Chooser.clusters(KSelection.PROTOTYPES, 100)).isEqualTo(20);
        assertThat(Chooser.clusters(KSelection.PROTOTYPES, 6)).isEqualTo(2);
        assertThat(Chooser.clusters(KSelection.METHOD, 500)).isEqualTo(2);
    }
}
