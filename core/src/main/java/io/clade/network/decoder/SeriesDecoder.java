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
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * A decoder of one-dimensional convolutions for series of any length, which mirrors
 * {@link io.clade.network.backbone.SeriesCnn}. A fully connected layer with ReLU makes segments of equal duration,
 * which linear interpolation between their middles stretches to a quarter of each series' own length. Two convolutions
 * follow, each with a ReLU and a doubling of the steps, then a third, linear one. Steps behind the end of a series have
 * no effect.
 */
public final class SeriesDecoder implements Decoder {

    private static final int DOUBLINGS = 2;
    /** The number of segments where the encoder pools over the whole series. */
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
     * @param kernel width of the kernels in steps, odd
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
            lengths = i < DOUBLINGS ? PaddedSeries.halved(lengths) : lengths;
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

    /**
     * The segments, b×Sf, stretched to b×f×1×T: step t of a series of L steps is at (t + ½)·S/L − ½ among its segments.
     */
    private Tensor stretched(Tensor rows, Tensor lengths, long steps) {
        Tensor middles = Ops.plus(Ops.numbers(0, steps, lengths).to(torch.ScalarType.Float), 0.5);
        Tensor positions = Ops.plus(Ops.times(middles, segments).div(lengths.unsqueeze(1)), -0.5);
        Tensor y = Interpolation.alongTime(rows.view(-1, segments, filters), Ops.clamp(positions, 0, segments - 1.0));
        return y.transpose(1, 2).unsqueeze(2);
    }

    /** Every step twice, cut to the first {@code steps}: b×f×1×T. */
    private static Tensor doubled(Tensor y, long steps) {
        return torch.upsample_nearest2d(y, 1, 2 * y.size(3)).narrow(3, 0, steps);
    }
}
