package io.clade.network.backbone.recurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.clade.data.Shape;
import io.clade.network.backbone.Activations;
import io.clade.network.backbone.Backbone;
import io.clade.network.layer.Mode;
import io.clade.network.layer.recurrent.Cell;
import io.clade.network.weight.Parameters;
import io.clade.network.weight.Weights;
import io.clade.tensor.InputGradient;
import io.clade.tensor.Ops;
import io.clade.tensor.runtime.Device;
import io.clade.tensor.runtime.Scope;
import io.clade.testing.Fixtures;
import io.clade.testing.NativeMemory;
import java.util.Locale;
import java.util.function.IntToDoubleFunction;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Long short-term memory and Elman's units against PyTorch's, formulas by hand, and finite differences. */
@ExtendWith(NativeMemory.class)
class CellTest {

    private static final int D = 2;
    private static final int H = 3;

    private static Recurrent plan(Cell cell, int layers, int hidden, boolean bidirectional, boolean states) {
        return switch (cell) {
            case GRU -> new Gru(layers, hidden, bidirectional, states, 4);
            case LSTM -> new Lstm(layers, hidden, bidirectional, states, 4);
            case ELMAN -> new Elman(layers, hidden, bidirectional, states, 4);
        };
    }

    @ParameterizedTest
    @EnumSource(
            value = Cell.class,
            names = {"LSTM", "ELMAN"})
    void hidden_states_are_those_of_pytorch(Cell cell) {
        JsonNode expected = Fixtures.RECURRENT.get(cell.name().toLowerCase(Locale.ROOT));
        Scope.run(() -> {
            float[] x = wave(2 * 4 * D, i -> Math.cos(1.3 * i));
            for (int i = 4 * D + 2 * D; i < x.length; i++) {
                x[i] = Float.NaN;
            }
            Tensor series = Ops.tensor(x, 2, 4, D);
            Activations last = fixed(plan(cell, 2, H, true, false)).forward(series, Mode.APPLYING);
            for (int layer = 0; layer < 2; layer++) {
                float[] states = Fixtures.floats(expected.get("last_states").get(layer));
                assertThat(Ops.toArray(last.blocks().get(layer))).containsExactly(states, within(1e-6f));
            }
            Tensor all = fixed(plan(cell, 2, H, true, true))
                    .forward(series, Mode.APPLYING)
                    .blocks()
                    .get(1);
            assertThat(Ops.toArray(all))
                    .containsExactly(Fixtures.floats(expected.get("states_of_the_second_layer")), within(1e-6f));
        });
    }

    private static Backbone fixed(Recurrent plan) {
        Parameters parameters = new Parameters(Device.CPU);
        Backbone network = plan.build(Shape.series(4, D), parameters);
        Weights initial = parameters.export();
        Weights.Builder weights = Weights.builder();
        for (String name : initial.names()) {
            float[] values = initial.get(name).values();
            double phase = (name.contains("2.") ? 1 : 0) + phase(name);
            boolean recurrent = phase(name) > 0;
            float[] fixed = recurrent ? wave(values.length, i -> 0.5 * Math.sin(0.7 * i + phase)) : values;
            weights.put(name, initial.get(name).shape(), fixed);
        }
        parameters.load(weights.build());
        return network;
    }

    private static int phase(String name) {
        if (name.endsWith("weight_input")) {
            return 1;
        }
        return name.endsWith("weight_recurrent") ? 3 : name.endsWith("bias_input") ? 5 : 0;
    }

    private static float[] wave(int count, IntToDoubleFunction value) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) value.applyAsDouble(i);
        }
        return values;
    }

    @Test
    void a_cell_of_long_short_term_memory_by_hand() {
        Scope.run(() -> {
            Parameters parameters = new Parameters(Device.CPU);
            Backbone network = new Lstm(1, 1, false, true, 1).build(Shape.series(2, 1), parameters);
            parameters.load(parameters
                    .export()
                    .with(Weights.builder()
                            .put("lstm1.weight_input", new long[] {1, 1, 4}, new float[] {0.5f, -1, 1, 2})
                            .put("lstm1.weight_recurrent", new long[] {1, 1, 4}, new float[] {1, 0.5f, -1, 1})
                            .put("lstm1.bias_input", new long[] {1, 4}, new float[] {0, 1, 0.5f, 0})
                            .build()));
            Tensor x = Ops.tensor(new float[] {1, -1}, 1, 2, 1);
            float[] states =
                    Ops.toArray(network.forward(x, Mode.APPLYING).blocks().get(0));
            double c1 = logistic(0.5) * Math.tanh(2);
            double h1 = logistic(1.5) * Math.tanh(c1);
            double c2 = logistic(2 + 0.5 * h1) * c1 + logistic(-0.5 + h1) * Math.tanh(-2 + h1);
            double h2 = logistic(-0.5 - h1) * Math.tanh(c2);
            assertThat(states).containsExactly(new float[] {(float) h1, (float) h2}, within(1e-6f));
        });
    }

    private static double logistic(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    @Test
    void a_forget_gate_begins_open() {
        Scope.run(() -> {
            Parameters parameters = new Parameters(Device.CPU);
            new Lstm(1, 2, false, false, 1).build(Shape.series(2, 1), parameters);
            assertThat(parameters.export().get("lstm1.bias_input").values()).containsExactly(0, 0, 1, 1, 0, 0, 0, 0);
        });
    }

    @ParameterizedTest
    @EnumSource(Cell.class)
    void gradients_are_those_of_central_differences(Cell cell) {
        Scope.run(() -> {
            torch.manual_seed(4);
            Parameters parameters = new Parameters(Device.CPU);
            Backbone network = plan(cell, 2, H, true, true).build(Shape.series(5, D), parameters);
            parameters.flatten();
            Tensor x = torch.randn(2, 5, D);
            Tensor weights = torch.randn(2, 5, 2 * H);
            value(network, x, weights).backward();
            double[] gradient = Ops.toDoubles(parameters.flatGradient());
            float[] start = Ops.toArray(parameters.flat());
            int ofLayers = start.length - (2 * H * 4 + 4 + 8);
            for (int i = 0; i < ofLayers; i += 7) {
                double above = moved(parameters, network, x, weights, start, i, 1e-2f);
                double below = moved(parameters, network, x, weights, start, i, -1e-2f);
                assertThat(gradient[i]).as("weight %d", i).isCloseTo((above - below) / 2e-2, within(5e-3));
            }
            Tensor byInput = InputGradient.of(in -> value(network, in, weights), x);
            Tensor step = torch.randn(2, 5, D);
            double up = Ops.number(value(network, x.add(Ops.times(step, 1e-3)), weights));
            double down = Ops.number(value(network, x.sub(Ops.times(step, 1e-3)), weights));
            assertThat(Ops.number(byInput.mul(step).sum())).isCloseTo((up - down) / 2e-3, within(1e-2));
        });
    }

    private static Tensor value(Backbone network, Tensor x, Tensor weights) {
        return network.forward(x, Mode.APPLYING).blocks().get(1).mul(weights).sum();
    }

    private static double moved(
            Parameters parameters, Backbone network, Tensor x, Tensor weights, float[] start, int at, float step) {
        float[] moved = start.clone();
        moved[at] += step;
        return Scope.withoutGradients(() -> {
            parameters.flat().copy_(Ops.tensor(moved, moved.length));
            return Ops.number(value(network, x, weights));
        });
    }
}
