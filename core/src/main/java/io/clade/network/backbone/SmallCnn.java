package io.clade.network.backbone;

import io.clade.data.Kind;
import io.clade.data.Shape;
import io.clade.input.Require;
import io.clade.network.layer.ConvolutionBlock;
import io.clade.network.layer.EmbeddingLayer;
import io.clade.network.layer.Mode;
import io.clade.network.weight.Parameters;
import java.util.List;
import org.bytedeco.pytorch.Tensor;

/**
 * A convolutional network for processors without a graphics card: two blocks of two 3×3 convolutions, batch normalisation,
 * ReLU and max-pooling, then a fully connected layer with ReLU and batch normalisation. Larger images are halved by the
 * first convolution, and the second block has twice the filters of the first. For 28×28 images it takes a tenth of the
 * operations of {@link Cnn}.
 *
 * @param filters of the first block
 * @param stride of the first convolution
 * @param embedding units of the fully connected layer
 */
public record SmallCnn(int filters, int stride, int embedding) implements Architecture {

    private static final int FILTERS = 16;

    /** The shortest side that the first convolution halves. */
    private static final int LEAST_HALVED_SIDE = 20;

    public SmallCnn {
        Require.atLeast("filters", filters, 1);
        Require.atLeast("stride", stride, 1);
        Require.atLeast("embedding", embedding, 1);
    }

    /** The network for images of this size. */
    public static SmallCnn fitting(Shape image, int embedding) {
        int side = Math.min(image.extent(1), image.extent(2));
        return new SmallCnn(FILTERS, side >= LEAST_HALVED_SIDE ? 2 : 1, embedding);
    }

    @Override
    public Backbone build(Shape input, Parameters parameters) {
        Require.that(
                input.kind() == Kind.IMAGE,
                "A convolutional network needs images. Got samples of shape %s. Use --set network=mlp.",
                input);
        ConvolutionBlock first = ConvolutionBlock.strided(parameters, "block1", input.extent(0), filters, stride);
        ConvolutionBlock second = ConvolutionBlock.strided(parameters, "block2", filters, 2 * filters, 1);
        int outputs = 2 * filters * side(input.extent(1)) * side(input.extent(2));
        EmbeddingLayer last = new EmbeddingLayer(parameters, outputs, embedding);
        return new Backbone() {
            @Override
            public Activations forward(Tensor x, Mode mode) {
                Tensor y1 = first.forward(x, mode);
                Tensor y2 = second.forward(y1, mode);
                return new Activations(List.of(y1, y2), last.forward(y2.flatten(1, -1), mode));
            }

            @Override
            public int embeddingSize() {
                return embedding;
            }
        };
    }

    /** The side of the second block's output, at least 1. */
    private int side(int side) {
        return ConvolutionBlock.strided(ConvolutionBlock.strided(side, stride), 1);
    }

    @Override
    public boolean rectified() {
        return true;
    }
}
