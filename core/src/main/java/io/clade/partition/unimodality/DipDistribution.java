package io.clade.partition.unimodality;

import io.clade.input.Require;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * The distribution of the dip of n uniform numbers, which no unimodal distribution is expected to exceed: quantiles of √n times the
 * dip, simulated, and straight between them.
 *
 * <p>The table is our own: a million samples for each n up to 300, and 3·10⁸/n above. √n times the dip converges (Hartigan and Hartigan
 * 1985): above the largest n of the table, 20,000, the quantiles of that n are taken.
 */
public final class DipDistribution {

    private static final String TABLE = "dip-quantiles.csv";

    /** Samples of fewer numbers have the least dip, whatever they are. */
    private static final int LEAST_SIZE = 4;

    /** No dip is larger. */
    private static final double LARGEST = 0.25;

    private static final DipDistribution INSTANCE = read();

    private final double[] probabilities;
    private final double[] sizes;
    /** A row for each size. */
    private final double[][] quantiles;

    private DipDistribution(List<double[]> rows) {
        probabilities = Arrays.copyOfRange(rows.get(0), 1, rows.get(0).length);
        sizes = rows.stream().skip(1).mapToDouble(row -> row[0]).toArray();
        quantiles = rows.stream()
                .skip(1)
                .map(row -> Arrays.copyOfRange(row, 1, row.length))
                .toArray(double[][]::new);
    }

    /**
     * The p-value: the probability that the dip of {@code n} uniform numbers is {@code dip} or more. Beyond the table, below the quantile
     * of 0.005 and above that of 0.9999, it goes straight to 1 at the least dip and to 0 at the largest.
     *
     * @param dip from 1/(2n) to 1/4
     * @param n 1 or more
     */
    public static double exceeding(double dip, int n) {
        Require.atLeast("The numbers of a sample", n, 1);
        return INSTANCE.above(dip, n);
    }

    private double above(double dip, int n) {
        double least = 0.5 / n;
        if (n < LEAST_SIZE || dip <= least) {
            return 1;
        }
        double scaled = Math.sqrt(n) * dip;
        double lower = Math.sqrt(n) * least;
        double reached = 0;
        for (int i = 0; i <= probabilities.length; i++) {
            double upper = i < probabilities.length ? quantile(i, n) : Math.sqrt(n) * LARGEST;
            double probability = i < probabilities.length ? probabilities[i] : 1;
            if (scaled <= upper) {
                double share = upper > lower ? (scaled - lower) / (upper - lower) : 1;
                return 1 - (reached + share * (probability - reached));
            }
            lower = upper;
            reached = probability;
        }
        return 0;
    }

    /** The quantile of the {@code i}-th probability, between sizes of the table straight in 1/√n. */
    private double quantile(int i, int n) {
        int at = Arrays.binarySearch(sizes, n);
        int next = at >= 0 ? at : -at - 1;
        if (next == sizes.length) {
            return quantiles[sizes.length - 1][i];
        }
        if (at >= 0) {
            return quantiles[at][i];
        }
        double before = 1 / Math.sqrt(sizes[next - 1]);
        double share = (before - 1 / Math.sqrt(n)) / (before - 1 / Math.sqrt(sizes[next]));
        return quantiles[next - 1][i] + share * (quantiles[next][i] - quantiles[next - 1][i]);
    }

    private static DipDistribution read() {
        try (var in = DipDistribution.class.getResourceAsStream(TABLE);
                var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return new DipDistribution(lines.lines()
                    .map(line -> Arrays.stream(line.split(",", -1))
                            .mapToDouble(Double::parseDouble)
                            .toArray())
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
