package io.clade.report.findings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.clade.data.Dataset;
import io.clade.data.Matrix;
import io.clade.method.Methods;
import io.clade.model.Assignment;
import io.clade.model.Model;
import io.clade.model.Reconstructions;
import io.clade.report.Examples;
import io.clade.training.session.Session;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DecodedClustersTest {

    private static final Dataset SPOTS = Examples.spots(60, 3, 1, 8, 1);

    private static final Map<String, String> REFINED =
            Map.of("pretrain_epochs", "3", "epochs", "3", "batch", "30", "tolerance", "0", "views", "none");

    private static final Map<String, String> FOUND = Map.of("pretrain_epochs", "3", "batch", "30", "views", "none");

    private static Model fit(String method, Map<String, String> settings) {
        return Methods.named(method).create(3, settings).fit(SPOTS, Session.seeded(1));
    }

    private static DecodedClusters decoded(Model model) {
        return DecodedClusters.of(model, SPOTS, model.assign(SPOTS)).orElseThrow();
    }

    @Test
    void prototypes_are_decoded_where_the_decoder_takes_them() {
        Model model = fit("idec", REFINED);
        DecodedClusters decoded = decoded(model);
        Dataset centres = Reconstructions.of(model)
                .orElseThrow()
                .ofEmbeddings(model.prototypes().orElseThrow());

        assertThat(decoded.prototypes()).isTrue();
        assertThat(decoded.clusters())
                .extracting(DecodedClusters.Cluster::number)
                .containsExactly(0, 1, 2);
        assertThat(decoded.clusters())
                .allSatisfy(
                        cluster -> assertThat(cluster.centre().sample(0)).isEqualTo(centres.sample(cluster.number())));
    }

    /** The layout of n2d is not the embedding that its decoder takes. */
    @Test
    void mean_embeddings_are_decoded_where_another_network_stands_behind_the_encoder() {
        Model model = fit("n2d", FOUND);
        DecodedClusters decoded = decoded(model);
        Reconstructions decoder = Reconstructions.of(model).orElseThrow();
        Matrix z = decoder.encode(SPOTS);
        Assignment found = model.assign(SPOTS);
        int m = z.columns();
        float[] mean = new float[m];
        int[] members =
                IntStream.range(0, 60).filter(i -> found.cluster(i) == 1).toArray();
        for (int j = 0; j < m; j++) {
            int column = j;
            mean[j] = (float) IntStream.of(members)
                    .mapToDouble(i -> z.get(i, column))
                    .average()
                    .orElseThrow();
        }

        assertThat(decoded.prototypes()).isFalse();
        assertThat(decoded.clusters().get(1).centre().sample(0))
                .containsExactly(decoder.ofEmbeddings(Matrix.of(1, m, mean)).sample(0), within(1e-3f));
    }

    @Test
    void the_most_and_the_least_certain_samples_of_each_cluster_are_reconstructed() {
        Model model = fit("idec", REFINED);
        Dataset all = Reconstructions.of(model).orElseThrow().ofSamples(SPOTS);
        Selection selection = Selection.of(SPOTS.kind(), model.assign(SPOTS));
        for (DecodedClusters.Cluster cluster : decoded(model).clusters()) {
            Selection.Extremes extremes = selection.extremes(cluster.number());
            assertThat(cluster.certain()).isEqualTo(extremes.certain().subList(0, 3));
            assertThat(cluster.uncertain()).isEqualTo(extremes.uncertain().subList(0, 3));
            for (int i = 0; i < 6; i++) {
                assertThat(cluster.reconstructions().sample(i))
                        .containsExactly(all.sample(cluster.rows().get(i)), within(1e-3f));
            }
        }
    }

    @Test
    void a_scale_of_each_sample_is_told() {
        assertThat(decoded(fit("idec", REFINED)).sameUnits()).isTrue();
        Map<String, String> perImage = new HashMap<>(REFINED);
        perImage.put("scaling", "per_image");
        assertThat(decoded(fit("idec", perImage)).sameUnits()).isFalse();
    }

    @Test
    void a_model_without_a_decoder_has_none() {
        Model model = fit("dec", REFINED);
        assertThat(DecodedClusters.of(model, SPOTS, model.assign(SPOTS))).isEmpty();
    }
}
