package io.clade.experiment.thesis;

import java.util.Arrays;

/**
 * A kernel density estimate from numbers, with Gaussian kernels of the width that is best for normal data.
 *
 * <p>σ = s · (4 / (3n))^(1/5), s the standard deviation: Silverman, Density Estimation, 1986, section 3.4.2; thesis, section 11.
 */
final class KernelDensity {

    private static final double SQRT_2_PI = Math.sqrt(2 * Math.PI);

    private final double[] numbers;
    private final double mean;
    private final double deviation;
    private final double bandwidth;

    private KernelDensity(double[] numbers) {
        this.numbers = numbers;
        mean = Arrays.stream(numbers).average().orElse(Double.NaN);
        double squares =
                Arrays.stream(numbers).map(x -> (x - mean) * (x - mean)).sum();
        deviation = Math.sqrt(squares / (numbers.length - 1));
        bandwidth = deviation * Math.pow(4.0 / (3.0 * numbers.length), 0.2);
    }

    /** The density of {@code numbers}, at least two of which differ. */
    static KernelDensity of(double... numbers) {
        return new KernelDensity(numbers.clone());
    }

    double mean() {
        return mean;
    }

    /** The standard deviation with n − 1. */
    double deviation() {
        return deviation;
    }

    double bandwidth() {
        return bandwidth;
    }

    /** The density at {@code x}. */
    double at(double x) {
        double sum = 0;
        for (double number : numbers) {
            double distance = (x - number) / bandwidth;
            sum += Math.exp(-distance * distance / 2);
        }
        return sum / (numbers.length * bandwidth * SQRT_2_PI);
    }
}
