package io.clade.run.comparison;

import io.clade.data.Dataset;
import io.clade.data.Labels;
import io.clade.data.Matrix;
import io.clade.data.preprocessing.FittedPreprocessing;
import io.clade.data.preprocessing.Preprocessing;
import io.clade.data.preprocessing.SampleReader;
import io.clade.evaluation.InternalIndices;
import io.clade.evaluation.Silhouette;
import io.clade.input.InputException;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * The samples themselves, scaled as methods scale them by default: a space in which all methods can be measured alike.
 * Of large data it holds a random part, the same for every method.
 */
final class InputSpace {

    private static final long MOST_NUMBERS = 1L << 25;
    private static final long SEED = 0;

    private final int[] rows;
    private final Matrix points;

    private InputSpace(int[] rows, Matrix points) {
        this.rows = rows;
        this.points = points;
    }

    /**
     * The input space of {@code data}; without samples where these cannot be compared number by number, as series of
     * different lengths.
     */
    static InputSpace of(Dataset data) {
        InputSpace nothing = new InputSpace(new int[0], Matrix.of(0, 1));
        if (!data.equallyLong()) {
            return nothing;
        }
        FittedPreprocessing preprocessing;
        try {
            preprocessing = FittedPreprocessing.fit(Preprocessing.automatic(), data);
        } catch (InputException e) {
            return nothing;
        }
        int width = preprocessing.output(data).size();
        int[] rows = draw(data.size(), (int) Math.min(Silhouette.MOST, MOST_NUMBERS / width));
        float[] values = new float[rows.length * width];
        SampleReader samples = new SampleReader(data, preprocessing);
        for (int i = 0; i < rows.length; i++) {
            samples.read(rows[i], values, i * width);
        }
        return new InputSpace(rows, Matrix.wrap(rows.length, width, values));
    }

    private static int[] draw(int n, int most) {
        SplittableRandom random = new SplittableRandom(SEED);
        int[] all = new int[n];
        Arrays.setAll(all, i -> i);
        for (int i = 0; i < Math.min(n, most); i++) {
            int other = i + random.nextInt(n - i);
            int kept = all[i];
            all[i] = all[other];
            all[other] = kept;
        }
        int[] drawn = Arrays.copyOf(all, Math.min(n, most));
        Arrays.sort(drawn);
        return drawn;
    }

    /** The silhouette of these clusters of all samples; null where it is not defined. */
    Double silhouette(Labels clusters) {
        if (rows.length == 0) {
            return null;
        }
        double value = InternalIndices.silhouette(points, clusters.select(rows));
        return Double.isFinite(value) ? value : null;
    }
}
