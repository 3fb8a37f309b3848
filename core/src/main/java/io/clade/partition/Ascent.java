package io.clade.partition;

import io.clade.data.Matrix;
import io.clade.network.weight.Weights;
import io.clade.partition.alternation.Iteration;
import io.clade.partition.alternation.Storage;
import io.clade.partition.alternation.StoredArrays;
import java.util.ArrayList;
import java.util.List;

/**
 * Points on their way to the modes of a density; immutable.
 *
 * @param climbers the points, one for each start
 */
public record Ascent(List<Climber> climbers) {

    /** Stores the whole state. */
    public static final Storage<Ascent> STORAGE = new Stored();

    public Ascent {
        climbers = List.copyOf(climbers);
    }

    /** One point. */
    static final class Climber {

        private final float[] at;
        private final int support;
        private final double density;
        private final boolean still;

        Climber(float[] at, int support, double density, boolean still) {
            this.at = at;
            this.support = support;
            this.density = density;
            this.still = still;
        }

        /** Its coordinates, d; not to be written to. */
        float[] at() {
            return at;
        }

        /** The number of samples it is the mean of. */
        int support() {
            return support;
        }

        /** The density Σ 1 − (distance/radius)² over these samples, at the place before the last move. */
        double density() {
            return density;
        }

        /** True if it is at a mode. */
        boolean still() {
            return still;
        }

        Climber standing() {
            return new Climber(at, support, density, true);
        }
    }

    /** The number of points. */
    public int size() {
        return climbers.size();
    }

    /** Points at a mode. */
    public int still() {
        return (int) climbers.stream().filter(Climber::still).count();
    }

    /** Rows of one length: n×d. */
    static Matrix matrix(List<float[]> rows) {
        int d = rows.get(0).length;
        float[] values = new float[rows.size() * d];
        for (int i = 0; i < rows.size(); i++) {
            System.arraycopy(rows.get(i), 0, values, i * d, d);
        }
        return Matrix.wrap(rows.size(), d, values);
    }

    private static final class Stored implements Storage<Ascent> {

        private static final String POINTS = "points";
        private static final String SUPPORT = "support";
        private static final String DENSITY = "density";
        private static final String STILL = "still";

        @Override
        public Weights write(Ascent ascent) {
            List<Climber> all = ascent.climbers();
            Weights.Builder arrays = Weights.builder()
                    .put(POINTS, matrix(all.stream().map(Climber::at).toList()));
            StoredArrays.put(
                    arrays, SUPPORT, all.stream().mapToDouble(Climber::support).toArray());
            StoredArrays.put(
                    arrays, DENSITY, all.stream().mapToDouble(Climber::density).toArray());
            StoredArrays.put(
                    arrays,
                    STILL,
                    all.stream().mapToDouble(one -> one.still() ? 1 : 0).toArray());
            return arrays.build();
        }

        @Override
        public Ascent read(Weights arrays, List<Iteration> iterations) {
            Matrix points = StoredArrays.matrix(arrays, POINTS);
            double[] support = StoredArrays.doubles(arrays, SUPPORT);
            double[] density = StoredArrays.doubles(arrays, DENSITY);
            double[] still = StoredArrays.doubles(arrays, STILL);
            List<Climber> climbers = new ArrayList<>();
            for (int i = 0; i < support.length; i++) {
                climbers.add(new Climber(points.row(i), (int) support[i], density[i], still[i] > 0));
            }
            return new Ascent(climbers);
        }
    }
}
