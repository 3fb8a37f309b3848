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
import java.util.List;
import java.util.Random;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NativeMemory.class)
class CompanionObjectivesTest {

    @Test
    void softmax_layers_by_hand() {
        // ũ = (½, ½), u = (¼, ¾): both clusters add ¼ ln(¼/½) + ¾ ln(¾/½)
        double expected = 2 * (0.25 * Math.log(0.5) + 0.75 * Math.log(1.5));
        assertThat(softmaxLayers(new double[] {0.25, 0.75}, new double[] {3, 3}, 2))
                .isCloseTo(expected, within(1e-12));
    }

    @Test
    void softmax_layers_that_put_out_the_memberships_cost_nothing() {
        double[] u = Numbers.memberships(new Random(3), 4, 3);
        double[] logits = new double[u.length];
        for (int i = 0; i < u.length; i++) {
            logits[i] = 5 + Math.log(u[i]);
        }
        assertThat(softmaxLayers(u, logits, 3)).isCloseTo(0, within(1e-12));
    }

    @Test
    void softmax_layers_are_the_slow_sum_whatever_the_order_of_samples_and_clusters() {
        Trials.of(60, 5, (random, size) -> new Random(random.nextLong() + size), random -> {
            int n = 1 + random.nextInt(10);
            int k = 2 + random.nextInt(5);
            double[] u = Numbers.memberships(random, n, k);
            double[] logits = Numbers.normal(random, n * k);
            double value = softmaxLayers(u, logits, k);
            assertThat(value).isCloseTo(slow(u, logits, k), within(1e-10)).isNotNegative();
            Shuffles shuffles = new Shuffles(random, n, k);
            assertThat(softmaxLayers(shuffles.of(u), shuffles.of(logits), k)).isCloseTo(value, within(1e-10));
        });
    }

    @Test
    void softmax_layers_of_several_blocks_add_up() {
        double[] u = Numbers.memberships(new Random(4), 5, 3);
        double[] first = Numbers.normal(new Random(5), 15);
        double[] second = Numbers.normal(new Random(6), 15);
        double both = Scope.step(() -> Ops.number(CompanionObjectives.softmaxLayers(
                Ops.tensor(u, 5, 3), List.of(Ops.tensor(first, 5, 3), Ops.tensor(second, 5, 3)))));
        assertThat(both).isCloseTo(softmaxLayers(u, first, 3) + softmaxLayers(u, second, 3), within(1e-12));
    }

    @Test
    void gradients_flow_through_memberships_and_layers_as_central_differences_have_them() {
        double[] u = Numbers.memberships(new Random(7), 5, 4);
        double[] logits = Numbers.normal(new Random(8), 20);
        FiniteDifferences.check(
                x -> CompanionObjectives.softmaxLayers(Ops.tensor(u, 5, 4), List.of(x)), logits, 1e-8, 5, 4);
        FiniteDifferences.check(
                x -> CompanionObjectives.softmaxLayers(x, List.of(Ops.tensor(logits, 5, 4))), u, 1e-8, 5, 4);
    }

    @Test
    void a_layer_that_is_sure_of_the_wrong_cluster_has_a_finite_value_and_a_gradient_that_turns_it() {
        double[] hard = {1, 0, 0, 1};
        double[] wrong = {-80, 80, 90, -90};
        // −ln ũ is 160 and 180; −ln(1 − ũ) of the wrong cluster stops at −ln 1e-6, twice.
        assertThat(softmaxLayers(hard, wrong, 2)).isCloseTo(160 + 180 + 12 * Math.log(10), within(1e-9));
        double[] gradient = FiniteDifferences.gradient(
                x -> CompanionObjectives.softmaxLayers(Ops.tensor(hard, 2, 2), List.of(x)), wrong, 2, 2);
        assertThat(gradient).satisfies(Numbers::requireFinite);
        assertThat(gradient[0]).isLessThan(-0.5);
        assertThat(gradient[1]).isGreaterThan(0.5);
        double[] throughMemberships = FiniteDifferences.gradient(
                x -> CompanionObjectives.softmaxLayers(x, List.of(Ops.tensor(wrong, 2, 2))), hard, 2, 2);
        assertThat(throughMemberships).satisfies(Numbers::requireFinite);
    }

    private static double softmaxLayers(double[] u, double[] logits, int k) {
        int n = u.length / k;
        return Scope.step(() -> {
            Tensor memberships = Ops.tensor(u, n, k);
            return Ops.number(CompanionObjectives.softmaxLayers(memberships, List.of(Ops.tensor(logits, n, k))));
        });
    }

    private static double slow(double[] u, double[] logits, int k) {
        double sum = 0;
        for (int i = 0; i < u.length / k; i++) {
            double normaliser = 0;
            for (int j = 0; j < k; j++) {
                normaliser += Math.exp(logits[i * k + j]);
            }
            for (int j = 0; j < k; j++) {
                double target = u[i * k + j];
                double predicted = Math.exp(logits[i * k + j]) / normaliser;
                sum -= target * Math.log(predicted / target) + (1 - target) * Math.log((1 - predicted) / (1 - target));
            }
        }
        return sum;
    }
}
