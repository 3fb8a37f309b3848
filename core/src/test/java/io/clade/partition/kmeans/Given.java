package io.clade.partition.kmeans;

import io.clade.data.Dataset;
import io.clade.data.FloatSamples;
import io.clade.data.Matrix;
import io.clade.data.Shape;
import io.clade.data.preprocessing.BatchReader;
import io.clade.data.preprocessing.FittedPreprocessing;
import io.clade.data.preprocessing.Preprocessing;
import io.clade.data.preprocessing.Scaling;
import io.clade.tensor.Ops;
import io.clade.tensor.runtime.Device;
import io.clade.tensor.runtime.Scope;
import java.util.Random;
import org.bytedeco.pytorch.Tensor;

/** Samples for the tests of clusterers, and the slow way to compare them. */
public final class Given {

    public static final KMeansSettings ONCE = new KMeansSettings(1, 0, 1000, 0);

    private Given() {}

    /** n×1 */
    public static Tensor line(double... values) {
        float[] numbers = new float[values.length];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = (float) values[i];
        }
        return Ops.tensor(numbers, numbers.length, 1);
    }

    public static Tensor tensor(Matrix matrix) {
        return Ops.tensor(matrix.toArray(), matrix.rows(), matrix.columns());
    }

    /** k overlapping clouds of n/k samples. */
    public static Matrix clouds(long seed, int n, int d, int k) {
        Random random = new Random(seed);
        float[][] centres = new float[k][d];
        for (float[] centre : centres) {
            for (int c = 0; c < d; c++) {
                centre[c] = (float) (2 * random.nextGaussian());
            }
        }
        float[] values = new float[n * d];
        for (int i = 0; i < values.length; i++) {
            values[i] = centres[i / d % k][i % d] + (float) random.nextGaussian();
        }
        return Matrix.wrap(n, d, values);
    }

    public static BatchReader batchReader(Matrix samples) {
        Dataset data = Dataset.of(
                "samples", Shape.table(samples.columns()), new FloatSamples(samples.columns(), samples.toArray()));
        return new BatchReader(data, FittedPreprocessing.fit(Preprocessing.scaled(Scaling.NONE, 0), data), Device.CPU);
    }

    public static KMeansResult from(Matrix samples, Matrix initial, KMeansSettings settings) {
        return Scope.run(() -> KMeansRestarts.from(tensor(samples), tensor(initial), settings));
    }

    public static KMeansResult best(Matrix samples, int k, KMeansSettings settings, long seed) {
        return Scope.run(() -> KMeansRestarts.best(tensor(samples), k, settings, seed));
    }

    public static double squaredDistance(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            double difference = (double) a[i] - b[i];
            sum += difference * difference;
        }
        return sum;
    }
}
