package io.clade.report.pair;

import io.clade.data.Dataset;
import io.clade.report.page.Numerals;
import io.clade.report.sample.Averages;
import io.clade.report.sample.FeatureNames;
import java.util.ArrayList;
import java.util.List;

/**
 * Rows of a table that moved between the same two clusters, beside the means of these clusters. Features in which the
 * means are farthest apart, in standard deviations of all samples, come first.
 *
 * @param samples names of the most certain ones, a column each
 * @param rows a feature each
 * @param left features that are not shown
 */
record MovedRows(List<String> samples, List<Row> rows, int left) {

    private static final int MOST_FEATURES = 8;

    /**
     * @param feature its name
     * @param before mean of the cluster of the first result
     * @param moved mean of those that moved
     * @param after mean of the cluster of the second result
     * @param values of the samples
     */
    record Row(String feature, String before, String moved, String after, List<String> values) {}

    /** The means of the clusters of both results. */
    static final class Means {

        private final Moves moves;
        private final Averages before;
        private final Averages after;

        Means(Moves moves) {
            this.moves = moves;
            this.before = Averages.of(moves.data(), moves.first().groups());
            this.after = Averages.of(moves.data(), moves.second().groups());
        }

        /**
         * The rows of {@code shown}, samples of {@code flow}; null where there were too many numbers to keep the means.
         */
        MovedRows of(Moves.Flow flow, List<Integer> shown) {
            float[] from = before.clusterMean(moves.first().group(flow.from())).orElse(null);
            float[] to = after.clusterMean(moves.second().group(flow.to())).orElse(null);
            return from == null || to == null
                    ? null
                    : MovedRows.of(moves.data(), before, mean(moves.data(), flow.rows()), shown, from, to);
        }
    }

    private static MovedRows of(
            Dataset data, Averages all, double[] moved, List<Integer> shown, float[] from, float[] to) {
        FeatureNames features = new FeatureNames(data);
        List<Row> rows = new ArrayList<>();
        for (int j :
                features.deviating(MOST_FEATURES, j -> all.standardised(j, from[j]) - all.standardised(j, to[j]))) {
            rows.add(new Row(
                    features.name(j),
                    Numerals.decimal((double) from[j]),
                    Numerals.decimal(moved[j]),
                    Numerals.decimal((double) to[j]),
                    features.values(j, shown)));
        }
        return new MovedRows(shown.stream().map(data::id).toList(), rows, features.count() - rows.size());
    }

    private static double[] mean(Dataset data, List<Integer> rows) {
        double[] mean = new double[data.shape().size()];
        for (int row : rows) {
            float[] sample = data.sample(row);
            for (int j = 0; j < mean.length; j++) {
                mean[j] += sample[j] / rows.size();
            }
        }
        return mean;
    }

    int count() {
        return samples.size();
    }
}
