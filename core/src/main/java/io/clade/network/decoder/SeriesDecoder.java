package io.clade.network.decoder;

import io.clade.data.Shape;
import io.clade.network.layer.Linear;
import io.clade.network.layer.PaddedSeries;
import io.clade.network.layer.StepMask;
import io.clade.network.layer.TimeConvolution;
import io.clade.network.weight.Initialisation;
import io.clade.network.weight.Parameters;
import io.clade.tensor.Interpolation;
import io.clade.tensor.Ops;
import io.clade.tensor.Relu;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Series of any length from embeddings with one-dimensional convolutions, the way back through {@link
 * io.clade.network.backbone.SeriesCnn}: a fully connected layer with ReLU makes segments of equal duration, which are
 * stretched to a quarter of each series' own length, read linearly between their middles; then two convolutions, each with
 * a ReLU, after which the steps are doubled, and a third one, which is linear. Steps behind the end of a series take part in nothing.
 */
public final class SeriesDecoder implements Decoder {

    private static final int DOUBLINGS = 2;
    /** Where the encoder pools over all time, this many segments keep apart what comes when. */
    private static final int SEGMENTS = 8;

    private final int filters;
    private final int segments;
    private final Linear first;
    private final List<TimeConvolution> hidden = new ArrayList<>();
    private final TimeConvolution last;

    /**
     * @param output shape of a prepared series
     * @param embeddingSize m
     * @param filters of every hidden convolution
     * @param kernel steps that a convolution looks at, odd
     * @param segments that the encoder pools over, or 0
     * @param prefix of the parameters' names
     */
    public SeriesDecoder(
            Shape output,
            int embeddingSize,
            int filters,
            int kernel,
            int segments,
            Parameters parameters,
            String prefix) {
        this.filters = filters;
        this.segments = segments == 0 ? SEGMENTS : segments;
        first = new Linear(parameters, prefix + "fc", embeddingSize, this.segments * filters, Initialisation.HE);
        for (int i = 1; i <= DOUBLINGS; i++) {
            hidden.add(TimeConvolution.biased(parameters, prefix + "conv" + i, filters, filters, kernel));
        }
        last = TimeConvolution.biased(
                parameters, prefix + "conv" + (DOUBLINGS + 1), filters, output.channels(), kernel);
    }

    @Override
    public Tensor decode(Tensor z, Tensor like) {
        PaddedSeries steps = PaddedSeries.of(like);
        List<StepMask> present = new ArrayList<>();
        Tensor lengths = steps.lengths();
        long longest = steps.steps();
        for (int i = 0; i <= DOUBLINGS; i++) {
            present.add(0, new StepMask(lengths, longest, steps.full()));
            lengths = i < DOUBLINGS ? halved(lengths) : lengths;
            longest = i < DOUBLINGS ? (longest + 1) / 2 : longest;
        }
        Tensor y = present.get(0).masked(stretched(Relu.inPlace(first.forward(z)), lengths, longest));
        for (int i = 0; i < DOUBLINGS; i++) {
            y = Relu.inPlace(hidden.get(i).forward(y));
            y = present.get(i + 1).masked(doubled(y, present.get(i + 1).steps()));
        }
        Tensor x = present.get(DOUBLINGS).masked(last.forward(y)).squeeze(2).transpose(1, 2);
        return steps.padded(x, like.size(1));
    }

    private static Tensor halved(Tensor lengths) {
        return lengths.add(new Scalar(1L)).floor_divide(new Scalar(2L));
    }

    /** b×f×1×T from segments: b×Sf. Step t of a series of L steps is at (t + ½)·S/L − ½ among its segments. */
    private Tensor stretched(Tensor rows, Tensor lengths, long steps) {
        Tensor middles = Ops.plus(Ops.numbers(0, steps, lengths).to(torch.ScalarType.Float), 0.5);
        Tensor positions = Ops.plus(Ops.times(middles, segments).div(lengths.unsqueeze(1)), -0.5);
        Tensor y = Interpolation.alongTime(rows.view(-1, segments, filters), Ops.clamp(positions, 0, segments - 1.0));
        return y.transpose(1, 2).unsqueeze(2);
    }

    /** Every step twice, the first {@code steps} of them: b×f×1×T. */
    private static Tensor doubled(Tensor y, long steps) {
        return torch.upsample_nearest2d(y, 1, 2 * y.size(3)).narrow(3, 0, steps);
    }
}
