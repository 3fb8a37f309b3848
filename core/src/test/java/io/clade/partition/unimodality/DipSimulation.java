package io.clade.partition.unimodality;

import io.clade.random.Seeds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.StringJoiner;
import java.util.stream.IntStream;

/**
 * Dips of uniform samples, and the program that makes the table of their quantiles: {@link #main} with the file to write.
 *
 * <p>A sorted uniform sample is the partial sums of n + 1 exponential numbers, over all of them; the dip needs no division.
 */
final class DipSimulation {

    private static final double[] PROBABILITIES = {
        0.005, 0.01, 0.02, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85,
        0.9, 0.95, 0.98, 0.99, 0.995, 0.998, 0.999, 0.9995, 0.9998, 0.9999
    };

    private static final int[] SIZES = {
        4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 25, 30, 40, 50, 70, 100, 150, 200, 300, 500, 1000,
        2000, 5000, 10_000, 20_000
    };

    /** Numbers drawn for one n, at most. */
    private static final long DRAWN = 300_000_000;

    private static final int MOST_REPLICATES = 1_000_000;

    private DipSimulation() {}

    /** Samples for one n. */
    static int replicates(int n) {
        return (int) Math.min(MOST_REPLICATES, DRAWN / n);
    }

    /** √n times the dips of uniform samples of n numbers, ascending. */
    static double[] scaledDips(int n, int replicates, long seed) {
        SplittableRandom random = new SplittableRandom(Seeds.derive(seed, n));
        return IntStream.range(0, replicates)
                .mapToDouble(i -> Math.sqrt(n) * Dip.ofAscending(uniform(n, random)))
                .sorted()
                .toArray();
    }

    /** A multiple of a uniform sample, ascending. */
    static double[] uniform(int n, SplittableRandom random) {
        double[] sample = new double[n];
        double sum = 0;
        for (int i = 0; i < n; i++) {
            sum -= StrictMath.log(1 - random.nextDouble());
            sample[i] = sum;
        }
        return sample;
    }

    public static void main(String[] files) throws IOException {
        StringBuilder table = new StringBuilder(row("0", PROBABILITIES, "%s"));
        for (int n : SIZES) {
            double[] dips = scaledDips(n, replicates(n), 1);
            double[] quantiles = Arrays.stream(PROBABILITIES)
                    .map(p -> dips[(int) Math.round(p * dips.length)])
                    .toArray();
            table.append(row(Integer.toString(n), quantiles, "%.5f"));
            System.out.println(n);
        }
        Files.writeString(Path.of(files[0]), table);
    }

    private static String row(String name, double[] numbers, String format) {
        StringJoiner row = new StringJoiner(",", "", "\n").add(name);
        for (double number : numbers) {
            row.add(String.format(Locale.ROOT, format, number));
        }
        return row.toString();
    }
}
