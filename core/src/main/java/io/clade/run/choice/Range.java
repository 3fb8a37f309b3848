package io.clade.run.choice;

import io.clade.input.InputException;
import io.clade.input.Require;
import java.util.stream.IntStream;

/**
 * The numbers of clusters to choose among.
 *
 * @param least 2 or more
 * @param most above {@code least}
 */
public record Range(int least, int most) {

    /** The highest number where no range is given. */
    private static final int AUTOMATIC_MOST = 20;

    /** The least mean size of a cluster where no range is given. */
    private static final int AUTOMATIC_SIZE = 5;

    /** @throws InputException unless 2 ≤ least &lt; most */
    public Range {
        Require.that(
                least >= 2,
                "A range of numbers of clusters (-k) must begin at 2 or more. Got %d..%d. Write -k 2..%d.",
                least,
                most,
                Math.max(3, most));
        Require.that(
                least < most,
                "A range of numbers of clusters (-k) must ascend. Got %d..%d. %s",
                least,
                most,
                least == most
                        ? "Write -k %s for one number.".formatted(least)
                        : "Write -k %s..%s.".formatted(most, least));
    }

    /**
     * Reads {@code a..b}.
     *
     * @throws InputException where it is not two whole numbers, or they make no range
     */
    public static Range parse(String text) {
        if (!text.matches("\\d{1,9}\\.\\.\\d{1,9}")) {
            throw new InputException("-k takes a number, a range or auto: -k 10, -k 2..20, -k auto. Got " + text + ".");
        }
        int dots = text.indexOf("..");
        return new Range(Integer.parseInt(text.substring(0, dots)), Integer.parseInt(text.substring(dots + 2)));
    }

    /**
     * The range from 2 to 20, or to a fifth of the samples where that is less.
     *
     * @throws InputException where there are too few samples to choose by
     */
    public static Range automatic(int samples) {
        int most = Math.min(AUTOMATIC_MOST, samples / AUTOMATIC_SIZE);
        Require.that(
                most >= 3,
                "-k auto needs at least %d samples. Got %d. Give the number of clusters with -k.",
                3 * AUTOMATIC_SIZE,
                samples);
        return new Range(2, most);
    }

    /** @throws InputException where there are not more samples than clusters */
    public Range within(int samples) {
        Require.that(
                most < samples,
                "The range of numbers of clusters (-k %s) must end below the number of samples, %d.",
                this,
                samples);
        return this;
    }

    /** least, …, most */
    public int[] numbers() {
        return IntStream.rangeClosed(least, most).toArray();
    }

    /** The text for {@code -k}, such as {@code 2..20}. */
    @Override
    public String toString() {
        return least + ".." + most;
    }
}
