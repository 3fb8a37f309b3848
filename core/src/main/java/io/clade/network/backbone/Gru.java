package io.clade.network.backbone;

import io.clade.data.Kind;
import io.clade.data.Require;
import io.clade.data.Shape;
import io.clade.network.layer.EmbeddingLayer;
import io.clade.network.layer.Steps;
import io.clade.network.weight.Parameters;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Tensor;

/**
 * The recurrent network of recurrent deep divergence-based clustering: layers of gated recurrent units over series of any
 * length, the last hidden states of the top layer into a fully connected layer with ReLU and batch normalisation. The
 * last hidden state of a layer is that of either direction after its whole series, one behind the other.
 *
 * <p>Trosten, Strauman, Kampffmeyer and Jenssen, Recurrent Deep Divergence-based Clustering for Simultaneous Feature
 * Learning and Clustering of Variable Length Time Series, ICASSP 2019; Trosten's thesis, section 17.9.
 *
 * @param layers of recurrent units
 * @param hidden units of a layer, in each direction
 * @param bidirectional whether a second set of units reads the series from its end
 * @param states what a layer offers to companion objectives: its last hidden state, b×h, or where true all hidden states
 *     stacked, b×T×h, zero behind the end of a series
 * @param embedding units of the fully connected layer
 */
public record Gru(int layers, int hidden, boolean bidirectional, boolean states, int embedding)
        implements Architecture {

    public Gru {
        Require.atLeast("layers", layers, 1);
        Require.atLeast("hidden", hidden, 1);
        Require.atLeast("embedding", embedding, 1);
    }

    /** The network of the paper: two bidirectional layers of 32 units. */
    public static Gru published(int embedding) {
        return new Gru(2, 32, true, false, embedding);
    }

    /** The same network whose companion objectives see all hidden states, stacked. */
    public Gru withStates() {
        return new Gru(layers, hidden, bidirectional, true, embedding);
    }

    @Override
    public boolean takesAnyLength() {
        return true;
    }

    @Override
    public Backbone build(Shape input, Parameters parameters) {
        Require.that(
                input.kind() == Kind.SERIES,
                "A recurrent network needs series. Got samples of shape %s. Use --set network=auto.",
                input);
        return new Network(input, parameters);
    }

    private final class Network implements Backbone {

        private final List<GruLayer> stack = new ArrayList<>();
        private final EmbeddingLayer last;

        Network(Shape input, Parameters parameters) {
            int directions = bidirectional ? 2 : 1;
            int in = input.channels();
            for (int l = 1; l <= layers; l++) {
                stack.add(new GruLayer(parameters, "gru" + l, in, hidden, directions));
                in = directions * hidden;
            }
            last = new EmbeddingLayer(parameters, in, embedding);
        }

        @Override
        public Activations forward(Tensor x, boolean training) {
            Steps steps = Steps.of(x);
            SeriesOrder order = new SeriesOrder(steps);
            // Time first: the recurrence takes one slice of memory a step.
            Tensor y = steps.x().transpose(0, 1).contiguous();
            List<Tensor> blocks = new ArrayList<>();
            Tensor lastStates = null;
            for (GruLayer layer : stack) {
                GruLayer.Output output = layer.forward(y, order);
                y = output.states();
                lastStates = output.last();
                blocks.add(states ? y.transpose(0, 1) : lastStates);
            }
            Tensor z = last.forward(lastStates, training);
            return new Activations(blocks, z);
        }

        @Override
        public int embeddingSize() {
            return embedding;
        }
    }
}
