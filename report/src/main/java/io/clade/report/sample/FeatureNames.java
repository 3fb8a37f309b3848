package io.clade.report.sample;

import io.clade.data.Dataset;
import io.clade.report.page.Numerals;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/** The names and values of a table's features in words, and the features that stand out; immutable. */
public final class FeatureNames {

    /** The largest whole number that is written without a power of ten. */
    private static final double MOST_WHOLE = 1e7;

    private final Dataset data;

    public FeatureNames(Dataset data) {
        this.data = data;
    }

    public int count() {
        return data.shape().size();
    }

    /** Its name; its number, from 1, where it has none. */
    public String name(int feature) {
        return data.featureNames().isEmpty()
                ? "feature " + (feature + 1)
                : data.featureNames().get(feature);
    }

    /** The values of the samples at {@code rows}; whole numbers without decimals. */
    public List<String> values(int feature, List<Integer> rows) {
        return rows.stream().map(row -> value(data.sample(row)[feature])).toList();
    }

    private static String value(float value) {
        return value == Math.rint(value) && Math.abs(value) < MOST_WHOLE
                ? Numerals.plain(value, 0)
                : Numerals.decimal((double) value);
    }

    /** The features of largest absolute {@code deviation}, the largest first, at most {@code most} of them. */
    public int[] deviating(int most, IntToDoubleFunction deviation) {
        int wanted = Math.min(most, count());
        int[] features = new int[wanted];
        double[] sizes = new double[wanted];
        Arrays.fill(sizes, -1);
        for (int j = 0; j < count(); j++) {
            double size = Math.abs(deviation.applyAsDouble(j));
            int place = wanted;
            while (place > 0 && size > sizes[place - 1]) {
                place--;
            }
            if (place < wanted) {
                System.arraycopy(features, place, features, place + 1, wanted - place - 1);
                System.arraycopy(sizes, place, sizes, place + 1, wanted - place - 1);
                features[place] = j;
                sizes[place] = size;
            }
        }
        return features;
    }
}
