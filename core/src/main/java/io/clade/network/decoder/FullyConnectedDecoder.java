package io.clade.network.decoder;

import io.clade.data.Shape;
import io.clade.network.layer.LinearStack;
import io.clade.network.weight.Parameters;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Tensor;

/** A decoder of fully connected layers with a ReLU after each but the last. */
public final class FullyConnectedDecoder implements Decoder {

    private final Shape output;
    private final LinearStack layers;

    /**
     * @param output shape of a prepared sample
     * @param embeddingSize m
     * @param hidden units of the layers between, from the embedding on; may be none
     * @param prefix of the parameters' names
     */
    public FullyConnectedDecoder(
            Shape output, int embeddingSize, List<Integer> hidden, Parameters parameters, String prefix) {
        List<Integer> widths = new ArrayList<>(hidden);
        widths.add(0, embeddingSize);
        widths.add(output.size());
        this.output = output;
        layers = new LinearStack(parameters, prefix, widths);
    }

    @Override
    public Tensor decode(Tensor z, Tensor like) {
        return layers.forward(z).view(output.batch(z.size(0)));
    }
}
