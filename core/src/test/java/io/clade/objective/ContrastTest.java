package io.clade.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.clade.input.InputException;
import io.clade.tensor.Ops;
import io.clade.tensor.runtime.Scope;
import io.clade.testing.FiniteDifferences;
import io.clade.testing.NativeMemory;
import io.clade.testing.Trials;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NativeMemory.class)
class ContrastTest {

    @Test
    void equal_embeddings_give_the_logarithm_of_the_other_views() {
        double[] same = new double[12];
        for (int i = 0; i < same.length; i += 3) {
            same[i] = 1;
        }
        assertThat(contrast(same, same, 3, 0.1)).isCloseTo(Math.log(7), within(1e-12));
    }

    @Test
    void two_pairs_that_are_orthogonal_by_hand() {
        double[] z = {1, 0, 0, 1};
        // Each view sees its partner, similarity 1, and two of similarity 0.
        assertThat(contrast(z, z, 2, 0.5)).isCloseTo(Math.log(Math.exp(2) + 2) - 2, within(1e-12));
    }

    @Test
    void it_is_the_slow_mean_over_all_views() {
        Trials.of(40, 2, (random, size) -> new Random(random.nextLong() + size), random -> {
            int n = 1 + random.nextInt(6);
            int m = 1 + random.nextInt(5);
            double temperature = 0.05 + random.nextDouble();
            double[] a = unit(random, n, m);
            double[] b = unit(random, n, m);
            assertThat(contrast(a, b, m, temperature)).isCloseTo(slow(a, b, m, temperature), within(1e-9));
            assertThat(contrast(b, a, m, temperature)).isCloseTo(contrast(a, b, m, temperature), within(1e-9));
        });
    }

    private static double slow(double[] a, double[] b, int m, double temperature) {
        int n = a.length / m;
        double[] all = new double[2 * a.length];
        System.arraycopy(a, 0, all, 0, a.length);
        System.arraycopy(b, 0, all, a.length, b.length);
        double sum = 0;
        for (int i = 0; i < 2 * n; i++) {
            double others = 0;
            for (int l = 0; l < 2 * n; l++) {
                others += l == i ? 0 : Math.exp(product(all, i, l, m) / temperature);
            }
            sum += Math.log(others) - product(all, i, (i + n) % (2 * n), m) / temperature;
        }
        return sum / (2 * n);
    }

    private static double product(double[] rows, int i, int j, int m) {
        double sum = 0;
        for (int c = 0; c < m; c++) {
            sum += rows[i * m + c] * rows[j * m + c];
        }
        return sum;
    }

    @Test
    void the_gradient_is_that_of_central_differences_for_both_views() {
        double[] a = unit(new Random(1), 4, 3);
        double[] b = unit(new Random(2), 4, 3);
        FiniteDifferences.check(x -> Contrast.crossEntropy(x, Ops.tensor(b, 4, 3), 0.3), a, 1e-6, 4, 3);
        FiniteDifferences.check(x -> Contrast.crossEntropy(Ops.tensor(a, 4, 3), x, 0.3), b, 1e-6, 4, 3);
    }

    @Test
    void a_temperature_of_zero_is_refused() {
        assertThatThrownBy(() -> contrast(new double[] {1}, new double[] {1}, 1, 0))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("temperature");
    }

    private static double[] unit(Random random, int n, int m) {
        double[] rows = random.doubles((long) n * m, -1, 1).toArray();
        for (int i = 0; i < n; i++) {
            double norm = Math.sqrt(product(rows, i, i, m));
            for (int c = 0; c < m; c++) {
                rows[i * m + c] /= norm;
            }
        }
        return rows;
    }

    private static double contrast(double[] a, double[] b, int m, double temperature) {
        int n = a.length / m;
        return Scope.step(
                () -> Ops.number(Contrast.crossEntropy(Ops.tensor(a, n, m), Ops.tensor(b, n, m), temperature)));
    }
}
