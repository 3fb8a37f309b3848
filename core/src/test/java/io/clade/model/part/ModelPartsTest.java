package io.clade.model.part;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clade.data.Labels;
import io.clade.data.Matrix;
import io.clade.input.InputException;
import io.clade.network.weight.Weights;
import io.clade.partition.hierarchy.Dendrogram;
import io.clade.partition.hierarchy.Linkage;
import io.clade.tensor.kernel.Bandwidth;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ModelPartsTest {

    private static final Weights NETWORK =
            Weights.builder().put("fc.weight", new long[] {1}, new float[] {3}).build();

    /** One of each class. */
    static List<ModelPart> all() {
        Dendrogram tree = Dendrogram.ofNodes(new int[] {0, 2}, new int[] {1, 3}, 0.5, 2);
        return List.of(
                new FittedClusters(Labels.ofCodes(new int[] {0, 2, Labels.NONE, 1}, 3)),
                new MergeTree(tree, Linkage.COMPLETE),
                new SplitTree(tree),
                PrototypeGraph.of(3, new int[] {0, 1, 1}, new int[] {1, 0, 2}),
                new PrototypeTrajectories(List.of(Matrix.of(1, 2, 1, 2), Matrix.of(1, 2, 3, 4))),
                new KernelBandwidth(new Bandwidth(Bandwidth.Rule.MEDIAN_DISTANCE, 0.15)),
                new TrainingLimits(100, 30),
                new Candidates(
                        List.of(
                                new Candidates.Candidate("kmeans", "all features", 0.5, 0.25, 3),
                                new Candidates.Candidate("gmm", "2 principal components", 0.75, 0.125, 2)),
                        1,
                        Candidates.Reason.AGREEMENT),
                new DecoderPart(NETWORK, true, 8));
    }

    @Test
    void every_class_of_parts_is_tested() {
        assertThat(PartFormats.ALL)
                .extracting(PartFormat::type)
                .isEqualTo(all().stream().map(Object::getClass).toList());
        assertThat(PartFormats.ALL).extracting(PartFormat::name).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("all")
    void a_part_is_the_same_after_it_was_saved(ModelPart part) {
        Weights saved = ModelParts.of(List.of(part)).with(NETWORK);
        ModelParts read = ModelParts.of(saved);
        assertThat(read.all()).singleElement().isInstanceOf(part.getClass());
        assertThat(read.find(part.getClass()).orElseThrow().arrays()).isEqualTo(part.arrays());
        assertThat(ModelParts.network(saved)).isEqualTo(NETWORK);
    }

    @Test
    void parts_lie_beside_each_other() {
        ModelParts read = ModelParts.of(ModelParts.of(all()).with(NETWORK));
        assertThat(read.all()).hasSameSizeAs(all());
        assertThat(read.find(MergeTree.class).orElseThrow().linkage()).isEqualTo(Linkage.COMPLETE);
        assertThat(read.find(KernelBandwidth.class)).contains((KernelBandwidth) all().get(5));
        assertThat(read.find(TrainingLimits.class)).contains(new TrainingLimits(100, 30));
        assertThat(read.find(FittedClusters.class).orElseThrow().clusters().codes())
                .containsExactly(0, 2, Labels.NONE, 1);
    }

    @Test
    void candidates_are_read_in_order_and_say_which_was_taken() {
        Candidates read = ModelParts.of(ModelParts.of(all()).with(NETWORK))
                .find(Candidates.class)
                .orElseThrow();
        assertThat(read).isEqualTo(all().get(7));
        assertThat(read.inWords())
                .isEqualTo(
                        "gmm on 2 principal components was taken of 2 candidates, because the other candidates agree with it"
                                + " most (agreement 0.75, from 0.50 to 0.75).");
    }

    @Test
    void a_model_has_one_part_of_a_class() {
        List<ModelPart> two = List.of(new TrainingLimits(1, 1), new TrainingLimits(2, 2));
        assertThatThrownBy(() -> ModelParts.of(two)).isInstanceOf(IllegalArgumentException.class);
        assertThat(ModelParts.of(NETWORK).all()).isEmpty();
    }

    @Test
    void a_missing_array_is_named() {
        Weights whole = ModelParts.of(all()).with(NETWORK);
        Weights damaged = whole.only(name -> !name.endsWith("cut_edges"));
        assertThatThrownBy(() -> ModelParts.of(damaged))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("cut_edges");
        assertThat(Stream.of("samples", "edges", "components").map("part.prototype_graph."::concat))
                .allMatch(damaged.names()::contains);
    }
}
