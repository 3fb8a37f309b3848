package io.clade.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.clade.data.Dataset;
import io.clade.data.format.ReadOptions;
import io.clade.data.reader.Datasets;
import io.clade.model.part.FittedClusters;
import io.clade.model.part.KernelBandwidth;
import io.clade.model.part.MergeTree;
import io.clade.model.part.ModelParts;
import io.clade.model.part.PrototypeGraph;
import io.clade.model.part.PrototypeTrajectories;
import io.clade.model.part.SplitTree;
import io.clade.model.part.TrainingLimits;
import io.clade.network.Heads;
import io.clade.network.cluster.PrototypeGraphHead;
import io.clade.network.cluster.SoftmaxHead;
import io.clade.network.weight.SafeTensors;
import io.clade.network.weight.Weights;
import io.clade.partition.hierarchy.Dendrogram;
import io.clade.partition.hierarchy.Linkage;
import io.clade.tensor.kernel.Bandwidth;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Models that version 0.1.0 saved, of moons and circles. */
class FirstFormatTest {

    @TempDir
    Path folder;

    private static Path saved(String name) {
        return Path.of("src/test/resources/io/clade/model/format1", name);
    }

    private static float[] array(String model, String name) throws IOException {
        return SafeTensors.read(saved(model).resolve(ModelFiles.WEIGHTS))
                .get(name)
                .values();
    }

    private static void assertTree(Dendrogram tree, float... rows) {
        assertThat(tree.samples()).isEqualTo(rows.length / 4 + 1);
        for (int i = 0; i < tree.samples() - 1; i++) {
            assertThat(new float[] {tree.left(i), tree.right(i), (float) tree.height(i), tree.mergedSize(i)})
                    .isEqualTo(Arrays.copyOfRange(rows, 4 * i, 4 * i + 4));
        }
    }

    private static void assertClusters(Model model, float... codes) {
        assertThat(model.find(FittedClusters.class).orElseThrow().clusters().codes())
                .isEqualTo(IntStream.range(0, codes.length)
                        .map(i -> (int) codes[i])
                        .toArray());
    }

    @Test
    void a_tree_of_merges_has_its_linkage_from_the_parameters() throws IOException {
        Model model = Model.load(saved("agglomerative"));
        MergeTree merges = model.find(MergeTree.class).orElseThrow();
        assertThat(merges.linkage()).isEqualTo(Linkage.AVERAGE);
        assertTree(merges.tree(), array("agglomerative", "fitted.merges"));
        assertClusters(model, array("agglomerative", "fitted.clusters"));
        assertThat(model.weights().names()).containsExactly("prototypes");
        assertThat(model.find(SplitTree.class)).isEmpty();
        Dataset moons = Datasets.open("moons:n=60", ReadOptions.DEFAULT);
        assertThat(model.assign(moons).clusters().codes())
                .isEqualTo(model.find(FittedClusters.class)
                        .orElseThrow()
                        .clusters()
                        .codes());
    }

    @Test
    void a_tree_of_splits_is_found() throws IOException {
        Model model = Model.load(saved("divisive"));
        assertTree(model.find(SplitTree.class).orElseThrow().tree(), array("divisive", "fitted.splits"));
        assertClusters(model, array("divisive", "fitted.clusters"));
    }

    @Test
    void trajectories_end_at_the_prototypes() throws IOException {
        Model model = Model.load(saved("trajectories"));
        PrototypeTrajectories found = model.find(PrototypeTrajectories.class).orElseThrow();
        assertThat(found.places()).hasSize(21);
        assertThat(found.places().get(20)).isEqualTo(model.prototypes().orElseThrow());
        assertThat(found.places().get(0).toArray()).isEqualTo(Arrays.copyOf(array("trajectories", "fitted.ways"), 8));
        assertThat(model.find(TrainingLimits.class)).contains(new TrainingLimits(20, 0));
    }

    @Test
    void a_graph_of_prototypes_leaves_the_weights_of_the_network() throws IOException {
        Model model = Model.load(saved("graph"));
        PrototypeGraph graph = model.find(PrototypeGraph.class).orElseThrow();
        assertThat(model.weights().names()).containsExactlyInAnyOrder("components", "prototypes");
        assertThat(graph.clusters()).isEqualTo(model.clusters()).isEqualTo(4);
        int p = graph.size();
        assertThat(model.plan().head()).isEqualTo(new PrototypeGraphHead(p));
        float[] edges = array("graph", "edges");
        float[] cuts = array("graph", "cut_edges");
        float[] samples = array("graph", "samples");
        float[] components = array("graph", "components");
        for (int a = 0; a < p; a++) {
            assertThat(graph.samples(a)).isEqualTo((int) samples[a]);
            assertThat(graph.cluster(a)).isEqualTo((int) components[a]);
            for (int b = 0; b < p; b++) {
                assertThat(graph.edge(a, b)).isEqualTo((int) edges[a * p + b]);
                assertThat(graph.cut(a, b)).isEqualTo((int) cuts[a * p + b]);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"agglomerative", "divisive", "trajectories", "graph"})
    void a_model_saved_anew_is_the_same(String name) {
        Model old = Model.load(saved(name));
        old.save(folder);
        Model anew = Model.load(folder);
        assertThat(anew.arrays()).isEqualTo(old.arrays());
        assertThat(anew.plan()).isEqualTo(old.plan());
        assertThat(anew.provenance()).isEqualTo(old.provenance());
        assertThat(anew.typedWarnings()).isEqualTo(old.typedWarnings());
    }

    @Test
    void kernels_limits_and_kinds_of_warnings_come_from_texts() throws IOException {
        JsonNode config = new ObjectMapper()
                .readTree(
                        "{\"format\": 1, \"network\": {\"head\": \"SOFTMAX\", \"clusters\": 3}, \"provenance\": {\"parameters\":"
                                + " {\"bandwidth\": \"median_squared\", \"sigma\": \"0.15\", \"epochs\": \"7\", \"patience\": \"30\"}},"
                                + " \"warnings\": [\"2 of 3 clusters are empty: …\", \"… while the loss was still falling: …\","
                                + " \"Something else.\"]}");

        FirstFormat.Saved second = FirstFormat.upgraded(
                new FirstFormat.Saved(config, Weights.builder().build()));

        assertThat(second.config().path("format").asInt()).isEqualTo(2);
        assertThat(Heads.read(second.config().path("network").path("head"))).isEqualTo(new SoftmaxHead());
        assertThat(second.config().path("warningKinds"))
                .extracting(JsonNode::asText)
                .containsExactly("EMPTY_CLUSTERS", "STILL_FALLING", "OTHER");
        ModelParts parts = ModelParts.of(second.arrays());
        assertThat(parts.find(KernelBandwidth.class))
                .contains(new KernelBandwidth(new Bandwidth(Bandwidth.Rule.MEDIAN_SQUARED, 0.15)));
        assertThat(parts.find(TrainingLimits.class)).contains(new TrainingLimits(7, 30));
    }
}
