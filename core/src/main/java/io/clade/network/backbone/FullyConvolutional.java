package io.clade.network.backbone;

import io.clade.data.Kind;
import io.clade.data.Shape;
import io.clade.input.Require;
import io.clade.network.decoder.ConvolutionalDecoder;
import io.clade.network.decoder.Decoder;
import io.clade.network.layer.BatchNorm;
import io.clade.network.layer.Convolution;
import io.clade.network.layer.ConvolutionBlock;
import io.clade.network.layer.Mode;
import io.clade.network.weight.Parameters;
import io.clade.tensor.Relu;
import java.util.List;
import java.util.Optional;
import org.bytedeco.pytorch.Tensor;

/**
 * A {@link Cnn} for patches that takes whole images. Its fully connected layer is written as a convolution that gives
 * the same numbers at every place of a patch, and the embedding is the batch-normalised mean over the places. On an
 * image of a patch's size it is the network of the patches. {@link io.clade.network.ContextNetwork} learns its weights.
 *
 * <p>Long, Shelhamer and Darrell, Fully Convolutional Networks for Semantic Segmentation, CVPR 2015, section 3.1.
 *
 * @param filters of every convolution of the two blocks
 * @param firstKernel side of the first block's kernels
 * @param secondKernel side of the second block's
 * @param same whether borders are padded so that a convolution keeps its input's size
 * @param patch side of the square patches the fully connected layer was made for
 * @param embedding units of that layer
 */
public record FullyConvolutional(int filters, int firstKernel, int secondKernel, boolean same, int patch, int embedding)
        implements Architecture {

    public FullyConvolutional {
        Require.atLeast("filters", filters, 1);
        Require.atLeast("patch", patch, 1);
        Require.atLeast("embedding", embedding, 1);
    }

    /**
     * The network that {@link Cnn#fitting} gives {@code image}, for its patches of side {@code patch}; convolutions are
     * padded where unpadded ones would leave nothing of a patch.
     */
    public static FullyConvolutional fitting(Shape image, int patch, int embedding) {
        Cnn whole = Cnn.fitting(image, embedding);
        boolean same = Cnn.fitting(Shape.image(1, patch, patch), embedding).same();
        return new FullyConvolutional(
                whole.filters(), whole.firstKernel(), whole.secondKernel(), same, patch, embedding);
    }

    @Override
    public Backbone build(Shape input, Parameters parameters) {
        Require.that(
                input.kind() == Kind.IMAGE && Math.min(input.extent(1), input.extent(2)) >= patch,
                "A network for patches of %d×%d pixels needs images at least as large. Got samples of shape %s.",
                patch,
                patch,
                input);
        return new FullyConvolutionalModule(input.extent(0), parameters);
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
    public Optional<FullyConvolutional> patchNetwork() {
        return Optional.of(this);
    }

    @Override
    public Decoder decoder(Shape output, int embeddingSize, Parameters parameters, String prefix) {
        List<ConvolutionBlock.Size> blocks = List.of(firstSize(), secondSize());
        return new ConvolutionalDecoder(output, embeddingSize, blocks, filters, parameters, prefix);
    }

    /** The two blocks, for patches and for whole images. */
    public final class Blocks {

        private final ConvolutionBlock first;
        private final ConvolutionBlock second;

        /** @param channels of the images */
        public Blocks(int channels, Parameters parameters) {
            first = new ConvolutionBlock(parameters, "block1", channels, filters, firstSize());
            second = new ConvolutionBlock(parameters, "block2", filters, filters, secondSize());
        }

        /** The side of the map that is left of a patch. */
        public int window() {
            return secondSize().side(firstSize().side(patch));
        }

        /** The output of each block, b×f×h′×w′, from x: b×c×h×w. */
        public List<Tensor> forward(Tensor x, Mode mode) {
            Tensor y1 = first.forward(x, mode);
            return List.of(y1, second.forward(y1, mode));
        }
    }

    private final class FullyConvolutionalModule implements Backbone {

        private final Blocks blocks;
        private final Convolution fc;
        private final BatchNorm norm;

        FullyConvolutionalModule(int channels, Parameters parameters) {
            blocks = new Blocks(channels, parameters);
            fc = new Convolution(parameters, "fc", filters, embedding, blocks.window(), false);
            norm = new BatchNorm(parameters, "norm", embedding);
        }

        @Override
        public Activations forward(Tensor x, Mode mode) {
            List<Tensor> outputs = blocks.forward(x, mode);
            Tensor places = Relu.of(fc.forward(outputs.get(1)));
            return new Activations(outputs, norm.forward(places.mean(2, 3), mode));
        }

        @Override
        public int embeddingSize() {
            return embedding;
        }
    }
}
