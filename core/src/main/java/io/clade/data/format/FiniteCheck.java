package io.clade.data.format;

import io.clade.data.Dataset;
import io.clade.data.Kind;
import io.clade.input.InputException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Refuses NaN and infinite values. In series NaN is allowed: it is padding behind the end, and a gap to fill before it.
 */
public final class FiniteCheck {

    private FiniteCheck() {}

    /** @throws InputException naming the first value that is not finite; behind the end of a series none is looked at */
    public static Dataset require(Dataset dataset) {
        boolean wide = dataset.wide() && dataset.kind() == Kind.TABLE;
        float[] values = new float[dataset.shape().size()];
        double[] exact = new double[wide ? values.length : 0];
        for (int row = 0; row < dataset.size(); row++) {
            if (wide) {
                // What is beyond single precision can still be scaled, and is not infinite.
                dataset.copy(row, exact, 0);
                for (int i = 0; i < exact.length; i++) {
                    values[i] = Double.isFinite(exact[i]) ? 0 : (float) exact[i];
                }
            } else {
                dataset.copy(row, values, 0);
            }
            boolean padded = dataset.kind() == Kind.SERIES;
            int used = padded ? dataset.length(row) * dataset.shape().channels() : values.length;
            requireFinite(dataset, row, values, used);
        }
        return dataset;
    }

    /**
     * Series whose padding is zero and whose gaps are filled; see {@link MissingValues}.
     *
     * @param lengths the steps of each series; where there are none, steps of NaN alone at the end of a series are
     *     padding
     * @throws InputException naming the first value within a series that is infinite
     */
    public static Dataset series(Dataset dataset, int[] lengths) {
        float[] values = new float[dataset.shape().size()];
        int[] steps = lengths.length > 0 ? lengths : new int[dataset.size()];
        Dataset measured = lengths.length > 0 ? dataset.withLengths(lengths) : dataset;
        boolean dirty = false;
        MissingValues gaps = new MissingValues(dataset.shape().channels());
        for (int row = 0; row < dataset.size(); row++) {
            dataset.copy(row, values, 0);
            if (lengths.length == 0) {
                steps[row] = steps(dataset, values);
            }
            int used = steps[row] * dataset.shape().channels();
            refuseInfinite(dataset, row, values, used);
            gaps.count(values, steps[row], dataset.name() + ": series " + (row + 1));
            dirty |= firstNotFinite(values, used, values.length) >= 0;
        }
        boolean ragged =
                Arrays.stream(steps).anyMatch(length -> length < dataset.shape().extent(0));
        if (ragged) {
            measured = dataset.withLengths(steps);
        }
        if (gaps.any() || dirty) {
            Dataset filled = Dataset.of(dataset.name(), dataset.shape(), gaps.fill(measured));
            measured = ragged || lengths.length > 0 ? filled.withLengths(steps) : filled;
        }
        if (ragged && lengths.length == 0) {
            measured = withNotice(measured, "NaN values at the end of a series were treated as padding.");
        }
        return gaps.any() ? withNotice(measured, gaps.notice()) : measured;
    }

    public static Dataset withNotice(Dataset dataset, String notice) {
        List<String> notices = new ArrayList<>(dataset.notices());
        notices.add(notice);
        return dataset.withNotices(notices);
    }

    /** Steps up to the last one that is not all NaN; at least one. */
    private static int steps(Dataset dataset, float[] values) {
        int last = values.length;
        while (last > 0 && Float.isNaN(values[last - 1])) {
            last--;
        }
        int dimensions = dataset.shape().channels();
        return Math.max(1, (last + dimensions - 1) / dimensions);
    }

    private static void requireFinite(Dataset dataset, int row, float[] values, int count) {
        int at = firstNotFinite(values, 0, count);
        if (at >= 0) {
            throw refusal(dataset, row, values, at);
        }
    }

    private static void refuseInfinite(Dataset dataset, int row, float[] values, int count) {
        for (int at = 0; at < count; at++) {
            if (Float.isInfinite(values[at])) {
                throw refusal(dataset, row, values, at);
            }
        }
    }

    private static InputException refusal(Dataset dataset, int row, float[] values, int at) {
        return new InputException("%s: %s is %s. Leave the sample out, or replace the value."
                .formatted(dataset.name(), place(dataset, row, at), text(values[at])));
    }

    private static int firstNotFinite(float[] values, int from, int to) {
        for (int i = from; i < to; i++) {
            if (!Float.isFinite(values[i])) {
                return i;
            }
        }
        return -1;
    }

    /** Counted from 1, as people do. */
    private static String place(Dataset dataset, int row, int at) {
        return switch (dataset.kind()) {
            case TABLE -> "row %s, column %s".formatted(row + 1, at + 1);
            case SERIES -> {
                int dimensions = dataset.shape().channels();
                yield "series %s, step %s, dimension %s".formatted(row + 1, at / dimensions + 1, at % dimensions + 1);
            }
            case IMAGE -> {
                int width = dataset.shape().extent(2);
                int area = dataset.shape().extent(1) * width;
                yield "image %s, row %s, column %s".formatted(row + 1, at % area / width + 1, at % width + 1);
            }
        };
    }

    static String text(float value) {
        return Float.isNaN(value) ? "NaN" : "infinite";
    }
}
