package io.clade.network.backbone.reduction;

import io.clade.tensor.Interpolation;
import io.clade.tensor.Ops;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/**
 * Features of series by convolution kernels: for each kernel and each of its thresholds the share of the steps at which the
 * convolution is above the threshold; and for each channel its mean and its standard deviation, which kernels that sum to
 * zero do not see. Series are brought to one length first.
 *
 * <p>A kernel has nine weights, three of them 2 and the others −1, a dilation of 1, 2, 4, … and some of the channels:
 * Dempster, Schmidt and Webb, MiniRocket: A Very Fast (Almost) Deterministic Transform for Time Series Classification, KDD 2021.
 * Jorge and Rubio, Time series clustering with random convolutional kernels, Data Mining and Knowledge Discovery 38, 2024, cluster
 * principal components of such features. Departures from MiniRocket: dilations are powers of two, all borders are padded, and
 * there are hundreds of features instead of ten thousand.
 */
public final class SeriesKernels {

    /** Features of each channel beside those of kernels: its mean and its standard deviation. */
    public static final int LEVELS = 2;

    /** The fewest steps that a kernel of dilation 1 has something to tell of. */
    public static final int FEWEST_STEPS = 12;

    private static final int LENGTH = 9;
    private static final double HIGH = 2;
    private static final double LOW = -1;

    /** The most channels of a kernel. */
    private static final int MOST_CHANNELS = 9;

    /** The golden ratio less 1, whose multiples are spread evenly over 0 to 1. */
    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

    /** The 84 ways to choose three of nine weights, as bits. */
    private static final int[] SHAPES = IntStream.range(0, 1 << LENGTH)
            .filter(bits -> Integer.bitCount(bits) == 3)
            .toArray();

    /** The weights of all shapes: shapes×9. */
    private static final float[] WEIGHTS = weights();

    private static final Tensor[] NONE = {};

    private final int steps;
    private final Tensor channels;
    private final Tensor thresholds;

    /**
     * @param steps that every series is brought to
     * @param channels of each kernel, {@link #count}×d of 0 and 1
     * @param thresholds of each kernel, {@link #count}×t
     */
    SeriesKernels(int steps, Tensor channels, Tensor thresholds) {
        this.steps = steps;
        this.channels = channels;
        this.thresholds = thresholds;
    }

    /**
     * Kernels with random channels, whose thresholds are quantiles of their convolutions with random ones of the series.
     *
     * @param shown some series, n×T×d, NaN behind the end of each
     * @param each thresholds of a kernel
     */
    public static SeriesKernels of(Tensor shown, int steps, int each, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int n = Math.toIntExact(shown.size(0));
        int d = Math.toIntExact(shown.size(2));
        int kernels = count(steps);
        Tensor channels = Ops.tensor(channels(kernels, d, random), kernels, d);
        Tensor series = Interpolation.atOneLength(shown, steps);
        SeriesKernels unset = new SeriesKernels(steps, channels, torch.zeros(kernels, each));
        float[] thresholds = new float[kernels * each];
        int next = 0;
        for (int dilation : dilations(steps)) {
            float[] convolved = Ops.toArray(unset.convolved(series, dilation));
            for (int kernel = 0; kernel < SHAPES.length; kernel++) {
                float[] sorted = sorted(convolved, random.nextInt(n), kernel, steps);
                for (int t = 0; t < each; t++) {
                    thresholds[next] = quantile(sorted, (next + 1) * GOLDEN % 1);
                    next++;
                }
            }
        }
        return new SeriesKernels(steps, channels, Ops.tensor(thresholds, kernels, each));
    }

    /** Random subsets of the d channels, small ones as often as large ones: kernels×d of 0 and 1. */
    private static float[] channels(int kernels, int d, SplittableRandom random) {
        double most = Math.log(Math.min(d, MOST_CHANNELS) + 1.0);
        float[] channels = new float[kernels * d];
        for (int kernel = 0; kernel < kernels; kernel++) {
            int wanted = (int) Math.exp(random.nextDouble() * most);
            for (int chosen = 0; chosen < wanted; ) {
                int at = kernel * d + random.nextInt(d);
                chosen += channels[at] == 0 ? 1 : 0;
                channels[at] = 1;
            }
        }
        return channels;
    }

    /** The values of one kernel over the steps of one of the series, ascending, of {@code convolved}: n×steps×shapes. */
    private static float[] sorted(float[] convolved, int series, int kernel, int steps) {
        float[] values = new float[steps];
        for (int step = 0; step < steps; step++) {
            values[step] = convolved[(series * steps + step) * SHAPES.length + kernel];
        }
        Arrays.sort(values);
        return values;
    }

    private static float quantile(float[] sorted, double share) {
        double at = share * (sorted.length - 1);
        int below = (int) at;
        int above = Math.min(below + 1, sorted.length - 1);
        return (float) (sorted[below] + (at - below) * (sorted[above] - sorted[below]));
    }

    /** Kernels for series of {@code steps} steps. */
    public static int count(int steps) {
        return SHAPES.length * dilations(steps).length;
    }

    /** 1, 2, 4, … as far as a kernel is no longer than the series. */
    private static int[] dilations(int steps) {
        int most = Math.max(1, (steps - 1) / (LENGTH - 1));
        return IntStream.iterate(1, dilation -> dilation <= most, dilation -> 2 * dilation)
                .toArray();
    }

    public Tensor channels() {
        return channels;
    }

    public Tensor thresholds() {
        return thresholds;
    }

    /**
     * The features of series: those of the kernels, from 0 to 1, then the means and the standard deviations of the channels.
     *
     * @param x n×T×d, NaN behind the end of a series
     * @return n×(kernels·t + 2d)
     */
    public Tensor features(Tensor x) {
        Tensor series = Interpolation.atOneLength(x, steps);
        TensorVector parts = new TensorVector(NONE);
        for (int dilation : dilations(steps)) {
            parts.push_back(shares(series, dilation));
        }
        Tensor mean = series.mean(1);
        parts.push_back(mean);
        parts.push_back(Ops.square(series.sub(mean.unsqueeze(1))).mean(1).sqrt());
        return torch.cat(parts, 1);
    }

    /** Shares of the steps above the thresholds of the kernels of one dilation: n×(shapes·t). */
    private Tensor shares(Tensor series, int dilation) {
        Tensor y = convolved(series, dilation);
        Tensor own =
                thresholds.narrow(0, (long) SHAPES.length * Integer.numberOfTrailingZeros(dilation), SHAPES.length);
        TensorVector shares = new TensorVector(NONE);
        for (long t = 0; t < own.size(1); t++) {
            shares.push_back(y.gt(own.select(1, t)).to(torch.ScalarType.Float).mean(1));
        }
        return torch.stack(shares, 2).flatten(1, -1);
    }

    /** The convolutions with the kernels of one dilation: n×steps×shapes. A product of matrices, whose sums do not depend on threads. */
    private Tensor convolved(Tensor series, int dilation) {
        long d = series.size(2);
        long border = (long) dilation * (LENGTH / 2);
        Tensor padded = torch.constant_pad_nd(series, new long[] {0, 0, border, border}, new Scalar(0.0));
        TensorVector shifted = new TensorVector(NONE);
        for (long j = 0; j < LENGTH; j++) {
            shifted.push_back(padded.narrow(1, j * dilation, steps));
        }
        Tensor own = channels.narrow(0, (long) SHAPES.length * Integer.numberOfTrailingZeros(dilation), SHAPES.length);
        Tensor weights = Ops.tensor(WEIGHTS, SHAPES.length, LENGTH, 1).mul(own.unsqueeze(1));
        Tensor flat = torch.cat(shifted, 2).reshape(-1, LENGTH * d);
        return torch.mm(flat, Ops.transposed(weights.reshape(SHAPES.length, -1)))
                .reshape(-1, steps, SHAPES.length);
    }

    private static float[] weights() {
        float[] weights = new float[SHAPES.length * LENGTH];
        for (int i = 0; i < weights.length; i++) {
            boolean high = (SHAPES[i / LENGTH] >> i % LENGTH & 1) == 1;
            weights[i] = (float) (high ? HIGH : LOW);
        }
        return weights;
    }
}
