package io.clade.data.view;

import io.clade.input.Require;
import io.clade.tensor.Interpolation;
import io.clade.tensor.Ops;
import io.clade.tensor.RandomTensors;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Stretches series in time, as a whole and unevenly, cuts a little off their ends, scales and shifts each channel, and
 * adds noise. At strength 1 the amounts are a fifth of the length, a tenth at each end, 15 % of the amplitude, a shift
 * of 0.2 and a noise of 0.05 in units of the prepared channels. The noise is Gaussian, the others are uniform around no
 * change.
 *
 * <p>A stretched series may become as long as the longest of the data; where all have one length they keep it.
 *
 * @param strength factor of all amounts
 */
public record SeriesAugmentation(double strength) implements Augmentation {

    private static final double STRETCH = 0.2;
    private static final double UNEVENNESS = 0.1;
    private static final double CUT = 0.1;
    private static final double AMPLITUDE = 0.15;
    private static final double LEVEL = 0.2;
    private static final double NOISE = 0.05;

    public SeriesAugmentation {
        Require.notNegative("augmentation", strength);
    }

    /** @param x series padded with NaN, b×T×d */
    @Override
    public Tensor apply(Tensor x) {
        long b = x.size(0);
        long d = x.size(2);
        Tensor length = Interpolation.lengths(x).unsqueeze(1);
        Tensor stretched = stretched(length, x.size(1));
        Tensor step = torch.arange(new Scalar((double) x.size(1))).unsqueeze(0);
        Tensor place = warped(step.div(Ops.atLeast(Ops.plus(stretched, -1), 1)), b);
        Tensor view = Interpolation.alongTime(x, place.mul(Ops.plus(length, -1)));
        view = view.mul(torch.exp(uniform(AMPLITUDE, b, 1, d)))
                .add(uniform(LEVEL, b, 1, d))
                .add(Ops.times(RandomTensors.normalLike(view), NOISE * strength));
        return view.masked_fill(step.ge(stretched).unsqueeze(2), new Scalar(Double.NaN));
    }

    private Tensor stretched(Tensor length, long most) {
        if (Ops.number(length.min()) == most) {
            return length;
        }
        Tensor wished = torch.floor(length.mul(torch.exp(uniform(STRETCH, length.size(0), 1))));
        return Ops.clamp(wished, 1, most);
    }

    /**
     * The place in the series, 0…1, that is shown at {@code time}, 0…1: a function with some of both ends cut off,
     * which rises if the strength is moderate.
     */
    private Tensor warped(Tensor time, long b) {
        Tensor within = Ops.clamp(time, 0, 1);
        Tensor once = torch.sin(Ops.times(within, Math.PI)).mul(uniform(UNEVENNESS / Math.PI, b, 1));
        Tensor twice = torch.sin(Ops.times(within, 2 * Math.PI)).mul(uniform(UNEVENNESS / (2 * Math.PI), b, 1));
        Tensor first = Ops.times(RandomTensors.uniform(b, 1), Math.min(CUT * strength, 0.4));
        Tensor last = Ops.times(RandomTensors.uniform(b, 1), Math.min(CUT * strength, 0.4));
        Tensor kept = Ops.plus(first.add(last).neg(), 1);
        return Ops.clamp(first.add(within.add(once).add(twice).mul(kept)), 0, 1);
    }

    private Tensor uniform(double most, long... shape) {
        return Ops.times(Ops.plus(RandomTensors.uniform(shape), -0.5), 2 * most * strength);
    }
}
