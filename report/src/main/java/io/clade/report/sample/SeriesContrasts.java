package io.clade.report.sample;

import io.clade.data.Dataset;
import io.clade.report.page.Numerals;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The steps between which the mean of a cluster of series differs most from that of all others: D_t = √(mean over the dimensions of
 * d_tj²), where d_tj is the standardised mean difference ({@link Averages#difference}). The span goes from the step of the largest D
 * both ways as long as D is at least half of it, among steps that half the series on either side still have.
 */
final class SeriesContrasts {

    private static final double LEAST_SHARE = 0.5;

    private final Averages averages;
    private final int steps;
    private final int dimensions;

    SeriesContrasts(Dataset data, Averages averages) {
        this.averages = averages;
        this.steps = data.shape().extent(0);
        this.dimensions = data.shape().extent(1);
    }

    /**
     * @param from first step, from 0
     * @param to last step
     * @param dimension in which they differ most there, from 0
     * @param difference the mean of d_tj over these steps in that dimension
     */
    record Stretch(int from, int to, int dimension, double difference) {

        private String inWords(int dimensions) {
            String where = from == to ? "at step " + (from + 1) : "from step " + (from + 1) + " to " + (to + 1);
            String which = dimensions == 1 ? "" : ", most in dimension " + (dimension + 1);
            String size = Double.isInfinite(difference)
                    ? ""
                    : " by " + Numerals.plain(Math.abs(difference), 1) + " standard deviations on average";
            return "It differs most from the other series " + where + which + ", where it is"
                    + (difference > 0 ? " higher" : " lower") + size + ".";
        }
    }

    /** The stretch of a cluster; empty where it does not differ from the others, as where there are no others. */
    Optional<Stretch> stretch(int cluster) {
        double[] apart = IntStream.range(0, steps)
                .mapToDouble(t -> averages.isCommon(cluster, t) ? distance(cluster, t) : -1)
                .toArray();
        int peak = IntStream.range(0, steps)
                .reduce((a, b) -> apart[b] > apart[a] ? b : a)
                .orElseThrow();
        if (!(apart[peak] > 0)) {
            return Optional.empty();
        }
        int from = peak;
        while (from > 0 && apart[from - 1] >= LEAST_SHARE * apart[peak]) {
            from--;
        }
        int to = peak;
        while (to + 1 < steps && apart[to + 1] >= LEAST_SHARE * apart[peak]) {
            to++;
        }
        int first = from;
        int last = to;
        int most = IntStream.range(0, dimensions)
                .reduce((a, b) ->
                        Math.abs(mean(cluster, b, first, last)) > Math.abs(mean(cluster, a, first, last)) ? b : a)
                .orElseThrow();
        return Optional.of(new Stretch(from, to, most, mean(cluster, most, from, to)));
    }

    private double distance(int cluster, int step) {
        double sum = 0;
        for (int j = 0; j < dimensions; j++) {
            double difference = averages.difference(cluster, step * dimensions + j);
            sum += difference * difference;
        }
        return Math.sqrt(sum / dimensions);
    }

    private double mean(int cluster, int dimension, int from, int to) {
        return IntStream.rangeClosed(from, to)
                .mapToDouble(t -> averages.difference(cluster, t * dimensions + dimension))
                .average()
                .orElseThrow();
    }

    String words(Stretch stretch) {
        return stretch.inWords(dimensions);
    }

    /** A note on the words and the shaded steps. */
    String note() {
        return "The shaded steps are those where the cluster's mean (solid) differs most from the mean of all other series (dashed),"
                + " in standard deviations within the clusters.";
    }
}
