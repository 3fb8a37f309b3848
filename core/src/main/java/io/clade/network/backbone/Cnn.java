package io.clade.network.backbone;

import io.clade.data.Kind;
import io.clade.data.Shape;
import io.clade.input.Require;
import io.clade.network.decoder.ConvolutionalDecoder;
import io.clade.network.decoder.Decoder;
import io.clade.network.layer.ConvolutionBlock;
import io.clade.network.layer.EmbeddingLayer;
import io.clade.network.layer.Mode;
import io.clade.network.weight.Parameters;
import java.util.List;
import org.bytedeco.pytorch.Tensor;

/**
 * The convolutional network of the deep tensor kernel clustering thesis (Table 3): two blocks of convolution, ReLU,
 * convolution, batch normalisation, ReLU and max-pooling, then a fully connected layer with ReLU and batch
 * normalisation.
 *
 * @param filters of every convolution
 * @param firstKernel side of the first block's kernels
 * @param secondKernel side of the second block's
 * @param same whether borders are padded so that a convolution keeps its input's size
 * @param embedding units of the fully connected layer
 */
public record Cnn(int filters, int firstKernel, int secondKernel, boolean same, int embedding) implements Architecture {

    /** The smallest side of which unpadded 5×5 and 3×3 convolutions leave a 2×2 map. */
    private static final int LEAST_UNPADDED_SIDE = 22;

    public Cnn {
        Require.atLeast("filters", filters, 1);
        Require.atLeast("embedding", embedding, 1);
    }

    /**
     * The thesis's network where images are large enough for its unpadded convolutions; for smaller images, 3×3 kernels
     * with padding in both blocks.
     */
    public static Cnn fitting(Shape image, int embedding) {
        int side = Math.min(image.extent(1), image.extent(2));
        return side >= LEAST_UNPADDED_SIDE ? new Cnn(32, 5, 3, false, embedding) : new Cnn(32, 3, 3, true, embedding);
    }

    @Override
    public Backbone build(Shape input, Parameters parameters) {
        Require.that(
                input.kind() == Kind.IMAGE,
                "A convolutional network needs images. Got samples of shape %s. Use" + " --set network=mlp.",
                input);
        return new CnnModule(input, parameters);
    }

    private ConvolutionBlock.Size firstSize() {
        return new ConvolutionBlock.Size(firstKernel, same);
    }

    private ConvolutionBlock.Size secondSize() {
        return new ConvolutionBlock.Size(secondKernel, same);
    }

    @Override
    public boolean rectified() {
        return true;
    }

    @Override
    public Decoder decoder(Shape output, int embeddingSize, Parameters parameters, String prefix) {
        List<ConvolutionBlock.Size> blocks = List.of(firstSize(), secondSize());
        return new ConvolutionalDecoder(output, embeddingSize, blocks, filters, parameters, prefix);
    }

    private final class CnnModule implements Backbone {

        private final ConvolutionBlock first;
        private final ConvolutionBlock second;
        private final EmbeddingLayer last;

        CnnModule(Shape input, Parameters parameters) {
            first = new ConvolutionBlock(parameters, "block1", input.extent(0), filters, firstSize());
            second = new ConvolutionBlock(parameters, "block2", filters, filters, secondSize());
            int height = secondSize().side(firstSize().side(input.extent(1)));
            int width = secondSize().side(firstSize().side(input.extent(2)));
            Require.that(height >= 1 && width >= 1, "Images of %s are too small for this network.", input);
            last = new EmbeddingLayer(parameters, filters * height * width, embedding);
        }

        @Override
        public Activations forward(Tensor x, Mode mode) {
            Tensor y1 = first.forward(x, mode);
            Tensor y2 = second.forward(y1, mode);
            Tensor z = last.forward(y2.flatten(1, -1), mode);
            return new Activations(List.of(y1, y2), z);
        }

        @Override
        public int embeddingSize() {
            return embedding;
        }
    }
}
