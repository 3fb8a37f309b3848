package io.clade.network.backbone.recurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.clade.data.Shape;
import io.clade.network.backbone.Activations;
import io.clade.network.backbone.Backbone;
import io.clade.network.layer.Mode;
import io.clade.network.weight.Parameters;
import io.clade.network.weight.Weights;
import io.clade.tensor.Ops;
import io.clade.tensor.kernel.Bandwidth;
import io.clade.tensor.kernel.Kernels;
import io.clade.tensor.runtime.Device;
import io.clade.tensor.runtime.Scope;
import io.clade.testing.NativeMemory;
import io.clade.testing.SeriesBatch;
import java.util.function.IntToDoubleFunction;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NativeMemory.class)
class GruTest {

    private static final int D = 2;
    private static final int H = 3;

    /** torch.nn.GRU (2.10, packed sequences of 4 and 2 steps) on the weights and series below. */
    private static final float[] TOP_STATES = {
        -0.045754850f,
        -0.17863485f,
        -0.31158945f,
        -0.51151884f,
        -0.75876421f,
        -0.75773239f,
        -0.10804179f,
        -0.30308247f,
        -0.43074418f,
        -0.43266472f,
        -0.65423346f,
        -0.64215761f,
        -0.16009212f,
        -0.41214752f,
        -0.53919494f,
        -0.30038619f,
        -0.49181044f,
        -0.56591868f,
        -0.22936445f,
        -0.42411873f,
        -0.40414092f,
        -0.17751944f,
        -0.27927241f,
        -0.30522123f,
        -0.048301384f,
        -0.17441127f,
        -0.29082406f,
        -0.28412306f,
        -0.48809761f,
        -0.58429879f,
        -0.10370852f,
        -0.30702740f,
        -0.44692034f,
        -0.14826059f,
        -0.26844862f,
        -0.35545740f,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0
    };

    private static final float[] LAST_OF_FIRST_LAYER = {
        0.20479140f, -0.039655775f, -0.13838321f, -0.039287239f, -0.41859493f, -0.53109884f,
        0.020720161f, -0.053654887f, -0.095209874f, -0.021341756f, -0.27379459f, -0.43584093f
    };

    private static final float[] LAST_OF_SECOND_LAYER = {
        -0.22936445f, -0.42411873f, -0.40414092f, -0.51151884f, -0.75876421f, -0.75773239f,
        -0.10370852f, -0.30702740f, -0.44692034f, -0.28412306f, -0.48809761f, -0.58429879f
    };

    @Test
    void hidden_states_are_those_of_pytorch() {
        Scope.run(() -> {
            Tensor x = twoSeries();
            Activations last = fixed(false).forward(x, Mode.APPLYING);
            assertThat(Ops.toArray(last.blocks().get(0))).containsExactly(LAST_OF_FIRST_LAYER, within(1e-6f));
            assertThat(Ops.toArray(last.blocks().get(1))).containsExactly(LAST_OF_SECOND_LAYER, within(1e-6f));
            Tensor states = fixed(true).forward(x, Mode.APPLYING).blocks().get(1);
            assertThat(states.sizes().vec().get()).containsExactly(2, 4, 2 * H);
            assertThat(Ops.toArray(states)).containsExactly(TOP_STATES, within(1e-6f));
        });
    }

    @Test
    void one_direction_is_the_first_of_two() {
        Scope.run(() -> {
            Tensor x = twoSeries();
            Parameters of = parameters();
            Backbone forth = new Gru(1, H, false, false, 4).build(Shape.series(4, D), of);
            // Weights of the one are the first half of those of the other.
            of.load(fixedWeights(of));
            float[] one = Ops.toArray(forth.forward(x, Mode.APPLYING).blocks().get(0));
            float[] two =
                    Ops.toArray(fixed(false).forward(x, Mode.APPLYING).blocks().get(0));
            for (int i = 0; i < H; i++) {
                assertThat(one[i]).isCloseTo(two[i], within(1e-6f));
                assertThat(one[H + i]).isCloseTo(two[2 * H + i], within(1e-6f));
            }
        });
    }

    @Test
    void the_kernel_of_stacked_states_does_not_see_steps_behind_the_end() {
        Scope.run(() -> {
            torch.manual_seed(3);
            Backbone gru = new Gru(1, 16, true, true, 4).build(Shape.series(9, D), parameters());
            Tensor y = gru.forward(Ops.tensor(SeriesBatch.values(5, 9, D, 9, 4, 6, 1, 7), 5, 9, D), Mode.APPLYING)
                    .blocks()
                    .get(0);
            Tensor longer = torch.cat(new TensorVector(y, torch.zeros(5, 6, 32)), 1);
            Bandwidth bandwidth = new Bandwidth(Bandwidth.Rule.MEDIAN_DISTANCE, 1);
            assertThat(Ops.toArray(Kernels.tensor(longer, bandwidth)))
                    .containsExactly(Ops.toArray(Kernels.tensor(y, bandwidth)), within(1e-4f));
        });
    }

    @Test
    void gradients_reach_every_weight_through_the_flat_buffer() {
        Scope.run(() -> {
            torch.manual_seed(4);
            Parameters parameters = new Parameters(Device.CPU);
            Backbone gru = new Gru(2, H, true, false, 4).build(Shape.series(4, D), parameters);
            parameters.flatten();
            gru.forward(twoSeries(), Mode.APPLYING).embedding().sum().backward();
            double[] gradient = Ops.toDoubles(parameters.flatGradient());
            float[] start = Ops.toArray(parameters.flat());
            for (int i = 0; i < start.length; i += 17) {
                double above = sumWith(parameters, gru, start, i, 1e-2f);
                double below = sumWith(parameters, gru, start, i, -1e-2f);
                assertThat(gradient[i]).as("weight %d", i).isCloseTo((above - below) / 2e-2, within(5e-3));
            }
        });
    }

    private static double sumWith(Parameters parameters, Backbone gru, float[] start, int at, float step) {
        float[] moved = start.clone();
        moved[at] += step;
        return Scope.withoutGradients(() -> {
            parameters.flat().copy_(Ops.tensor(moved, moved.length));
            return Ops.number(
                    gru.forward(twoSeries(), Mode.APPLYING).embedding().sum());
        });
    }

    private static Parameters parameters() {
        return new Parameters(Device.CPU);
    }

    /** cos(1.3 i): two series of 4 steps, the second of which ends after 2. */
    private static Tensor twoSeries() {
        float[] x = wave(2 * 4 * D, i -> Math.cos(1.3 * i));
        for (int i = 4 * D + 2 * D; i < x.length; i++) {
            x[i] = Float.NaN;
        }
        return Ops.tensor(x, 2, 4, D);
    }

    /** Two bidirectional layers whose weights are 0.5 sin(0.7 i + phase). */
    private static Backbone fixed(boolean states) {
        Parameters parameters = parameters();
        Backbone gru = new Gru(2, H, true, states, 4).build(Shape.series(4, D), parameters);
        parameters.load(fixedWeights(parameters));
        return gru;
    }

    private static Weights fixedWeights(Parameters parameters) {
        Weights initial = parameters.export();
        Weights.Builder weights = Weights.builder();
        for (String name : initial.names()) {
            Weights.Entry entry = initial.get(name);
            double phase = (name.startsWith("gru2") ? 1 : 0) + phase(name);
            boolean recurrent = name.startsWith("gru");
            float[] values = entry.values();
            weights.put(
                    name,
                    entry.shape(),
                    recurrent ? wave(values.length, i -> 0.5 * Math.sin(0.7 * i + phase)) : values);
        }
        return weights.build();
    }

    private static int phase(String name) {
        return name.endsWith("weight_input")
                ? 1
                : name.endsWith("weight_recurrent") ? 3 : name.endsWith("bias_input") ? 5 : 7;
    }

    private static float[] wave(int count, IntToDoubleFunction value) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) value.applyAsDouble(i);
        }
        return values;
    }
}
