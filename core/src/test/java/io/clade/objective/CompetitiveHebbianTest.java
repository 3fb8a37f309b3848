package io.clade.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.clade.tensor.Ops;
import io.clade.tensor.runtime.Scope;
import io.clade.testing.FiniteDifferences;
import io.clade.testing.NativeMemory;
import io.clade.testing.Numbers;
import java.util.Random;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NativeMemory.class)
class CompetitiveHebbianTest {

    /** Winners: 0 then 1; 1 then 0; 2 then 1. */
    private static final double[] DISTANCES = {0.1, 0.5, 2, 0.4, 0.2, 1, 3, 2, 0.3};

    @Test
    void every_sample_joins_its_two_winners() {
        Scope.run(() -> {
            Tensor distances = Ops.tensor(DISTANCES, 3, 3);
            Tensor winners = CompetitiveHebbian.winners(distances);
            assertThat(Ops.toInts(winners)).isEqualTo(new int[] {0, 1, 1, 0, 2, 1});
            assertThat(Ops.toInts(CompetitiveHebbian.counts(winners, 3)))
                    .isEqualTo(new int[] {0, 2, 0, 2, 0, 1, 0, 1, 0});
            assertThat(Ops.number(CompetitiveHebbian.published(distances))).isEqualTo(4);
            assertThat(Ops.number(QuantisationError.mean(distances))).isCloseTo(0.2, within(1e-12));
        });
    }

    @Test
    void the_published_complexity_counts_both_directions_of_every_edge_in_the_precision_of_the_distances() {
        // Winners: 0 then 1, 0 then 1, 1 then 2, 0 then 2: the edges 01, 12 and 02.
        double[] distances = {0.1, 0.5, 2, 0.2, 0.3, 5, 3, 1, 2, 0.4, 4, 1};
        Scope.run(() -> {
            Tensor complexity = CompetitiveHebbian.published(Ops.tensor(distances, 4, 3));
            assertThat(Ops.number(complexity)).isEqualTo(6);
            assertThat(complexity.scalar_type().intern()).isEqualTo(torch.ScalarType.Double);
        });
    }

    @Test
    void soft_winners_by_hand() {
        // The mean of the least distances is 1, so T = 1/2 and scores are −2 and −6.
        double[] winners = Scope.run(() ->
                Ops.toDoubles(CompetitiveHebbian.softWinners(Ops.tensor(new double[] {1, 3}, 1, 2), 2)));
        double loser = Math.exp(-4) / (1 + Math.exp(-4));
        assertThat(winners).containsExactly(new double[] {1 - loser, loser}, within(1e-11));
    }

    @Test
    void soft_edges_by_hand() {
        // T = 1: the first winner is prototype 0 by 1 / (1 + e⁻²), and the second can only be prototype 1.
        double first = 1 / (1 + Math.exp(-2));
        double edge = 1 - Math.exp(-first);
        assertThat(soft(1, 3)).isCloseTo(2 * edge * edge, within(1e-11));
    }

    @Test
    void soft_edges_of_samples_on_their_prototypes_are_finite() {
        // Both prototypes on the sample: each is the first winner by a half.
        double edge = 1 - Math.exp(-0.5);
        assertThat(soft(0, 0)).isCloseTo(2 * edge * edge, within(1e-11));
    }

    private static double soft(double... distances) {
        return Scope.step(() -> Ops.number(CompetitiveHebbian.soft(Ops.tensor(distances, 1, distances.length), 1)));
    }

    @Test
    void soft_edges_become_the_published_ones_as_winners_harden_and_samples_grow_many() {
        Scope.run(() -> {
            Tensor distances = Ops.tensor(DISTANCES, 3, 3).repeat(20, 1);
            assertThat(Ops.number(CompetitiveHebbian.soft(distances, 1000))).isCloseTo(4, within(1e-6));
            assertThat(Ops.number(CompetitiveHebbian.soft(distances, 1e-3))).isGreaterThan(5.9);
        });
    }

    @Test
    void soft_edges_have_the_gradient_of_finite_differences_and_published_ones_none() {
        double[] distances = Numbers.normal(new Random(1), 24);
        for (int i = 0; i < distances.length; i++) {
            distances[i] *= distances[i];
        }
        // The temperature, which has no gradient, must not move with the distances: their least mean is held.
        double[] held = distances.clone();
        FiniteDifferences.check(d -> CompetitiveHebbian.soft(d, leastMean(d) / leastMean(held)), distances, 1e-6, 6, 4);
        double[] gradient = FiniteDifferences.gradient(d -> CompetitiveHebbian.soft(d, 1), distances, 6, 4);
        assertThat(gradient).isNotEqualTo(new double[24]);
    }

    private static double leastMean(Tensor d) {
        return Ops.number(Ops.least(d.detach(), 1).mean());
    }

    private static double leastMean(double... d) {
        return Scope.step(() -> leastMean(Ops.tensor(d, 6, 4)));
    }
}
