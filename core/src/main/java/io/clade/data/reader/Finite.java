package io.clade.data.reader;

import io.clade.data.Dataset;
import io.clade.data.InputException;
import io.clade.data.Samples;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Refuses NaN and infinite values, and takes NaN behind the end of a series for what it is: padding. */
final class Finite {

    private Finite() {}

    /** @throws InputException naming the first value that is not finite */
    static Dataset require(Dataset dataset) {
        float[] values = new float[dataset.shape().size()];
        for (int row = 0; row < dataset.size(); row++) {
            dataset.copy(row, values, 0);
            requireFinite(dataset, row, values, values.length);
        }
        return dataset;
    }

    /**
     * Series whose padding is zero.
     *
     * @param lengths the steps of each series; where there are none, steps of NaN alone at the end of a series are
     *     padding
     * @throws InputException naming the first value within a series that is not finite
     */
    static Dataset series(Dataset dataset, int[] lengths) {
        float[] values = new float[dataset.shape().size()];
        int[] steps = lengths.length > 0 ? lengths : new int[dataset.size()];
        boolean dirty = false;
        boolean ragged = lengths.length > 0;
        for (int row = 0; row < dataset.size(); row++) {
            dataset.copy(row, values, 0);
            if (lengths.length == 0) {
                steps[row] = steps(dataset, values);
                ragged |= steps[row] < dataset.shape().extent(0);
            }
            int used = Math.min(values.length, steps[row] * dataset.shape().channels());
            requireFinite(dataset, row, values, used);
            dirty |= firstNotFinite(values, used, values.length) >= 0;
        }
        if (!ragged) {
            return dataset;
        }
        Dataset measured = dataset.withLengths(steps);
        Dataset clean = dirty
                ? Dataset.of(dataset.name(), dataset.shape(), new Padded(measured))
                        .withLengths(steps)
                : measured;
        return lengths.length == 0 ? withNotice(clean) : clean;
    }

    private static Dataset withNotice(Dataset dataset) {
        List<String> notices = new ArrayList<>(dataset.notices());
        notices.add("NaN at the end of a series was taken for padding.");
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
            throw new InputException("%s: %s is %s. Leave the sample out, or replace the value."
                    .formatted(dataset.name(), place(dataset, row, at), text(values[at])));
        }
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
            case TABLE -> "row %d, column %d".formatted(row + 1, at + 1);
            case SERIES -> {
                int dimensions = dataset.shape().channels();
                yield "series %d, step %d, dimension %d".formatted(row + 1, at / dimensions + 1, at % dimensions + 1);
            }
            case IMAGE -> {
                int width = dataset.shape().extent(2);
                int area = dataset.shape().extent(1) * width;
                yield "image %d, row %d, column %d".formatted(row + 1, at % area / width + 1, at % width + 1);
            }
        };
    }

    static String text(float value) {
        return Float.isNaN(value) ? "NaN" : "infinite";
    }

    /** Series with zeros behind their end. */
    private record Padded(Dataset series) implements Samples {

        @Override
        public int size() {
            return series.size();
        }

        @Override
        public int width() {
            return series.shape().size();
        }

        @Override
        public void copy(int row, float[] target, int offset) {
            series.copy(row, target, offset);
            int used = series.length(row) * series.shape().channels();
            Arrays.fill(target, offset + used, offset + width(), 0);
        }
    }
}
