package io.clade.experiment.competitive;

import io.clade.data.Dataset;
import io.clade.data.Matrix;
import io.clade.data.generated.Circles;
import io.clade.data.generated.Moons;
import io.clade.data.generated.Spiral;
import io.clade.data.preprocessing.FittedPreprocessing;
import io.clade.data.preprocessing.Preprocessing;
import io.clade.data.preprocessing.Scaling;

/** The paper's three sets in the plane (appendix A.1), with the noise of the built-in sets of their names. */
enum PlaneSet {
    SPIRAL("Spiral", 1) {
        @Override
        Dataset generate(long seed) {
            return Spiral.generate(SAMPLES, 0.02, 1, 1.5, seed);
        }
    },
    MOONS("Moons", 2) {
        @Override
        Dataset generate(long seed) {
            return Moons.generate(SAMPLES, 0.05, seed);
        }
    },
    CIRCLES("Circles", 2) {
        @Override
        Dataset generate(long seed) {
            return Circles.generate(SAMPLES, 0.05, 0.5, seed);
        }
    };

    static final int SAMPLES = 500;

    /** The preparation of the samples: the paper removes the mean and scales to unit variance. */
    static final Preprocessing STANDARDISED = Preprocessing.scaled(Scaling.STANDARDIZE, 0);

    private final String label;
    private final int clusters;

    PlaneSet(String label, int clusters) {
        this.label = label;
        this.clusters = clusters;
    }

    abstract Dataset generate(long seed);

    String label() {
        return label;
    }

    /** The number of clusters. */
    int clusters() {
        return clusters;
    }

    /** The samples of {@code data} as prototypes see them, n×2. */
    static Matrix standardised(Dataset data) {
        FittedPreprocessing preprocessing = FittedPreprocessing.fit(STANDARDISED, data);
        int d = data.shape().size();
        float[] values = new float[data.size() * d];
        float[] row = new float[d];
        for (int i = 0; i < data.size(); i++) {
            preprocessing.apply(data.sample(i), row, 0);
            System.arraycopy(row, 0, values, i * d, d);
        }
        return Matrix.wrap(data.size(), d, values);
    }
}
