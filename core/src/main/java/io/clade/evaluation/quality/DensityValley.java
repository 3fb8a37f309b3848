package io.clade.evaluation.quality;

import java.util.Arrays;

/**
 * The deepest valley in the density of numbers on a line: {@code depth = f(t) / min(max_{s<t} f(s), max_{s>t} f(s))},
 * least over t, with f a Gaussian kernel estimate. A density with one mode has none; its depth is 1.
 *
 * @param depth density in the valley, as a share of the lower of the two peaks beside it, from 0 to 1
 * @param significance by how many standard deviations the samples in the valley are fewer than those in the lower peak: the
 *     number of samples that a kernel sees, n f · 2√π h, is like a Poisson variable, whose root has the deviation 1/2
 */
record DensityValley(double depth, double significance) {

    static final DensityValley NONE = new DensityValley(1, 0);

    private static final int GRID = 256;
    /** Kernels are taken as zero beyond this many bandwidths. */
    private static final double REACH = 5;

    /**
     * @param positions n numbers
     * @param bandwidth h, above 0
     * @param edge share of the samples that must be on either side of the valley: fewer make no peak
     */
    static DensityValley of(double[] positions, double bandwidth, double edge) {
        double[] sorted = positions.clone();
        Arrays.sort(sorted);
        int n = sorted.length;
        double from = sorted[0] - 3 * bandwidth;
        double step = (sorted[n - 1] + 3 * bandwidth - from) / (GRID - 1);
        double[] density = density(sorted, bandwidth, from, step);
        double[] right = density.clone();
        for (int g = GRID - 2; g >= 0; g--) {
            right[g] = Math.max(right[g], right[g + 1]);
        }
        double first = sorted[(int) (edge * (n - 1))];
        double last = sorted[(int) Math.ceil((1 - edge) * (n - 1))];
        double left = 0;
        DensityValley deepest = NONE;
        for (int g = 0; g < GRID; g++) {
            left = Math.max(left, density[g]);
            double at = from + g * step;
            double peak = Math.min(left, right[g]);
            if (at >= first && at <= last && density[g] < deepest.depth * peak) {
                double seen = 2 * Math.sqrt(Math.PI) * n * bandwidth;
                double fewer = Math.sqrt(seen * peak) - Math.sqrt(seen * density[g]);
                deepest = new DensityValley(density[g] / peak, Math.sqrt(2) * fewer);
            }
        }
        return deepest;
    }

    private static double[] density(double[] sorted, double bandwidth, double from, double step) {
        double[] density = new double[GRID];
        double scale = 1 / (sorted.length * bandwidth * Math.sqrt(2 * Math.PI));
        for (double x : sorted) {
            int low = (int) Math.max(0, Math.ceil((x - REACH * bandwidth - from) / step));
            int high = (int) Math.min(GRID - 1, Math.floor((x + REACH * bandwidth - from) / step));
            for (int g = low; g <= high; g++) {
                double u = (from + g * step - x) / bandwidth;
                density[g] += scale * Math.exp(-u * u / 2);
            }
        }
        return density;
    }

    /**
     * The bandwidth of Silverman's rule, 1.06 σ n^(−1/5), for two groups on a line, each with its own spread: the spread of
     * both together would fill the valley between them. B. W. Silverman, Density estimation for statistics and data analysis,
     * 1986, section 3.4.
     *
     * @param length of what is looked at, whose thousandth is the least bandwidth: equal numbers have no spread
     */
    static double bandwidth(double[] one, double[] other, double length) {
        double n = one.length + other.length;
        double variance = (one.length * square(spread(one)) + other.length * square(spread(other))) / n;
        return Math.max(1.06 * Math.sqrt(variance) * Math.pow(n, -0.2), 1e-3 * length);
    }

    private static double square(double value) {
        return value * value;
    }

    /** The standard deviation, or the quartiles' range over 1.34 where that is less: outliers do not count. */
    private static double spread(double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double mean = Arrays.stream(sorted).average().orElse(0);
        double deviation = Math.sqrt(
                Arrays.stream(sorted).map(v -> square(v - mean)).average().orElse(0));
        double range = (quantile(sorted, 0.75) - quantile(sorted, 0.25)) / 1.34;
        return range > 0 ? Math.min(deviation, range) : deviation;
    }

    private static double quantile(double[] sorted, double share) {
        double at = share * (sorted.length - 1);
        int below = (int) at;
        int above = Math.min(sorted.length - 1, below + 1);
        return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
    }
}
