package io.clade.data.preprocessing;

import io.clade.data.Dataset;
import io.clade.data.Kind;
import io.clade.data.Shape;
import io.clade.input.InputException;
import io.clade.input.Require;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * A {@link Preprocessing} fitted to a dataset, which a model stores and applies to every sample it is given; immutable.
 * A number v of channel c becomes (v − shift_c) · factor_c; {@link Scaling#PER_IMAGE} works from the sample itself.
 *
 * @param input shape of a sample as it is read
 * @param output shape of a sample as the method sees it
 * @param scaling never {@link Scaling#AUTO}
 * @param shift one number a channel, or one for all
 * @param factor one number a channel, or one for all
 * @param centring share of a series' own mean that each channel is then moved by, 0…1
 */
public record FittedPreprocessing(
        Shape input, Shape output, Scaling scaling, List<Double> shift, List<Double> factor, double centring) {

    public FittedPreprocessing {
        shift = List.copyOf(shift);
        factor = List.copyOf(factor);
    }

    /**
     * Reads {@code data} once to learn its ranges or moments.
     *
     * @throws InputException where nothing varies, or where a named column of a table is constant and would be scaled
     */
    public static FittedPreprocessing fit(Preprocessing preparation, Dataset data) {
        Scaling scaling = preparation.scaling().resolve(data.kind());
        Require.that(
                scaling != Scaling.PER_IMAGE || data.kind() == Kind.IMAGE,
                "scaling=per_image is for images. %s has %s. Use standardize.",
                data.name(),
                data.kind() == Kind.SERIES ? "series" : "table rows");
        Shape output = Resizing.target(data.shape(), preparation.resize());
        ChannelStatistics statistics = ChannelStatistics.of(data);
        statistics.refuseConstant(data, scaling);
        FittedPreprocessing scaled = switch (scaling) {
            case UNIT ->
                data.kind() == Kind.IMAGE
                        ? unit(data, output, List.of(statistics.lowest()), List.of(statistics.highest()))
                        : unit(data, output, statistics.minima(), statistics.maxima());
            case STANDARDIZE ->
                new FittedPreprocessing(
                        data.shape(), output, scaling, statistics.means(), inverses(statistics.deviations()), 0);
            default -> new FittedPreprocessing(data.shape(), output, scaling, List.of(0.0), List.of(1.0), 0);
        };
        return data.kind() == Kind.SERIES ? scaled.centred(preparation.centring()) : scaled;
    }

    private FittedPreprocessing centred(double share) {
        return new FittedPreprocessing(input, output, scaling, shift, factor, share);
    }

    private static FittedPreprocessing unit(Dataset data, Shape output, List<Double> low, List<Double> high) {
        List<Double> ranges = new ArrayList<>();
        for (int c = 0; c < low.size(); c++) {
            ranges.add(high.get(c) - low.get(c));
        }
        return new FittedPreprocessing(data.shape(), output, Scaling.UNIT, low, inverses(ranges), 0);
    }

    private static List<Double> inverses(List<Double> spreads) {
        // A constant channel becomes zero everywhere, whatever it is multiplied with.
        return spreads.stream().map(spread -> spread > 0 ? 1 / spread : 1.0).toList();
    }

    /**
     * The shape of a prepared sample of {@code data}: {@link #output}, except that series keep their number of steps.
     */
    public Shape output(Dataset data) {
        return output.kind() == Kind.SERIES ? data.shape() : output;
    }

    /**
     * Prepares one sample: {@code raw} as read, {@code target[offset …]} as the method sees it. A series may have any
     * number of steps.
     */
    public void apply(float[] raw, float[] target, int offset) {
        apply(raw, raw.length, target, offset);
    }

    /** The same for a series of which only the first {@code used} numbers are there. */
    public void apply(float[] raw, int used, float[] target, int offset) {
        if (input.equals(output)) {
            System.arraycopy(raw, 0, target, offset, raw.length);
        } else {
            Resizing.apply(raw, input, target, offset, output);
        }
        if (scaling == Scaling.PER_IMAGE) {
            scalePerImage(target, offset);
        } else if (scaling != Scaling.NONE) {
            scale(target, offset, output.kind() == Kind.SERIES ? raw.length : output.size());
        }
        if (centring > 0) {
            centre(target, offset, used);
        }
    }

    /** Moves each channel of a series of {@code used} numbers by a share of its mean. */
    private void centre(float[] target, int offset, int used) {
        int channels = output.channels();
        for (int c = 0; c < channels; c++) {
            double sum = 0;
            for (int i = c; i < used; i += channels) {
                sum += target[offset + i];
            }
            float move = (float) (centring * sum * channels / used);
            for (int i = c; i < used; i += channels) {
                target[offset + i] -= move;
            }
        }
    }

    private void scale(float[] target, int offset, int n) {
        if (shift.size() == 1) {
            float only = shift.get(0).floatValue();
            float times = factor.get(0).floatValue();
            for (int i = offset; i < offset + n; i++) {
                target[i] = (target[i] - only) * times;
            }
            return;
        }
        for (int i = 0; i < n; i++) {
            int c = output.channelOf(i);
            target[offset + i] = (target[offset + i] - shift.get(c).floatValue())
                    * factor.get(c).floatValue();
        }
    }

    private void scalePerImage(float[] target, int offset) {
        float low = Float.POSITIVE_INFINITY;
        float high = Float.NEGATIVE_INFINITY;
        for (int i = offset; i < offset + output.size(); i++) {
            low = Math.min(low, target[i]);
            high = Math.max(high, target[i]);
        }
        float times = high > low ? 1 / (high - low) : 1;
        for (int i = offset; i < offset + output.size(); i++) {
            target[i] = (target[i] - low) * times;
        }
    }

    /**
     * @throws InputException unless the samples of {@code data} have the shape this was fitted to; series may have any
     *     number of steps
     */
    public void requireShape(Dataset data) {
        boolean series = input.kind() == Kind.SERIES && data.kind() == Kind.SERIES;
        Require.that(
                !series || data.shape().channels() == input.channels(),
                "The model was fitted on series of %d dimensions, but those of %s have %d. Give data like those it was"
                        + " fitted on.",
                input.channels(),
                data.name(),
                data.shape().channels());
        Require.that(
                series || data.shape().equals(input),
                "The model was fitted on %s samples of shape %s, but %s has %s samples of shape %s. Give data like those it"
                        + " was fitted on.",
                name(input.kind()),
                input,
                data.name(),
                name(data.kind()),
                data.shape());
    }

    private static String name(Kind kind) {
        return kind.name().toLowerCase(java.util.Locale.ROOT);
    }

    /** Minimum, maximum, mean and deviation of each channel, in one pass, in double precision. */
    private record ChannelStatistics(
            List<Double> minima, List<Double> maxima, List<Double> means, List<Double> deviations) {

        static ChannelStatistics of(Dataset data) {
            Shape shape = data.shape();
            int channels = shape.channels();
            double[] low = new double[channels];
            double[] high = new double[channels];
            double[] mean = new double[channels];
            double[] squares = new double[channels];
            long[] count = new long[channels];
            Arrays.fill(low, Double.POSITIVE_INFINITY);
            Arrays.fill(high, Double.NEGATIVE_INFINITY);
            float[] values = new float[shape.size()];
            int[] channelOf = new int[shape.size()];
            Arrays.setAll(channelOf, shape::channelOf);
            for (int row = 0; row < data.size(); row++) {
                data.copy(row, values, 0);
                int used = shape.kind() == Kind.SERIES ? data.length(row) * channels : values.length;
                for (int i = 0; i < used; i++) {
                    int c = channelOf[i];
                    double value = values[i];
                    low[c] = Math.min(low[c], value);
                    high[c] = Math.max(high[c], value);
                    // Welford's update: one pass, no cancellation.
                    double before = value - mean[c];
                    mean[c] += before / ++count[c];
                    squares[c] += before * (value - mean[c]);
                }
            }
            double[] deviation = new double[channels];
            Arrays.setAll(deviation, c -> Math.sqrt(squares[c] / count[c]));
            return new ChannelStatistics(boxed(low), boxed(high), boxed(mean), boxed(deviation));
        }

        private static List<Double> boxed(double[] values) {
            return Arrays.stream(values).boxed().toList();
        }

        double lowest() {
            return Collections.min(minima);
        }

        double highest() {
            return Collections.max(maxima);
        }

        void refuseConstant(Dataset data, Scaling scaling) {
            if (lowest() == highest()) {
                throw new InputException(
                        data.name() + ": every number is " + lowest() + ", so the samples cannot be told apart.");
            }
            if (scaling == Scaling.NONE || data.featureNames().isEmpty()) {
                return;
            }
            for (int c = 0; c < minima.size(); c++) {
                if (minima.get(c).equals(maxima.get(c))) {
                    throw new InputException(
                            "%s: column %s is %s in every row, so it cannot be scaled. Remove the column, or use --set scaling=none."
                                    .formatted(data.name(), data.featureNames().get(c), minima.get(c)));
                }
            }
        }
    }
}
