package io.clade.testing;

import io.clade.data.Dataset;
import io.clade.data.FloatSamples;
import io.clade.data.Labels;
import io.clade.data.Shape;
import java.util.Random;

/** Series of different lengths for tests. */
public final class Waves {

    private Waves() {}

    /** Waves of three frequencies and any duration from {@code longest / 2} steps on; the second channel is constant. */
    public static Dataset dataset(int n, int longest) {
        Random random = new Random(8);
        float[] values = new float[n * longest * 2];
        int[] lengths = new int[n];
        int[] labels = new int[n];
        for (int i = 0; i < n; i++) {
            labels[i] = i % 3;
            lengths[i] = i == 0 ? longest : longest / 2 + random.nextInt(longest / 4);
            for (int t = 0; t < lengths[i]; t++) {
                double wave = Math.sin(2 * Math.PI * (0.5 + labels[i]) * t / lengths[i]);
                values[(i * longest + t) * 2] = (float) (wave + 0.1 * random.nextGaussian());
                values[(i * longest + t) * 2 + 1] = 7;
            }
        }
        return Dataset.of("waves", Shape.series(longest, 2), new FloatSamples(longest * 2, values))
                .withLengths(lengths)
                .withLabels(Labels.ofCodes(labels, 3));
    }
}
