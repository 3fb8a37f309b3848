package io.clade.network.backbone;

import io.clade.data.Kind;
import io.clade.data.Shape;
import io.clade.input.Require;
import io.clade.network.decoder.Decoder;
import io.clade.network.decoder.SeriesDecoder;
import io.clade.network.layer.BatchNorm;
import io.clade.network.layer.EmbeddingLayer;
import io.clade.network.layer.Mode;
import io.clade.network.layer.PaddedSeries;
import io.clade.network.layer.StepMask;
import io.clade.network.layer.TimeConvolution;
import io.clade.network.weight.Parameters;
import io.clade.tensor.Ops;
import io.clade.tensor.Relu;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/**
 * A one-dimensional convolutional network for series of any length, as the deep tensor kernel clustering thesis
 * proposes at the end of its section 17.9: three residual blocks of two convolutions with batch normalisation and ReLU,
 * where the number of steps is halved after the first two blocks; then pooling over time and a fully connected layer
 * with ReLU and batch normalisation. Steps behind the end of a series have no effect, on statistics either.
 *
 * <p>The residual blocks are those of Wang, Yan and Oates, Time Series Classification from Scratch with Deep Neural
 * Networks, IJCNN 2017, with kernels of one width.
 *
 * @param filters of every convolution
 * @param kernel width of the kernels in steps, odd
 * @param segments parts of equal duration that each series is divided into, each pooled to its mean, so that the order in
 *     time is kept; 0 for the mean and the maximum over the whole series
 * @param embedding units of the fully connected layer
 */
public record SeriesCnn(int filters, int kernel, int segments, int embedding) implements Architecture {

    private static final int BLOCKS = 3;

    public SeriesCnn {
        Require.atLeast("filters", filters, 1);
        Require.atLeast("kernel", kernel, 1);
        Require.that(kernel % 2 == 1, "kernel must be odd. Got %d.", kernel);
        Require.atLeast("segments", segments, 0);
        Require.atLeast("embedding", embedding, 1);
    }

    /** The network with 64 filters of 7 steps and 8 segments. */
    public static SeriesCnn standard(int embedding) {
        return new SeriesCnn(64, 7, 8, embedding);
    }

    @Override
    public boolean takesAnyLength() {
        return true;
    }

    @Override
    public Backbone build(Shape input, Parameters parameters) {
        Require.that(
                input.kind() == Kind.SERIES,
                "A one-dimensional convolutional network needs series. Got samples of shape %s. Use --set network=auto.",
                input);
        return new SeriesCnnModule(input, parameters);
    }

    @Override
    public boolean rectified() {
        return true;
    }

    @Override
    public Decoder decoder(Shape output, int embeddingSize, Parameters parameters, String prefix) {
        return new SeriesDecoder(output, embeddingSize, filters, kernel, segments, parameters, prefix);
    }

    private final class SeriesCnnModule implements Backbone {

        private final List<Block> blocks = new ArrayList<>();
        private final EmbeddingLayer last;

        SeriesCnnModule(Shape input, Parameters parameters) {
            for (int i = 1; i <= BLOCKS; i++) {
                blocks.add(new Block(parameters, "block" + i, i == 1 ? input.channels() : filters, i < BLOCKS));
            }
            last = new EmbeddingLayer(parameters, Math.max(2, segments) * filters, embedding);
        }

        @Override
        public Activations forward(Tensor x, Mode mode) {
            PaddedSeries steps = PaddedSeries.of(x);
            List<Tensor> outputs = new ArrayList<>();
            // As it lies in memory this is an image one pixel high with its channels last.
            Tensor y = steps.x().transpose(1, 2).unsqueeze(2);
            Tensor lengths = steps.lengths();
            for (Block block : blocks) {
                y = block.forward(y, new StepMask(lengths, y.size(3), steps.full()), mode);
                lengths = block.pooled ? PaddedSeries.halved(lengths) : lengths;
                outputs.add(y.squeeze(2));
            }
            Tensor pooled = segments == 0 ? meanAndMaximum(y, lengths) : segmentMeans(y, lengths);
            Tensor z = last.forward(pooled, mode);
            return new Activations(outputs, z);
        }

        @Override
        public int embeddingSize() {
            return embedding;
        }
    }

    /** b×2f from y: b×f×1×T, zero behind the end and never below it. */
    private static Tensor meanAndMaximum(Tensor y, Tensor lengths) {
        Tensor rows = y.squeeze(2);
        Tensor mean = rows.sum(2).div(lengths.unsqueeze(1));
        return torch.cat(new TensorVector(mean, Ops.largest(rows, 2)), 1);
    }

    /** Means over {@code segments} equal parts of each series, b×(segments·f). A short series' parts share steps. */
    private Tensor segmentMeans(Tensor y, Tensor lengths) {
        Scalar parts = new Scalar((long) segments);
        Tensor number = Ops.numbers(0, segments, lengths);
        Tensor length = lengths.unsqueeze(1);
        Tensor from = number.mul(length).floor_divide(parts).unsqueeze(2);
        Tensor after = number.add(new Scalar(1L)).mul(length);
        Tensor to = after.add(new Scalar(segments - 1L)).floor_divide(parts).unsqueeze(2);
        Tensor times = Ops.numbers(0, y.size(3), lengths);
        Tensor within = times.ge(from).logical_and(times.lt(to)).to(torch.ScalarType.Float);
        Tensor weights = within.div(to.sub(from));
        return torch.bmm(weights, y.squeeze(2).transpose(1, 2)).flatten(1, -1);
    }

    private final class Block {

        private static final int POOL = 2;

        private final boolean pooled;
        private final TimeConvolution first;
        private final TimeConvolution second;
        private final BatchNorm firstNorm;
        private final BatchNorm secondNorm;
        private final TimeConvolution shortcut;

        /** @param pooled whether the steps are halved at the end */
        Block(Parameters parameters, String name, int channels, boolean pooled) {
            this.pooled = pooled;
            first = TimeConvolution.unbiased(parameters, name + ".conv1", channels, filters, kernel);
            firstNorm = new BatchNorm(parameters, name + ".norm1", filters);
            second = TimeConvolution.unbiased(parameters, name + ".conv2", filters, filters, kernel);
            secondNorm = new BatchNorm(parameters, name + ".norm2", filters);
            shortcut = channels == filters
                    ? null
                    : TimeConvolution.unbiased(parameters, name + ".shortcut", channels, filters, 1);
        }

        /** b×f×1×T′ from b×c×1×T, both zero behind the end of a series. */
        Tensor forward(Tensor x, StepMask present, Mode mode) {
            Tensor y = Relu.inPlace(firstNorm.forward(first.forward(x), present, mode));
            y = secondNorm.forward(second.forward(present.masked(y)), present, mode);
            y = present.masked(Relu.inPlace(y.add(shortcut == null ? x : shortcut.forward(x))));
            if (!pooled) {
                return y;
            }
            // Nothing is below zero, so a last step that has no partner keeps its number.
            long[] pool = {1, POOL};
            return torch.max_pool2d(y, pool, pool, new long[] {0, 0}, new long[] {1, 1}, true);
        }
    }
}
