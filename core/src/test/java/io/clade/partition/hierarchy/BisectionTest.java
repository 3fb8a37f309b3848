package io.clade.partition.hierarchy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.clade.partition.alternation.Solved;
import io.clade.partition.kmeans.Given;
import io.clade.partition.kmeans.KMeansSettings;
import io.clade.tensor.runtime.Scope;
import io.clade.testing.NativeMemory;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NativeMemory.class)
class BisectionTest {

    private static Bisection bisection(Tensor x, int k) {
        return bisection(x, k, Bisection.Choice.INERTIA);
    }

    private static Bisection bisection(Tensor x, int k, Bisection.Choice choice) {
        return new Bisection(x, k, KMeansSettings.RECOMMENDED.withRestarts(2), choice, 3);
    }

    private static int[] bySize(double... line) {
        return Scope.run(() -> bisection(Given.line(line), 3, Bisection.Choice.SIZE)
                .run(9)
                .state()
                .labels()
                .codes());
    }

    @Test
    void by_size_the_cluster_of_most_samples_is_split_unless_they_are_all_equal() {
        assertThat(bySize(0, 1, 1, 10, 14)).containsExactly(0, 1, 1, 2, 2);
        assertThat(bySize(1, 1, 1, 10, 14)).containsExactly(0, 0, 0, 1, 2);
    }

    @Test
    void there_are_no_more_clusters_than_distinct_samples() {
        Scope.run((Runnable) () -> {
            ClusterSplits found = bisection(Given.line(7, 7, 3, 3, 3), 4).run(9).state();
            assertThat(found.labels().codes()).containsExactly(0, 0, 1, 1, 1);
            assertThat(found.labels().count()).isEqualTo(2);
            // Mean 4.6: 2 · 2.4² + 3 · 1.6².
            assertThat(found.tree().height(0)).isCloseTo(19.2, within(1e-9));
        });
    }

    @Test
    void a_line_is_split_by_hand() {
        Scope.run((Runnable) () -> {
            // {0, 1 | 10, 12}: Σ (x − 5.75)² = 112.75; then the pair of 10 and 12, 2, before that of 0 and 1, ½.
            Solved<ClusterSplits> solved =
                    bisection(Given.line(0, 10, 1, 12), 3).run(9);
            assertThat(solved.iterations())
                    .extracting(iteration -> iteration.objective())
                    .containsExactly(112.75, 2.5, 0.5);
            assertThat(solved.state().labels().codes()).containsExactly(0, 1, 0, 2);
            Dendrogram tree = solved.state().tree();
            assertThat(tree.height(0)).isEqualTo(2);
            assertThat(tree.height(1)).isEqualTo(112.75);
            assertThat(new int[] {tree.left(0), tree.right(0), tree.left(1), tree.right(1)})
                    .as("10 and 12 merge, then they and the others")
                    .containsExactly(1, 2, 0, 3);
        });
    }

    @Test
    void a_state_that_was_kept_continues_as_it_was() {
        Scope.run((Runnable) () -> {
            Bisection bisection = bisection(Given.tensor(Given.clouds(2, 300, 3, 8)), 8);
            ClusterSplits whole = bisection.run(99).state();
            Solved<ClusterSplits> half = bisection.run(4);
            assertThat(half.converged()).isFalse();
            ClusterSplits read =
                    ClusterSplits.STORAGE.read(ClusterSplits.STORAGE.write(half.state()), half.iterations());
            ClusterSplits resumed = bisection
                    .resume(read, half.iterations(), 99, (state, iterations) -> {})
                    .state();
            assertThat(resumed.count()).isEqualTo(8);
            assertThat(resumed.labels()).isEqualTo(whole.labels());
            assertThat(resumed.tree()).usingRecursiveComparison().isEqualTo(whole.tree());
            assertThat(resumed.inertia()).isEqualTo(whole.inertia());
        });
    }
}
