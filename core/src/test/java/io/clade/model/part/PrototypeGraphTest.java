package io.clade.model.part;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.clade.network.weight.Weights;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PrototypeGraphTest {

    /** Winners of 12 samples among 7 prototypes: 0–1–2 and 3–4 are joined, 5 wins one sample, 6 none. */
    private static PrototypeGraph graph() {
        int[] first = {0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 4, 5};
        int[] second = {1, 1, 0, 2, 1, 1, 4, 4, 3, 3, 6, 4};
        return PrototypeGraph.of(7, first, second);
    }

    @Test
    void edges_count_the_samples_that_joined_valid_prototypes() {
        PrototypeGraph graph = graph();
        assertThat(graph.valid()).isEqualTo(new int[] {0, 1, 2, 3, 4, 5});
        assertThat(graph.edge(0, 1)).isEqualTo(3);
        assertThat(graph.edge(1, 0)).isEqualTo(3);
        assertThat(graph.edge(1, 2)).isEqualTo(3);
        assertThat(graph.edge(3, 4)).isEqualTo(4);
        assertThat(graph.edge(4, 6)).as("6 wins no sample").isZero();
        assertThat(graph.samples(4)).isEqualTo(3);
        assertThat(graph.norm()).isCloseTo(Math.sqrt(8), within(1e-12));
    }

    @Test
    void components_are_numbered_by_their_first_prototype() {
        assertThat(clusters(graph())).isEqualTo(new int[] {0, 0, 0, 1, 1, 1, PrototypeGraph.NONE});
        assertThat(graph().clusters()).isEqualTo(2);
        assertThat(graph().outliers()).isZero();
    }

    @Test
    void a_lonely_prototype_of_few_samples_has_outliers_and_one_of_many_a_cluster() {
        PrototypeGraph cut = graph().keeping((a, b) -> b != 5);
        // 12 samples on 6 valid prototypes: a mean of 2, of which prototype 5 has half.
        PrototypeGraph strict = cut.withOutliers(0.6);
        assertThat(clusters(strict)).isEqualTo(new int[] {0, 0, 0, 1, 1, PrototypeGraph.NONE, PrototypeGraph.NONE});
        assertThat(strict.outliers()).isEqualTo(1);
        assertThat(cut.withOutliers(0.5).cluster(5)).isEqualTo(2);
        PrototypeGraph none = graph().keeping((a, b) -> false).withOutliers(0.5);
        assertThat(clusters(none)).isEqualTo(new int[] {0, 1, 2, 3, 4, 5, PrototypeGraph.NONE});
        assertThat(none.norm()).isZero();
    }

    @Test
    void cut_edges_join_nothing_and_are_remembered() {
        PrototypeGraph cut = graph().keeping((a, b) -> b != 2).keeping((a, b) -> b != 4);
        assertThat(cut.edge(1, 2)).isZero();
        assertThat(cut.cut(2, 1)).isEqualTo(3);
        assertThat(cut.cut(3, 4)).isEqualTo(4);
        assertThat(cut.cut(0, 1)).isZero();
        assertThat(clusters(cut)).isEqualTo(new int[] {0, 0, 1, 2, 3, 3, PrototypeGraph.NONE});
    }

    @Test
    void a_pruned_graph_with_its_weights_is_the_same_again() {
        PrototypeGraph graph =
                graph().keeping((a, b) -> b != 5).withOutliers(0.6).pruned();
        PrototypeGraph saved = ModelParts.of(
                        ModelParts.of(List.of(graph)).with(Weights.builder().build()))
                .find(PrototypeGraph.class)
                .orElseThrow();
        assertThat(saved.size()).isEqualTo(6);
        assertThat(clusters(saved)).isEqualTo(clusters(graph)).isEqualTo(new int[] {0, 0, 0, 1, 1, PrototypeGraph.NONE
        });
        assertThat(saved.samples(4)).isEqualTo(3);
        assertThat(saved.edge(3, 4)).isEqualTo(4);
        assertThat(saved.cut(4, 5)).isEqualTo(1);
        assertThat(ModelParts.of(Weights.builder().build()).find(PrototypeGraph.class))
                .isEmpty();
    }

    @Test
    void long_chains_are_one_component() {
        int[] first = IntStream.range(0, 200).toArray();
        int[] second = IntStream.range(1, 201).toArray();
        second[199] = 0;
        assertThat(PrototypeGraph.of(201, first, second).clusters()).isEqualTo(1);
    }

    private static int[] clusters(PrototypeGraph graph) {
        return IntStream.range(0, graph.size()).map(graph::cluster).toArray();
    }
}
