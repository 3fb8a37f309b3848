package io.clade.testing;

import io.clade.data.Dataset;
import io.clade.data.FloatSamples;
import io.clade.data.Labels;
import io.clade.data.Shape;
import java.util.Random;

/** Small data for tests, from a seed. */
public final class Numbers {

    private Numbers() {}

    /** {@code count} numbers from a normal distribution. */
    public static double[] normal(Random random, int count) {
        return random.doubles(count).map(ignored -> random.nextGaussian()).toArray();
    }

    /** n×k memberships: rows on the simplex, none at a corner. */
    public static double[] memberships(Random random, int n, int k) {
        double[] u = new double[n * k];
        for (int i = 0; i < n; i++) {
            double sum = 0;
            for (int j = 0; j < k; j++) {
                u[i * k + j] = 0.1 + random.nextDouble();
                sum += u[i * k + j];
            }
            for (int j = 0; j < k; j++) {
                u[i * k + j] /= sum;
            }
        }
        return u;
    }

    /** n samples of {@code shape} in {@code clusters} far-apart clusters in turn, labelled. */
    public static Dataset clustered(long seed, int n, int clusters, Shape shape) {
        Random random = new Random(seed);
        int d = shape.size();
        float[][] centres = new float[clusters][d];
        for (float[] centre : centres) {
            for (int i = 0; i < d; i++) {
                centre[i] = (float) (3 * random.nextGaussian());
            }
        }
        float[] values = new float[n * d];
        int[] labels = new int[n];
        for (int i = 0; i < n; i++) {
            labels[i] = i % clusters;
            for (int j = 0; j < d; j++) {
                values[i * d + j] = centres[labels[i]][j] + (float) (0.3 * random.nextGaussian());
            }
        }
        return Dataset.of("clustered", shape, new FloatSamples(d, values)).withLabels(Labels.ofCodes(labels, clusters));
    }

    /** @throws AssertionError where one is NaN or infinite */
    public static void requireFinite(double... numbers) {
        for (int i = 0; i < numbers.length; i++) {
            if (!Double.isFinite(numbers[i])) {
                throw new AssertionError("Entry " + i + " of " + numbers.length + " is " + numbers[i]);
            }
        }
    }
}
