package io.clade.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.clade.tensor.Ops;
import io.clade.tensor.runtime.Scope;
import io.clade.testing.FiniteDifferences;
import io.clade.testing.NativeMemory;
import io.clade.testing.Numbers;
import io.clade.testing.Shuffles;
import io.clade.testing.Trials;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NativeMemory.class)
class SimplexTest {

    @Test
    void orthogonality_by_hand() {
        // u_1·u_2 = 0.5, u_1·u_3 = 0, u_2·u_3 = 0.5
        double[] u = {1, 0, 0.5, 0.5, 0, 1};
        assertThat(orthogonality(u, 3, 2, false)).isCloseTo(1, within(1e-15));
        assertThat(orthogonality(u, 3, 2, true)).isCloseTo(1 / 3.0, within(1e-15));
    }

    @Test
    void orthogonality_is_the_upper_triangle_of_the_products() {
        Trials.of(40, 2, (random, size) -> Numbers.memberships(random, size + 1, 3), u -> {
            int n = u.length / 3;
            double sum = 0;
            for (int i = 0; i < n; i++) {
                for (int j = i + 1; j < n; j++) {
                    for (int c = 0; c < 3; c++) {
                        sum += u[i * 3 + c] * u[j * 3 + c];
                    }
                }
            }
            assertThat(orthogonality(u, n, 3, false)).isCloseTo(sum, within(1e-9));
        });
    }

    @Test
    void closeness_to_corners_by_hand() {
        // (1, 0) is at squared distance 0 of the first corner and 2 of the second; (½, ½) at ½ of both
        double[] m = Scope.run(() ->
                Ops.toDoubles(Simplex.closenessToCorners(Ops.tensor(new double[] {1, 0, 0.5, 0.5}, 2, 2))));
        assertThat(m).containsExactly(new double[] {1, Math.exp(-2), Math.exp(-0.5), Math.exp(-0.5)}, within(1e-15));
    }

    @Test
    void gradients_are_those_of_central_differences() {
        double[] u = Numbers.memberships(new Random(6), 5, 4);
        double[] weights = Numbers.normal(new Random(7), 20);
        FiniteDifferences.check(x -> Simplex.orthogonality(x, false), u, 1e-8, 5, 4);
        FiniteDifferences.check(x -> Simplex.orthogonality(x, true), u, 1e-8, 5, 4);
        FiniteDifferences.check(
                x -> Simplex.closenessToCorners(x)
                        .mul(Ops.tensor(weights, 5, 4))
                        .sum(),
                u,
                1e-8,
                5,
                4);
        FiniteDifferences.check(Simplex::imbalance, u, 1e-8, 5, 4);
    }

    @Test
    void imbalance_by_hand() {
        // Means (¾, ¼): ln 2 + ¾ ln ¾ + ¼ ln ¼
        double expected = Math.log(2) + 0.75 * Math.log(0.75) + 0.25 * Math.log(0.25);
        assertThat(imbalance(new double[] {1, 0, 0.5, 0.5}, 2)).isCloseTo(expected, within(1e-15));
        assertThat(imbalance(new double[] {1, 0, 0, 1}, 2)).isCloseTo(0, within(1e-15));
    }

    @Test
    void imbalance_of_an_empty_cluster_is_finite_and_draws_samples_to_it() {
        double[] u = {1, 0, 1, 0, 1, 0};
        assertThat(imbalance(u, 2)).isCloseTo(Math.log(2), within(1e-12));
        double[] gradient = FiniteDifferences.gradient(Simplex::imbalance, u, 3, 2);
        assertThat(gradient).satisfies(Numbers::requireFinite);
        assertThat(gradient[1]).isLessThan(gradient[0]);
    }

    @Test
    void the_order_of_samples_and_clusters_changes_nothing() {
        Trials.of(40, 9, (random, size) -> new Random(random.nextLong() + size), random -> {
            int n = 2 + random.nextInt(20);
            int k = 2 + random.nextInt(5);
            double[] u = Numbers.memberships(random, n, k);
            Shuffles shuffles = new Shuffles(random, n, k);
            double[] shuffled = shuffles.of(u);
            assertThat(imbalance(shuffled, k)).isCloseTo(imbalance(u, k), within(1e-12));
            assertThat(orthogonality(shuffled, n, k, true)).isCloseTo(orthogonality(u, n, k, true), within(1e-12));
            double[] closeness = Scope.run(() -> Ops.toDoubles(Simplex.closenessToCorners(Ops.tensor(u, n, k))));
            double[] closenessShuffled =
                    Scope.run(() -> Ops.toDoubles(Simplex.closenessToCorners(Ops.tensor(shuffled, n, k))));
            assertThat(closenessShuffled).containsExactly(shuffles.of(closeness), within(1e-14));
        });
    }

    private static double imbalance(double[] u, int k) {
        return Scope.step(() -> Ops.number(Simplex.imbalance(Ops.tensor(u, u.length / k, k))));
    }

    private static double orthogonality(double[] u, int n, int k, boolean normalised) {
        return Scope.step(() -> Ops.number(Simplex.orthogonality(Ops.tensor(u, n, k), normalised)));
    }
}
