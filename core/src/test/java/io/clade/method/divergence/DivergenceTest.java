package io.clade.method.divergence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.clade.tensor.Ops;
import io.clade.tensor.kernel.Bandwidth;
import io.clade.tensor.runtime.Scope;
import io.clade.testing.NativeMemory;
import io.clade.testing.Numbers;
import io.clade.testing.Shuffles;
import io.clade.testing.Trials;
import java.util.Random;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@ExtendWith(NativeMemory.class)
class DivergenceTest {

    private static final Divergence THESIS = new Divergence(Bandwidth.Rule.MEDIAN_DISTANCE, 0.15, false);
    private static final Divergence RECOMMENDED = new Divergence(Bandwidth.Rule.MEDIAN_SQUARED, 0.15, true);

    private static final int SAMPLES = 6;
    private static final int UNITS = 4;

    @Test
    void the_loss_does_not_depend_on_the_order_of_samples_and_clusters() {
        Trials.of(30, 31, (random, size) -> new Random(random.nextLong() + size), random -> {
            int n = 3 + random.nextInt(10);
            int k = 2 + random.nextInt(4);
            double[] z = Numbers.normal(random, n * k);
            double[] u = Numbers.memberships(random, n, k);
            Shuffles shuffles = new Shuffles(random, n, k);
            for (Divergence divergence : new Divergence[] {THESIS, RECOMMENDED}) {
                assertThat(value(divergence, shuffles.of(z), shuffles.of(u), n, k))
                        .isCloseTo(value(divergence, z, u, n, k), within(1e-9));
            }
        });
    }

    private static double value(Divergence divergence, double[] z, double[] u, int n, int k) {
        return Scope.step(() -> Ops.number(divergence
                .loss(Ops.tensor(u, n, k), divergence.kernel(Ops.tensor(z, n, k)))
                .total()));
    }

    /** Batches at the edge of what a loss can be asked. */
    enum Edge {
        TWO_CLUSTERS,
        EMPTY_CLUSTER,
        HARD_MEMBERSHIPS,
        ONE_CLUSTER_HAS_ALL,
        EQUAL_SAMPLES,
        EQUAL_SAMPLES_AT_THE_ORIGIN,
        MOST_SAMPLES_EQUAL;

        int clusters() {
            return this == TWO_CLUSTERS ? 2 : 3;
        }

        float[] embedding() {
            Random random = new Random(37);
            float[] z = new float[SAMPLES * UNITS];
            for (int at = 0; at < z.length; at++) {
                float number = (float) random.nextGaussian();
                int equalFrom = this == EQUAL_SAMPLES ? 1 : this == MOST_SAMPLES_EQUAL ? 2 : SAMPLES;
                z[at] = this == EQUAL_SAMPLES_AT_THE_ORIGIN ? 0 : at / UNITS >= equalFrom ? z[at - UNITS] : number;
            }
            return z;
        }

        /** Logits, of which the softmax in single precision is 0 or 1 where they are far apart. */
        float[] logits() {
            Random random = new Random(41);
            int k = clusters();
            float[] logits = new float[SAMPLES * k];
            for (int at = 0; at < logits.length; at++) {
                int cluster = at % k;
                float own = this == EQUAL_SAMPLES ? 0.1f * cluster : (float) random.nextGaussian();
                logits[at] = switch (this) {
                    case EMPTY_CLUSTER -> cluster == 2 ? -200 : own;
                    case HARD_MEMBERSHIPS -> at / k % k == cluster ? 200 : -200;
                    case ONE_CLUSTER_HAS_ALL -> cluster == 0 ? 200 : -200;
                    default -> own;
                };
            }
            return logits;
        }
    }

    @ParameterizedTest
    @EnumSource
    void edges_give_finite_values_and_gradients_in_single_precision(Edge edge) {
        for (Divergence divergence : new Divergence[] {THESIS, RECOMMENDED}) {
            Scope.run(() -> {
                Tensor z = Ops.tensor(edge.embedding(), SAMPLES, UNITS);
                Tensor logits = Ops.tensor(edge.logits(), SAMPLES, edge.clusters());
                z.set_requires_grad(true);
                logits.set_requires_grad(true);
                Tensor loss = divergence
                        .loss(torch.softmax(logits, 1), divergence.kernel(z))
                        .total();
                loss.backward();
                assertThat(Ops.number(loss)).isFinite();
                assertThat(Ops.toDoubles(z.grad())).satisfies(Numbers::requireFinite);
                assertThat(Ops.toDoubles(logits.grad())).satisfies(Numbers::requireFinite);
            });
        }
    }
}
