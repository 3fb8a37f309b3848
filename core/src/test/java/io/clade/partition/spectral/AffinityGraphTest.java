package io.clade.partition.spectral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.clade.distance.Metric;
import io.clade.partition.spectral.GraphSettings.Affinity;
import io.clade.tensor.runtime.Workers;
import io.clade.testing.NativeMemory;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NativeMemory.class)
class AffinityGraphTest {

    private static AffinityGraph graph(GraphSettings settings, double... values) {
        List<float[]> samples = new ArrayList<>();
        for (double value : values) {
            samples.add(new float[] {(float) value});
        }
        return Workers.run(
                workers -> AffinityGraph.of(Metric.EUCLIDEAN.distancesTo(samples, 1), settings, workers, done -> {}));
    }

    private static GraphSettings within1(double epsilon, double sigma) {
        return new GraphSettings(Affinity.EPSILON, 1, epsilon, sigma);
    }

    private static GraphSettings nearest(int neighbours, double sigma) {
        return new GraphSettings(Affinity.NEIGHBOURS, neighbours, 0, sigma);
    }

    @Test
    void samples_nearer_than_epsilon_are_connected() {
        AffinityGraph graph = graph(within1(2.5, 1), 0, 1, 3);
        float[] near = {(float) Math.exp(-0.5), (float) Math.exp(-2)};
        assertThat(graph.columns(0)).containsExactly(0, 1);
        assertThat(graph.columns(1)).containsExactly(0, 1, 2);
        assertThat(graph.weights(0)).containsExactly(new float[] {1, near[0]}, within(1e-7f));
        assertThat(graph.weights(1)).containsExactly(new float[] {near[0], 1, near[1]}, within(1e-7f));
        assertThat(graph.degrees()[1]).isCloseTo(1 + Math.exp(-0.5) + Math.exp(-2), within(1e-6));
        assertThat(graph.epsilon()).isEqualTo(2.5);
        assertThat(graph.scales()).containsExactly(1, 1, 1);
        assertThat(graph.parts()).isEqualTo(1);
    }

    @Test
    void a_sample_at_epsilon_is_not_nearer() {
        AffinityGraph graph = graph(within1(2, 1), 0, 1, 3);
        assertThat(graph.columns(2)).containsExactly(2);
        assertThat(graph.parts()).isEqualTo(2);
        // 3σ where nothing else is said.
        AffinityGraph automatic = graph(within1(0, 1), 0, 1, 3);
        assertThat(automatic.epsilon()).isEqualTo(3);
        assertThat(automatic.columns(0)).containsExactly(0, 1);
        assertThat(automatic.columns(2)).containsExactly(1, 2);
    }

    @Test
    void an_edge_that_one_side_alone_asks_for_counts_half() {
        // The nearest of 0 is 1, of 1 is 0, of 3 is 1.
        AffinityGraph graph = graph(nearest(1, 1), 0, 1, 3);
        assertThat(graph.columns(1)).containsExactly(0, 1, 2);
        assertThat(graph.weights(1))
                .containsExactly(new float[] {(float) Math.exp(-0.5), 1, (float) Math.exp(-2) / 2}, within(1e-7f));
        assertThat(graph.columns(2)).containsExactly(1, 2);
        assertThat(graph.epsilon()).isZero();
    }

    @Test
    void sigma_of_epsilon_graphs_is_the_median_distance_of_the_farthest_neighbour() {
        // Nearest others are 1, 1 and 2 away; of four samples 1, 1, 2 and 4: the upper of the two in the middle.
        assertThat(graph(within1(0, 0), 0, 1, 3).scales()[0]).isEqualTo(1);
        assertThat(graph(within1(0, 0), 0, 1, 3, 7).scales()[0]).isEqualTo(2);
        // Most samples are equal: the largest stands for the median.
        assertThat(graph(within1(0, 0), 2, 2, 2, 7).scales()[0]).isEqualTo(5);
        // More neighbours than there are others are all of them.
        assertThat(graph(new GraphSettings(Affinity.EPSILON, 9, 0, 0), 0, 1, 3).scales()[0])
                .isEqualTo(3);
    }

    @Test
    void groups_of_unlike_density_have_edges_of_like_weight() {
        AffinityGraph graph = graph(nearest(2, 0), 0, 1, 2, 5000, 6000, 7000);
        assertThat(graph.parts()).isEqualTo(2);
        assertThat(graph.weights(1)).containsExactly(graph.weights(4), within(1e-6f));
    }

    @Test
    void a_sample_stands_for_its_copies() {
        AffinityGraph graph = graph(nearest(1, 1), 0, 1).counted(3, 2);
        float near = (float) Math.exp(-0.5);
        assertThat(graph.weights(0)).containsExactly(new float[] {9, 6 * near}, within(1e-6f));
        assertThat(graph.weights(1)).containsExactly(new float[] {6 * near, 4}, within(1e-6f));
    }

    @Test
    void an_edge_without_weight_connects_nothing() {
        // exp(−30²/2) is below the smallest number of single precision.
        assertThat(graph(nearest(1, 1), 0, 1, 31, 32).parts()).isEqualTo(2);
        assertThat(graph(within1(100, 1), 0, 1, 31, 32).parts()).isEqualTo(2);
        assertThat(graph(within1(100, 10), 0, 1, 31, 32).parts()).isEqualTo(1);
    }

    @Test
    void of_equally_near_samples_no_more_are_taken_than_asked_for() {
        AffinityGraph graph = graph(nearest(2, 1), 5, 5, 5, 5, 9);
        assertThat(graph.columns(4).length).isEqualTo(3);
        assertThat(graph.weights(0)[0]).isEqualTo(1);
        for (int i = 0; i < 4; i++) {
            assertThat(graph.columns(i)).contains(i);
        }
    }
}
