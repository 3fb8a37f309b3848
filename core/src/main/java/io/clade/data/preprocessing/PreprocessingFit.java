package io.clade.data.preprocessing;

import io.clade.data.Dataset;
import io.clade.data.Kind;
import io.clade.data.Shape;
import io.clade.data.format.FiniteCheck;
import io.clade.input.InputException;
import io.clade.input.Require;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Fits a preprocessing to a dataset. */
final class PreprocessingFit {

    /** The largest magnitude up to which all integers are numbers of double precision. */
    private static final double LARGEST_WHOLE = 0x1p53;

    private final Dataset data;
    private final Scaling scaling;
    private final Shape output;
    private final double centring;
    private final ChannelStatistics exact;
    private final ChannelStatistics single;

    PreprocessingFit(Preprocessing preparation, Dataset data) {
        this.data = data;
        scaling = preparation.scaling().resolve(data.kind());
        Require.that(
                scaling != Scaling.PER_IMAGE || data.kind() == Kind.IMAGE,
                "scaling=per_image is for images. %s has %s. Use standardize.",
                data.name(),
                data.kind() == Kind.SERIES ? "series" : "table rows");
        output = Resizing.target(data.shape(), preparation.resize());
        centring = data.kind() == Kind.SERIES ? preparation.centring() : 0;
        exact = ChannelStatistics.exact(data);
        single = data.wide() ? ChannelStatistics.single(data) : exact;
        if (exact.means().stream().anyMatch(mean -> !Double.isFinite(mean))) {
            FiniteCheck.require(data);
        }
        refuseConstant();
    }

    private void refuseConstant() {
        double low = exact.lowest();
        if (low == exact.highest()) {
            String digits = Math.abs(low) > LARGEST_WHOLE ? " in its first 15 digits" : "";
            throw new InputException("%s: every number is %s%s, so the samples cannot be told apart."
                    .formatted(data.name(), low, digits));
        }
        boolean named = !data.featureNames().isEmpty();
        Require.that(
                !named || IntStream.range(0, exact.minima().size()).anyMatch(c -> !exact.constant(c)),
                "%s: every column has the same value in all rows, so the samples cannot be told apart.",
                data.name());
    }

    FittedPreprocessing fitted() {
        List<Channel> channels = channels();
        return new FittedPreprocessing(
                data.shape(),
                output,
                scaling,
                channels.stream().map(Channel::shift).toList(),
                channels.stream().map(Channel::factor).toList(),
                centring,
                fill());
    }

    /** Values that the columns of a table were filled with; their means where nothing was missing. */
    private List<Double> fill() {
        if (data.kind() != Kind.TABLE) {
            return List.of();
        }
        return data.gaps().fills().isEmpty() ? exact.means() : data.gaps().fills();
    }

    private List<Channel> channels() {
        boolean all = scaling == Scaling.UNIT && data.kind() == Kind.IMAGE;
        if (all) {
            Channel far = unit(exact.lowest(), exact.highest(), false);
            return List.of(far.beyondSingle() ? far : unit(single.lowest(), single.highest(), false));
        }
        List<Channel> channels = new ArrayList<>();
        for (int c = 0; c < exact.minima().size(); c++) {
            Channel channel = channel(exact, c);
            channels.add(channel.beyondSingle() ? channel : channel(single, c));
        }
        boolean plain = channels.stream().allMatch(channel -> channel.shift() == 0 && channel.factor() == 1);
        return plain ? List.of(channels.get(0)) : channels;
    }

    private Channel channel(ChannelStatistics statistics, int c) {
        return switch (scaling) {
            case UNIT -> unit(statistics.minima().get(c), statistics.maxima().get(c), exact.constant(c));
            case STANDARDIZE -> {
                double spread = exact.constant(c) ? 0 : statistics.deviations().get(c);
                yield new Channel(scaling, statistics.means().get(c), inverse(spread));
            }
            default -> unscaled(c);
        };
    }

    /** The channel without scaling, moved by its mean where single precision would lose the differences. */
    private Channel unscaled(int c) {
        double mean = exact.means().get(c);
        boolean movable = data.kind() != Kind.IMAGE && scaling == Scaling.NONE && !exact.constant(c);
        boolean far = new Channel(
                                Scaling.STANDARDIZE,
                                mean,
                                inverse(exact.deviations().get(c)))
                        .beyondSingle()
                && Math.abs(mean) < Float.MAX_VALUE;
        return new Channel(scaling, movable && far ? mean : 0, 1);
    }

    private Channel unit(double low, double high, boolean constant) {
        return new Channel(scaling, low, inverse(constant ? 0 : high - low));
    }

    /** The factor of a channel; 0 for a constant one, which becomes zero everywhere. */
    private static double inverse(double spread) {
        return spread > 0 ? Math.min(1 / spread, Double.MAX_VALUE) : 0;
    }
}
