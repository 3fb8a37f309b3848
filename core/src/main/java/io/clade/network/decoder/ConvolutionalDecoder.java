package io.clade.network.decoder;

import io.clade.data.Shape;
import io.clade.network.layer.ConvolutionBlock;
import io.clade.network.layer.Linear;
import io.clade.network.layer.TransposedBlock;
import io.clade.network.weight.Initialisation;
import io.clade.network.weight.Parameters;
import io.clade.tensor.Relu;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Tensor;

/**
 * A decoder that mirrors blocks of convolutions and pooling. A fully connected layer with ReLU makes maps of the size
 * of the last block's output; transposed blocks then lead from the last block to the first, each to exactly the height
 * and width of its block's input. The output is linear.
 *
 * <p>Masci, Meier, Cireşan and Schmidhuber, Stacked Convolutional Auto-Encoders for Hierarchical Feature Extraction, ICANN
 * 2011, with upsampling in place of their unpooling.
 */
public final class ConvolutionalDecoder implements Decoder {

    private final Linear first;
    private final long[] maps;
    private final List<TransposedBlock> blocks = new ArrayList<>();

    /**
     * @param output shape of a prepared image
     * @param embeddingSize m
     * @param undone sizes of the encoder's blocks to mirror, from the image on
     * @param filters of each of these blocks
     * @param prefix of the parameters' names
     */
    public ConvolutionalDecoder(
            Shape output,
            int embeddingSize,
            List<ConvolutionBlock.Size> undone,
            int filters,
            Parameters parameters,
            String prefix) {
        List<int[]> sides = new ArrayList<>();
        sides.add(new int[] {output.extent(1), output.extent(2)});
        for (ConvolutionBlock.Size block : undone) {
            int[] before = sides.get(sides.size() - 1);
            sides.add(new int[] {block.side(before[0]), block.side(before[1])});
        }
        int[] last = sides.get(sides.size() - 1);
        maps = new long[] {-1, filters, last[0], last[1]};
        first = new Linear(parameters, prefix + "fc", embeddingSize, filters * last[0] * last[1], Initialisation.HE);
        for (int i = undone.size() - 1; i >= 0; i--) {
            int out = i == 0 ? output.extent(0) : filters;
            String name = prefix + "block" + (i + 1);
            blocks.add(new TransposedBlock(parameters, name, filters, out, undone.get(i), sides.get(i)));
        }
    }

    @Override
    public Tensor decode(Tensor z, Tensor like) {
        Tensor y = Relu.inPlace(first.forward(z)).view(maps);
        for (int i = 0; i < blocks.size(); i++) {
            y = blocks.get(i).forward(y);
            y = i + 1 < blocks.size() ? Relu.inPlace(y) : y;
        }
        return y;
    }
}
