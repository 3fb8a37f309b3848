package io.clade.training.optimiser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.clade.network.weight.Parameters;
import io.clade.tensor.Ops;
import io.clade.tensor.runtime.Device;
import io.clade.tensor.runtime.Scope;
import java.util.Random;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Test;

/** Holds Adam against algorithm 1 of Kingma and Ba, written out in double precision. */
class AdamTest {

    private static final double LEARNING_RATE = 0.01;
    private static final double NO_CLIP = 1e9;

    /** θ, m, v and t of the published algorithm. */
    private static final class Published {

        private final double[] theta;
        private final double[] m;
        private final double[] v;
        private int t;

        Published(float[] initial) {
            theta = new double[initial.length];
            for (int i = 0; i < initial.length; i++) {
                theta[i] = initial[i];
            }
            m = new double[initial.length];
            v = new double[initial.length];
        }

        void step(float[] g, double clip) {
            double sum = 0;
            for (float one : g) {
                sum += (double) one * one;
            }
            double norm = Math.sqrt(sum);
            double shrink = norm > clip ? clip / norm : 1;
            t++;
            for (int i = 0; i < theta.length; i++) {
                double scaled = g[i] * shrink;
                m[i] = 0.9 * m[i] + 0.1 * scaled;
                v[i] = 0.999 * v[i] + 0.001 * scaled * scaled;
                double firstUnbiased = m[i] / (1 - Math.pow(0.9, t));
                double secondUnbiased = v[i] / (1 - Math.pow(0.999, t));
                theta[i] -= LEARNING_RATE * firstUnbiased / (Math.sqrt(secondUnbiased) + 1e-8);
            }
        }
    }

    private static float[] gaussian(Random random, int size, double scale) {
        float[] values = new float[size];
        for (int i = 0; i < size; i++) {
            values[i] = (float) (random.nextGaussian() * scale);
        }
        return values;
    }

    /** Both over {@code steps} random gradients; the largest difference of a parameter. */
    private static double worstDifference(int size, int steps, double clip) {
        return Scope.run(() -> {
            Random random = new Random(7);
            float[] initial = gaussian(random, size, 1);
            Parameters parameters = new Parameters(Device.CPU);
            parameters.add("all", Ops.tensor(initial, size));
            parameters.flatten();
            Updater adam = Optimiser.adam().updater(parameters);
            Published published = new Published(initial);
            for (int step = 0; step < steps; step++) {
                // Scales a million apart: ε matters for some and not for others.
                float[] gradient = gaussian(random, size, Math.pow(10, random.nextInt(7) - 6));
                parameters.flatGradient().copy_(Ops.tensor(gradient, size));
                adam.step(LEARNING_RATE, clip);
                published.step(gradient, clip);
            }
            double[] values = Ops.toDoubles(parameters.flat());
            double worst = 0;
            for (int i = 0; i < size; i++) {
                worst = Math.max(worst, Math.abs(values[i] - published.theta[i]));
            }
            return worst;
        });
    }

    @Test
    void follows_the_published_algorithm() {
        assertThat(worstDifference(1, 50, NO_CLIP)).isLessThan(2e-6);
        assertThat(worstDifference(1009, 50, NO_CLIP)).isLessThan(2e-6);
    }

    @Test
    void follows_the_published_algorithm_over_a_buffer_that_threads_share() {
        assertThat(worstDifference(200_003, 5, NO_CLIP)).isLessThan(2e-6);
    }

    @Test
    void scales_gradients_down_to_the_largest_norm() {
        assertThat(worstDifference(1009, 50, 0.05)).isLessThan(2e-6);
    }

    @Test
    void the_first_step_is_the_learning_rate_against_the_sign_of_the_gradient() {
        Scope.run(() -> {
            Parameters parameters = new Parameters(Device.CPU);
            parameters.add("w", Ops.tensor(new float[] {1, 1, 1}, 3));
            parameters.flatten();
            Updater adam = Optimiser.adam().updater(parameters);
            parameters.flatGradient().copy_(Ops.tensor(new float[] {4, -0.5f, 0}, 3));
            adam.step(LEARNING_RATE, NO_CLIP);
            assertThat(Ops.toArray(parameters.flat())).containsExactly(new float[] {0.99f, 1.01f, 1}, within(1e-6f));
        });
    }

    @Test
    void leaves_the_gradient_at_zero() {
        Scope.run(() -> {
            Parameters parameters = new Parameters(Device.CPU);
            parameters.add("w", Ops.tensor(new float[] {1, 2}, 2));
            parameters.flatten();
            parameters.flatGradient().copy_(Ops.tensor(new float[] {3, 4}, 2));
            Optimiser.adam().updater(parameters).step(LEARNING_RATE, NO_CLIP);
            assertThat(Ops.toArray(parameters.flatGradient())).containsExactly(0, 0);
        });
    }

    @Test
    void a_step_leaves_no_native_object_behind() {
        Scope.run(() -> {
            Parameters parameters = twoNumbers();
            Updater adam = Optimiser.adam().updater(parameters);
            adam.step(LEARNING_RATE, 1);
            long before = Pointer.totalCount();
            adam.step(LEARNING_RATE, 1);
            assertThat(Pointer.totalCount()).isEqualTo(before);
        });
    }

    private static Parameters twoNumbers() {
        Parameters parameters = new Parameters(Device.CPU);
        parameters.add("w", Ops.tensor(new float[] {1, 2}, 2));
        parameters.flatten();
        return parameters;
    }
}
