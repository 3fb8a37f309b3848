package io.clade.partition;

import io.clade.input.Require;

/** Refuses samples with NaN or infinite numbers. */
public final class FiniteSamples {

    private FiniteSamples() {}

    /**
     * @param sum of all numbers of the samples, or of squares of them
     * @throws io.clade.input.InputException where it is NaN or infinite
     */
    public static void require(double sum) {
        Require.that(
                Double.isFinite(sum),
                "The samples hold NaN or infinite values, which have no distance. Remove those samples or fill them in.");
    }
}
