package io.clade.experiment.benchmark;

import io.clade.data.Dataset;
import io.clade.data.FloatSamples;
import io.clade.data.Shape;
import java.util.SplittableRandom;

/** Random samples without structure, for benchmarks in which only their shape matters. */
final class RandomData {

    private static final long SEED = 1;

    private RandomData() {}

    /** n samples of {@code shape}, numbers from 0 to 1. */
    static Dataset of(int n, Shape shape) {
        SplittableRandom random = new SplittableRandom(SEED);
        float[] values = new float[n * shape.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextDouble();
        }
        return Dataset.of("random", shape, new FloatSamples(shape.size(), values));
    }
}
