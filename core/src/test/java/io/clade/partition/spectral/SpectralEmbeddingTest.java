package io.clade.partition.spectral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.clade.data.Labels;
import io.clade.data.Matrix;
import io.clade.distance.Metric;
import io.clade.evaluation.ExternalIndices;
import io.clade.input.InputException;
import io.clade.partition.spectral.GraphSettings.Affinity;
import io.clade.tensor.runtime.Workers;
import io.clade.testing.Fixtures;
import io.clade.testing.NativeMemory;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NativeMemory.class)
class SpectralEmbeddingTest {

    private static final List<float[]> MOONS = Fixtures.rows(Fixtures.CLASSICAL.get("moons"));

    private static AffinityGraph graph(List<float[]> samples, GraphSettings settings) {
        return Workers.run(
                workers -> AffinityGraph.of(Metric.EUCLIDEAN.distancesTo(samples, 1), settings, workers, done -> {}));
    }

    private static SpectralEmbedding of(AffinityGraph graph, int k) {
        return SpectralEmbedding.of(graph, k, 1, (state, rounds) -> {});
    }

    @Test
    void eigenvalues_are_those_of_scipy_and_clusters_those_of_scikit_learn() {
        GraphSettings settings = new GraphSettings(Affinity.EPSILON, 10, 0.7, 0.2);
        double[] expected = Fixtures.doubles(Fixtures.CLASSICAL.get("eigenvalues"));
        AffinityGraph graph = graph(MOONS, settings);
        SpectralEmbedding found = of(graph, 6);
        assertThat(found.converged()).isTrue();
        assertThat(found.values()).containsExactly(expected, within(1e-6));
        Labels labels = Labels.ofCodes(Fixtures.ints(Fixtures.CLASSICAL.get("spectral")), 2);
        assertThat(ExternalIndices.ari(labels, of(graph, 2).cluster(true, 1).clusters()))
                .isCloseTo(1, within(1e-12));
    }

    @Test
    void vectors_are_eigenvectors_of_the_walk() {
        GraphSettings settings = new GraphSettings(Affinity.NEIGHBOURS, 7, 0, 0);
        AffinityGraph graph = graph(MOONS, settings);
        SpectralEmbedding found = of(graph, 3);
        double[] degrees = graph.degrees();
        for (int i = 0; i < graph.size(); i++) {
            for (int c = 0; c < 3; c++) {
                double image = 0;
                for (int e = 0; e < graph.columns(i).length; e++) {
                    image += graph.weights(i)[e] * found.vectors()[graph.columns(i)[e] * 3 + c] / degrees[i];
                }
                assertThat(image).isCloseTo(found.values()[c] * found.vectors()[i * 3 + c], within(1e-6));
            }
        }
    }

    @Test
    void a_neighbour_graph_is_symmetric_and_holds_every_sample() {
        GraphSettings settings = new GraphSettings(Affinity.NEIGHBOURS, 4, 0, 0);
        List<float[]> samples = new ArrayList<>(MOONS);
        samples.add(MOONS.get(0).clone());
        AffinityGraph graph = graph(samples, settings);
        for (int i = 0; i < graph.size(); i++) {
            assertThat(graph.columns(i).length).isGreaterThanOrEqualTo(5);
            assertThat(weight(graph, i, i)).isEqualTo(1);
            for (int j : graph.columns(i)) {
                assertThat(weight(graph, j, i)).isEqualTo(weight(graph, i, j)).isBetween(0f, 1f);
            }
        }
    }

    private static AffinityGraph graph(GraphSettings settings) {
        return Workers.run(
                workers -> AffinityGraph.of(Metric.EUCLIDEAN.distancesTo(MOONS, 1), settings, workers, done -> {}));
    }

    private static int entries(AffinityGraph graph) {
        return IntStream.range(0, graph.size())
                .map(i -> graph.columns(i).length)
                .sum();
    }

    @Test
    void more_neighbours_and_a_larger_epsilon_connect_more_samples() {
        assertThat(entries(graph(new GraphSettings(Affinity.NEIGHBOURS, 10, 0, 0.2))))
                .isGreaterThan(entries(graph(new GraphSettings(Affinity.NEIGHBOURS, 3, 0, 0.2))));
        assertThat(entries(graph(new GraphSettings(Affinity.EPSILON, 10, 0.7, 0.2))))
                .isGreaterThan(entries(graph(new GraphSettings(Affinity.EPSILON, 10, 0.3, 0.2))));
    }

    @Test
    void a_larger_sigma_makes_the_same_connections_stronger() {
        AffinityGraph narrow = graph(new GraphSettings(Affinity.EPSILON, 5, 0.7, 0.2));
        AffinityGraph wide = graph(new GraphSettings(Affinity.EPSILON, 5, 0.7, 0.4));
        for (int i = 0; i < narrow.size(); i++) {
            assertThat(wide.columns(i)).isEqualTo(narrow.columns(i));
            for (int j : narrow.columns(i)) {
                // exp(−d²/(2σ²)): twice the width is the fourth root.
                assertThat(weight(wide, i, j)).isCloseTo((float) Math.pow(weight(narrow, i, j), 0.25), within(1e-5f));
            }
        }
    }

    private static float weight(AffinityGraph graph, int i, int j) {
        return graph.weights(i)[java.util.Arrays.binarySearch(graph.columns(i), j)];
    }

    @Test
    void a_graph_in_parts_has_the_eigenvalue_one_as_often() {
        Random random = new Random(4);
        List<float[]> samples = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            samples.add(new float[] {1000 * (i % 4) + (float) random.nextGaussian(), (float) random.nextGaussian()});
        }
        AffinityGraph graph = graph(samples, new GraphSettings(Affinity.NEIGHBOURS, 10, 0, 0));
        SpectralEmbedding found = of(graph, 4);
        assertThat(graph.parts()).isEqualTo(4);
        assertThat(found.values()).containsExactly(new double[] {1, 1, 1, 1}, within(1e-9));
        Labels clusters = found.cluster(true, 1).clusters();
        for (int i = 4; i < 400; i++) {
            assertThat(clusters.get(i)).isEqualTo(clusters.get(i % 4));
        }
        // All rows of a part are equal, so that a prototype is one of them.
        Matrix unit = found.cluster(true, 1).prototypes();
        Matrix plain = found.cluster(false, 1).prototypes();
        for (int q = 0; q < 4; q++) {
            assertThat(length(unit.row(q))).isCloseTo(1, within(1e-6));
            int some = IntStream.of(found.cluster(false, 1).clusters().codes())
                    .boxed()
                    .toList()
                    .indexOf(q);
            for (int c = 0; c < 4; c++) {
                assertThat((double) plain.get(q, c)).isCloseTo(found.vectors()[4 * some + c], within(1e-6));
            }
        }
    }

    private static double length(float... row) {
        return Math.sqrt(IntStream.range(0, row.length)
                .mapToDouble(j -> (double) row[j] * row[j])
                .sum());
    }

    @Test
    void coefficients_are_vectors_over_their_eigenvalues() {
        SpectralEmbedding found = of(graph(MOONS, new GraphSettings(Affinity.NEIGHBOURS, 7, 0, 0)), 3);
        float[] coefficients = found.coefficients();
        assertThat(coefficients).hasSize(3 * MOONS.size());
        for (int i = 0; i < coefficients.length; i++) {
            double expected = found.vectors()[i] / found.values()[i % 3];
            assertThat((double) coefficients[i]).isCloseTo(expected, within(1e-6));
        }
    }

    @Test
    void a_dense_graph_that_does_not_fit_is_refused_before_it_is_made() {
        List<float[]> line = new ArrayList<>();
        for (int i = 0; i < 200_000; i++) {
            line.add(new float[] {i});
        }
        GraphSettings dense = new GraphSettings(Affinity.EPSILON, 10, 1e6, 1e5);
        assertThatThrownBy(() -> graph(line, dense))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("With epsilon 1.00e+06 each of the 200000 samples has about 200000 neighbours")
                .hasMessageContaining("needs 457764 MB")
                .hasMessageContaining("affinity=neighbours")
                .message()
                .hasLineCount(1);
    }
}
