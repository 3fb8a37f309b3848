package io.clade.network.backbone.recurrent;

import io.clade.data.Shape;
import io.clade.network.backbone.Activations;
import io.clade.network.backbone.Backbone;
import io.clade.network.layer.EmbeddingLayer;
import io.clade.network.layer.Mode;
import io.clade.network.layer.PaddedSeries;
import io.clade.network.layer.recurrent.RecurrentLayer;
import io.clade.network.layer.recurrent.TimeIndex;
import io.clade.network.weight.Parameters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.bytedeco.pytorch.Tensor;

/** The backbone of a {@link Recurrent} architecture. */
final class RecurrentNetwork implements Backbone {

    private final boolean states;
    private final int embedding;
    private final List<RecurrentLayer> stack = new ArrayList<>();
    private final EmbeddingLayer last;

    RecurrentNetwork(Recurrent plan, Shape input, Parameters parameters) {
        states = plan.states();
        embedding = plan.embedding();
        String name = plan.cell().name().toLowerCase(Locale.ROOT);
        int directions = plan.bidirectional() ? 2 : 1;
        int in = input.channels();
        for (int l = 1; l <= plan.layers(); l++) {
            stack.add(new RecurrentLayer(parameters, name + l, plan.cell(), in, plan.hidden(), directions));
            in = directions * plan.hidden();
        }
        last = new EmbeddingLayer(parameters, in, embedding);
    }

    @Override
    public Activations forward(Tensor x, Mode mode) {
        PaddedSeries steps = PaddedSeries.of(x);
        TimeIndex order = new TimeIndex(steps);
        // Time first: the recurrence takes one slice of memory a step.
        Tensor y = steps.x().transpose(0, 1).contiguous();
        List<Tensor> blocks = new ArrayList<>();
        Tensor lastStates = null;
        for (RecurrentLayer layer : stack) {
            RecurrentLayer.Output output = layer.forward(y, order);
            y = output.states();
            lastStates = output.last();
            blocks.add(states ? y.transpose(0, 1) : lastStates);
        }
        Tensor z = last.forward(lastStates, mode);
        return new Activations(blocks, z);
    }

    @Override
    public int embeddingSize() {
        return embedding;
    }
}
