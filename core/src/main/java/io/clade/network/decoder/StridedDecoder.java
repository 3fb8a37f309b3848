package io.clade.network.decoder;

import io.clade.data.Shape;
import io.clade.network.layer.Linear;
import io.clade.network.layer.StridedLayer;
import io.clade.network.layer.TransposedConvolution;
import io.clade.network.weight.Initialisation;
import io.clade.network.weight.Parameters;
import io.clade.tensor.Relu;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Tensor;

/**
 * A decoder that mirrors {@link io.clade.network.backbone.encoder.StridedCnn}: a fully connected layer with ReLU makes maps of the size of the encoder's last
 * ones, and transposed convolutions with a ReLU between them lead back to exactly the size of the image. The output is
 * linear.
 */
public final class StridedDecoder implements Decoder {

    private final Linear first;
    private final long[] maps;
    private final List<TransposedConvolution> layers = new ArrayList<>();

    /**
     * @param output shape of a prepared image
     * @param embeddingSize m
     * @param undone the encoder's layers, from the image on
     * @param prefix of the parameters' names
     */
    public StridedDecoder(
            Shape output, int embeddingSize, List<StridedLayer> undone, Parameters parameters, String prefix) {
        List<int[]> sides = new ArrayList<>();
        sides.add(new int[] {output.extent(1), output.extent(2)});
        for (int i = 0; i < undone.size(); i++) {
            int[] before = sides.get(i);
            sides.add(new int[] {StridedLayer.side(before[0]), StridedLayer.side(before[1])});
        }
        int[] last = sides.get(undone.size());
        int filters = undone.get(undone.size() - 1).filters();
        maps = new long[] {-1, filters, last[0], last[1]};
        first = new Linear(parameters, prefix + "fc", embeddingSize, filters * last[0] * last[1], Initialisation.HE);
        for (int i = undone.size() - 1; i >= 0; i--) {
            int out = i == 0 ? output.extent(0) : undone.get(i - 1).filters();
            layers.add(new TransposedConvolution(
                    parameters,
                    prefix + "conv" + (i + 1),
                    undone.get(i).filters(),
                    out,
                    undone.get(i).kernel(),
                    StridedLayer.STRIDE,
                    sides.get(i)));
        }
    }

    @Override
    public Tensor decode(Tensor z, Tensor like) {
        Tensor y = Relu.inPlace(first.forward(z)).view(maps);
        for (int i = 0; i < layers.size(); i++) {
            y = layers.get(i).forward(y);
            y = i + 1 < layers.size() ? Relu.inPlace(y) : y;
        }
        return y;
    }
}
