package io.clade.distance;

import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Samples of zeros, which have no direction. */
public final class Directions {

    private Directions() {}

    /**
     * A sentence for the user where some of n samples are all zeros.
     *
     * @param consequence of that, in words
     */
    public static Optional<String> missing(int n, IntFunction<float[]> sample, String consequence) {
        long zeros = IntStream.range(0, n)
                .mapToObj(sample)
                .filter(Directions::isMissing)
                .count();
        return zeros == 0
                ? Optional.empty()
                : Optional.of(
                        "%s of %s samples are all zeros and have no direction: %s.".formatted(zeros, n, consequence));
    }

    /** Behind the end of a series there is NaN, which is no number of it. */
    private static boolean isMissing(float... sample) {
        for (float value : sample) {
            if (value != 0 && !Float.isNaN(value)) {
                return false;
            }
        }
        return true;
    }
}
