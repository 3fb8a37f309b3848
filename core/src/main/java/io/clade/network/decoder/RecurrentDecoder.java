package io.clade.network.decoder;

import io.clade.data.Shape;
import io.clade.network.layer.Linear;
import io.clade.network.layer.PaddedSeries;
import io.clade.network.layer.recurrent.Cell;
import io.clade.network.layer.recurrent.RecurrentLayer;
import io.clade.network.layer.recurrent.TimeIndex;
import io.clade.network.weight.Initialisation;
import io.clade.network.weight.Parameters;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Tensor;

/**
 * A decoder of recurrent layers for series of any length: the embedding is the input of every step, and a linear layer
 * makes the step from the hidden state of the top layer. Behind the end of a series there is zero.
 *
 * <p>Cho et al., Learning Phrase Representations using RNN Encoder–Decoder, EMNLP 2014, section 2.2, without earlier
 * steps as further inputs.
 */
public final class RecurrentDecoder implements Decoder {

    private final List<RecurrentLayer> stack = new ArrayList<>();
    private final Linear last;

    /**
     * @param output shape of a prepared series
     * @param embeddingSize m
     * @param layers of {@code hidden} units each, from the first step to the last
     * @param prefix of the parameters' names
     */
    public RecurrentDecoder(
            Shape output, int embeddingSize, Cell cell, int layers, int hidden, Parameters parameters, String prefix) {
        int in = embeddingSize;
        for (int l = 1; l <= layers; l++) {
            stack.add(new RecurrentLayer(parameters, prefix + "layer" + l, cell, in, hidden, 1));
            in = hidden;
        }
        last = new Linear(parameters, prefix + "fc", hidden, output.channels(), Initialisation.GLOROT);
    }

    @Override
    public Tensor decode(Tensor z, Tensor like) {
        PaddedSeries steps = PaddedSeries.of(like);
        TimeIndex order = new TimeIndex(steps);
        Tensor y = z.unsqueeze(0).expand(steps.steps(), z.size(0), z.size(1));
        for (RecurrentLayer layer : stack) {
            y = layer.forward(y, order).states();
        }
        Tensor x = order.masked(last.forward(y)).transpose(0, 1);
        return steps.padded(x, like.size(1));
    }
}
