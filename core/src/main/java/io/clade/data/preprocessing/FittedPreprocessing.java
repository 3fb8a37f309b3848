package io.clade.data.preprocessing;

import io.clade.data.Dataset;
import io.clade.data.Kind;
import io.clade.data.Shape;
import io.clade.data.format.FeatureNames;
import io.clade.input.InputException;
import io.clade.input.Require;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A {@link Preprocessing} fitted to a dataset, which a model stores and applies to every sample it is given; immutable.
 * A number v of channel c becomes (v − shift_c) · factor_c, worked out in double precision where single precision would
 * lose the differences, see {@link Channel#beyondSingle}; {@link Scaling#PER_IMAGE} works from the sample itself.
 *
 * @param input shape of a sample as it is read
 * @param output shape of a sample as the method sees it
 * @param scaling never {@link Scaling#AUTO}
 * @param shift one number a channel, or one for all
 * @param factor one number a channel, or one for all; zero for a channel that is constant
 * @param centring share of a series' own mean that each channel is then moved by, 0…1
 * @param fill what a cell without a value gets, one number a column of a table; empty for other kinds
 * @param features names of the columns of a table, by which they are found in other data; empty where there are none
 */
public record FittedPreprocessing(
        Shape input,
        Shape output,
        Scaling scaling,
        List<Double> shift,
        List<Double> factor,
        double centring,
        List<Double> fill,
        List<String> features) {

    /** The most columns that a notice names. */
    private static final int LISTED = 5;

    /** A preprocessing of features without names. */
    public FittedPreprocessing(
            Shape input,
            Shape output,
            Scaling scaling,
            List<Double> shift,
            List<Double> factor,
            double centring,
            List<Double> fill) {
        this(input, output, scaling, shift, factor, centring, fill, List.of());
    }

    public FittedPreprocessing {
        features = List.copyOf(features);
        shift = List.copyOf(shift);
        factor = List.copyOf(factor);
        fill = List.copyOf(fill);
    }

    /**
     * Reads {@code data} once to learn its ranges or moments, or twice where it has more digits than single precision.
     *
     * @throws InputException where nothing varies
     */
    public static FittedPreprocessing fit(Preprocessing preparation, Dataset data) {
        FittedPreprocessing fitted = new PreprocessingFit(preparation, data).fitted();
        return data.kind() == Kind.TABLE ? fitted.withFeatures(data.featureNames()) : fitted;
    }

    private FittedPreprocessing withFeatures(List<String> names) {
        return new FittedPreprocessing(input, output, scaling, shift, factor, centring, fill, names);
    }

    /** The same without the shift by which {@link Scaling#NONE} keeps the differences of numbers far from zero. */
    public FittedPreprocessing unmoved() {
        return scaling == Scaling.NONE
                ? new FittedPreprocessing(input, output, scaling, List.of(0.0), List.of(1.0), centring, fill, features)
                : this;
    }

    /**
     * {@code data} with the features this was fitted to, in their order, where both have names; see {@link FeatureNames#in}.
     *
     * @throws InputException where a feature is missing
     */
    public Dataset matched(Dataset data) {
        return new FeatureNames(features).in(data);
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

    /** The same in double precision, for samples that single precision would round too far. */
    void apply(double[] raw, int used, float[] target, int offset) {
        if (!input.equals(output) || scaling == Scaling.PER_IMAGE || scaling == Scaling.ROWS) {
            apply(single(raw), used, target, offset);
            return;
        }
        for (int i = 0; i < raw.length; i++) {
            int c = shift.size() == 1 ? 0 : output.channelOf(i);
            target[offset + i] = channel(c).scaled(raw[i]);
        }
        if (centring > 0) {
            centre(target, offset, used);
        }
    }

    private static float[] single(double... raw) {
        float[] values = new float[raw.length];
        for (int i = 0; i < raw.length; i++) {
            values[i] = (float) raw[i];
        }
        return values;
    }

    private Channel channel(int c) {
        return new Channel(scaling, shift.get(c), factor.get(c));
    }

    /** True if samples must be read in double precision for some channel. */
    boolean beyondSingle() {
        return IntStream.range(0, shift.size()).anyMatch(c -> channel(c).beyondSingle());
    }

    /** A notice of the constant columns of {@code data}, the table this was fitted to. */
    public Optional<String> constants(Dataset data) {
        List<Integer> constant = IntStream.range(0, factor.size())
                .filter(c -> factor.get(c) == 0)
                .boxed()
                .toList();
        if (constant.isEmpty() || data.kind() != Kind.TABLE) {
            return Optional.empty();
        }
        List<String> names = data.featureNames();
        String listed = constant.stream()
                .limit(LISTED)
                .map(c -> names.isEmpty() ? Integer.toString(c + 1) : names.get(c))
                .collect(Collectors.joining(", "));
        return Optional.of("%s of %s columns have the same value in every row, so they were kept as zeros: %s%s."
                .formatted(constant.size(), factor.size(), listed, constant.size() > LISTED ? ", …" : ""));
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
        } else if (scaling == Scaling.ROWS) {
            scaleRow(target, offset, output.kind() == Kind.SERIES ? used : output.size());
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

    private static void scaleRow(float[] target, int offset, int n) {
        double squares = 0;
        for (int i = offset; i < offset + n; i++) {
            squares += (double) target[i] * target[i];
        }
        double length = squares > 0 ? Math.sqrt(squares) : 1;
        for (int i = offset; i < offset + n; i++) {
            target[i] = (float) (target[i] / length);
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
     * @throws InputException unless the samples of {@code data}, once {@linkplain #matched matched}, have the shape this was
     *     fitted to; series may have any number of steps
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
}
