package io.clade.report.sample;

import io.clade.report.findings.Importance;
import io.clade.report.page.Numerals;
import io.clade.report.thumbnail.SeriesLines;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * The steps of a cluster of series that are important to a network: the shortest stretch with half of the total
 * strength of its {@link Importance}, Σ_t √(Σ_j m_tj²), among steps that at least half of the cluster's series have; of
 * equally short stretches the strongest.
 */
final class SeriesFocus {

    private static final double SHARE = 0.5;
    /**
     * The share of the series from which a stretch is called the whole: where the strength is spread evenly, it is half
     * the series.
     */
    private static final double WHOLE = 0.45;
    /**
     * The most parts of the drawing. Longer series are drawn in so many parts, each as high as the mean of its steps.
     */
    private static final int PARTS = 40;

    private final Importance importance;
    private final Averages averages;
    private final int steps;
    private final int dimensions;

    SeriesFocus(Importance importance, Averages averages) {
        this.importance = importance;
        this.averages = averages;
        this.steps = importance.shape().extent(0);
        this.dimensions = importance.shape().extent(1);
    }

    /**
     * @param from first step, from 0
     * @param to last step
     * @param whole whether there is no shorter stretch to speak of
     * @param dimension of the largest Σ_t m_tj² there, from 0
     */
    record Stretch(int from, int to, boolean whole, int dimension) {}

    /** The stretch of a cluster; empty where no step is important, as for a cluster without samples. */
    Optional<Stretch> stretch(int cluster) {
        double[] strengths = strengths(cluster);
        double all = Arrays.stream(strengths).sum();
        if (!(all > 0)) {
            return Optional.empty();
        }
        int from = 0;
        int to = strengths.length - 1;
        double most = all;
        double held = 0;
        int first = 0;
        for (int last = 0; last < strengths.length; last++) {
            held += strengths[last];
            while (held - strengths[first] >= SHARE * all) {
                held -= strengths[first++];
            }
            int longer = last - first - (to - from);
            if (held >= SHARE * all && (longer < 0 || (longer == 0 && held > most))) {
                from = first;
                to = last;
                most = held;
            }
        }
        boolean whole = to - from + 1 >= WHOLE * strengths.length && strengths.length > 1;
        return Optional.of(new Stretch(
                from, to, whole, whole ? dimension(cluster, 0, strengths.length - 1) : dimension(cluster, from, to)));
    }

    private double[] strengths(int cluster) {
        return importance.strengths(cluster, averages.usualLength(cluster));
    }

    private int dimension(int cluster, int from, int to) {
        double[] squares = new double[dimensions];
        for (int t = from; t <= to; t++) {
            for (int j = 0; j < dimensions; j++) {
                double size = importance.maps().get(cluster, t * dimensions + j);
                squares[j] += size * size;
            }
        }
        return IntStream.range(0, dimensions)
                .reduce((a, b) -> squares[b] > squares[a] ? b : a)
                .orElseThrow();
    }

    String words(Stretch stretch) {
        String most = dimensions == 1 ? "" : ", most in dimension " + (stretch.dimension() + 1);
        if (stretch.whole()) {
            return "The network recognises it by the whole length of its series" + most + ".";
        }
        String where = stretch.from() == stretch.to()
                ? "step " + (stretch.from() + 1)
                : "steps " + (stretch.from() + 1) + " to " + (stretch.to() + 1);
        return "The network recognises it by " + where + most + ": half of the importance lies there.";
    }

    /**
     * The strength along the steps as a path of SVG, {@code height} above {@code base} where it is highest, in a frame
     * as wide as {@link SeriesLines#WIDTH} for all T steps; empty where no step is important.
     */
    String hills(int cluster, double base, double height) {
        double[] strengths = strengths(cluster);
        int parts = Math.min(PARTS, steps);
        double[] means = IntStream.range(0, parts)
                .mapToObj(part ->
                        Arrays.stream(strengths, start(part, parts, strengths), start(part + 1, parts, strengths)))
                .map(DoubleStream::average)
                .flatMapToDouble(OptionalDouble::stream)
                .toArray();
        double highest = Arrays.stream(means).max().orElse(0);
        if (!(highest > 0)) {
            return "";
        }
        var path = new StringBuilder("M0," + Numerals.place(base));
        for (int part = 0; part < means.length; part++) {
            path.append('V').append(Numerals.place(base - height * means[part] / highest));
            path.append('H').append(Numerals.place(SeriesLines.WIDTH * (part + 1.0) / parts));
        }
        return path.append('V').append(Numerals.place(base)).append('Z').toString();
    }

    /** The first step of a part, at most the last step. */
    private int start(int part, int parts, double... strengths) {
        return (int) Math.min(strengths.length, (long) part * steps / parts);
    }

    /** A note on the words and the hills. */
    String note() {
        return "The hills below show how important each step is to the network: guided backpropagation from the cluster's score to"
                + " the series, magnitudes averaged over its most certain ones; each cluster has its own scale. The steps it"
                + " recognises a cluster by are the shortest stretch with half of the hills' area.";
    }
}
