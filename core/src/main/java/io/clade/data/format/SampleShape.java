package io.clade.data.format;

import io.clade.data.Kind;
import io.clade.data.Samples;
import io.clade.data.Shape;
import io.clade.input.InputException;
import io.clade.input.Require;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The kind and shape of the samples in an array of given extents, samples first:
 *
 * <table>
 * <caption>Reading of extents</caption>
 * <tr><td>n</td><td>a table of one feature</td></tr>
 * <tr><td>n×d</td><td>a table; with kind {@code image} square grey images of d = h², with {@code series} series of d
 * steps of one dimension</td></tr>
 * <tr><td>n×h×w</td><td>grey images; with lengths or kind {@code series} series of h steps of w dimensions</td></tr>
 * <tr><td>n×h×w×c, n×c×h×w</td><td>images; c is the last extent if that is 1, 3 or 4, else the second if that
 * is</td></tr>
 * </table>
 *
 * <p>Kind {@code table} flattens anything.
 */
public final class SampleShape {

    private final Shape shape;
    private final boolean channelsLast;

    private SampleShape(Shape shape, boolean channelsLast) {
        this.shape = shape;
        this.channelsLast = channelsLast;
    }

    /**
     * @param where name of the array in a refusal
     * @param extents samples first
     * @param lengths whether the samples come with lengths, which only series have
     * @throws InputException when samples of {@code kind} cannot have these extents
     */
    public static SampleShape of(String where, int[] extents, Optional<Kind> kind, boolean lengths) {
        Kind wanted = kind.orElse(lengths ? Kind.SERIES : extents.length <= 2 ? Kind.TABLE : Kind.IMAGE);
        Require.that(
                !lengths || wanted == Kind.SERIES,
                "%s has lengths, so its samples are series, not of kind %s.",
                where,
                wanted);
        Shape shape = switch (wanted) {
            case TABLE -> Shape.table(Arrays.stream(extents).skip(1).reduce(1, Math::multiplyExact));
            case SERIES -> series(where, extents);
            case IMAGE -> image(where, extents);
        };
        return new SampleShape(shape, wanted == Kind.IMAGE && extents.length == 4 && isChannels(extents[3]));
    }

    private static Shape series(String where, int[] extents) {
        return switch (extents.length) {
            case 2 -> Shape.series(extents[1], 1);
            case 3 -> Shape.series(extents[1], extents[2]);
            default ->
                throw new InputException(
                        "%s has extents %s; series are n×steps×dimensions.".formatted(where, text(extents)));
        };
    }

    private static Shape image(String where, int[] extents) {
        return switch (extents.length) {
            case 2 -> square(where, extents[1]);
            case 3 -> Shape.image(1, extents[1], extents[2]);
            case 4 -> {
                Require.that(
                        isChannels(extents[3]) || isChannels(extents[1]),
                        "%s has extents %s; images have 1, 3 or 4 channels, as the last extent or the second."
                                + " Maybe use --kind table.",
                        where,
                        text(extents));
                yield isChannels(extents[3])
                        ? Shape.image(extents[3], extents[1], extents[2])
                        : Shape.image(extents[1], extents[2], extents[3]);
            }
            default ->
                throw new InputException("%s has extents %s, which are not those of images. Maybe use --kind table."
                        .formatted(where, text(extents)));
        };
    }

    private static Shape square(String where, int pixels) {
        int side = (int) Math.round(Math.sqrt(pixels));
        Require.that(
                (long) side * side == pixels,
                "%s has rows of %d numbers, which do not make a square image. Omit --kind image, or reshape the array.",
                where,
                pixels);
        return Shape.image(1, side, side);
    }

    private static boolean isChannels(int extent) {
        return extent == 1 || extent == 3 || extent == 4;
    }

    private static String text(int[] extents) {
        return Arrays.stream(extents).mapToObj(Integer::toString).collect(Collectors.joining("×"));
    }

    public Shape shape() {
        return shape;
    }

    /** The samples with their channels first. */
    public Samples arrange(Samples samples) {
        return channelsLast && shape.channels() > 1 ? new ChannelsFirst(samples, shape.channels()) : samples;
    }

    /** Images of h×w×c as ones of c×h×w. */
    private record ChannelsFirst(Samples samples, int channels) implements Samples {

        @Override
        public int size() {
            return samples.size();
        }

        @Override
        public int width() {
            return samples.width();
        }

        @Override
        public void copy(int row, float[] target, int offset) {
            float[] pixels = new float[width()];
            samples.copy(row, pixels, 0);
            int area = pixels.length / channels;
            for (int i = 0; i < area; i++) {
                for (int c = 0; c < channels; c++) {
                    target[offset + c * area + i] = pixels[i * channels + c];
                }
            }
        }
    }
}
