package io.clade.method.fitting;

import io.clade.data.Dataset;
import io.clade.data.Kind;
import io.clade.data.preprocessing.Scaling;
import io.clade.distance.Directions;
import io.clade.input.Require;
import java.nio.DoubleBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Checks of samples before a fit: samples that no method can tell apart, and what a user should know of equal and zero ones. */
final class SampleChecks {

    private SampleChecks() {}

    /**
     * Warnings about {@code data}, a sentence each.
     *
     * @param clusters asked for
     * @throws io.clade.input.InputException where all samples are equal
     */
    static List<String> warnings(Dataset data, int clusters, Scaling scaling) {
        List<String> warnings = new ArrayList<>();
        int distinct = distinct(data, clusters);
        Require.that(
                distinct > 1,
                "All %d samples of %s are equal, so they cannot be told apart.",
                data.size(),
                data.name());
        if (distinct < clusters) {
            warnings.add(
                    "Only %s of %s samples differ from each other, fewer than -k %s, so clusters are empty or divide equal samples."
                            .formatted(distinct, data.size(), clusters));
        }
        if (scaling == Scaling.ROWS) {
            Directions.missing(data.size(), data::sample, "scaling=rows leaves them zero")
                    .ifPresent(warnings::add);
        }
        return warnings;
    }

    /** The number of distinct samples, counted no further than {@code most}, 2 or more. */
    private static int distinct(Dataset data, int most) {
        Set<List<Object>> seen = new HashSet<>();
        for (int i = 0; i < data.size() && seen.size() < most; i++) {
            int length = data.kind() == Kind.SERIES ? data.length(i) : 0;
            double[] values = new double[data.shape().size()];
            data.copy(i, values, 0);
            seen.add(List.of(length, DoubleBuffer.wrap(values)));
        }
        return seen.size();
    }
}
