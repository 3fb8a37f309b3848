package io.clade.run.choice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.clade.data.Dataset;
import io.clade.data.FloatSamples;
import io.clade.data.Shape;
import io.clade.data.generated.Blobs;
import io.clade.data.reader.Datasets;
import io.clade.method.Descriptor;
import io.clade.method.KSelection;
import io.clade.method.Methods;
import io.clade.training.Session;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChooserTest {

    private static Choice choice(String name, Map<String, String> settings, Dataset data, Range range) {
        Descriptor<?> method = Methods.named(name);
        return Chooser.choose(
                method,
                settings,
                data,
                range,
                Chooser.question(method, settings, data, range.toString(), 1),
                Session.seeded(1));
    }

    private static Dataset noise(int n, int width, long seed) {
        Random random = new Random(seed);
        float[] values = new float[n * width];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextFloat();
        }
        return Dataset.of("noise", Shape.table(width), new FloatSamples(width, values));
    }

    @Test
    void three_blobs_are_three_clusters_and_every_criterion_says_so(@TempDir Path folder) {
        Choice choice = choice("kmeans", Map.of(), Blobs.generate(90, 4, 3, 1, 10, 1), new Range(2, 6));
        assertThat(choice.recommended()).isEqualTo(3);
        assertThat(choice.structure().found()).isTrue();
        assertThat(choice.votes()).hasSize(5).allMatch(vote -> vote.k() == 3);
        assertThat(choice.criteria()).extracting(Criteria::k).containsExactly(2, 3, 4, 5, 6);
        assertThat(choice.criteria().get(1).stability()).isCloseTo(1, within(1e-12));

        ChoiceFiles.write(folder, choice);
        assertThat(ChoiceFiles.read(folder)).isEqualTo(Optional.of(choice));
        assertThat(folder.resolve("choice.csv")).content().hasLineCount(6).startsWith("k,scatter,silhouette,");
    }

    @Test
    void the_same_seed_makes_the_same_choice() {
        Dataset data = Blobs.generate(60, 2, 3, 1, 10, 2);
        assertThat(choice("kmeans", Map.of(), data, new Range(2, 4)))
                .isEqualTo(choice("kmeans", Map.of(), data, new Range(2, 4)));
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
        Choice choice = choice("ddc", Map.of("epochs", "5"), Blobs.generate(90, 4, 3, 1, 10, 1), new Range(2, 6));
        assertThat(choice.space()).isEqualTo("the embedding of ddc with 6 clusters, by k-means");
        assertThat(choice.recommended()).isEqualTo(3);
    }

    @Test
    void the_digits_are_about_ten_clusters() {
        Dataset digits = Datasets.named("digits").select(IntStream.range(0, 500).toArray());
        assertThat(choice("kmeans", Map.of(), digits, new Range(6, 13)).recommended())
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
