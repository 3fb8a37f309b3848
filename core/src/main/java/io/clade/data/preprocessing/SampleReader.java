package io.clade.data.preprocessing;

import io.clade.data.Dataset;
import io.clade.data.Kind;

/**
 * Reads samples of a dataset one at a time, prepared. Where single precision would lose the differences between the
 * samples, it reads them in double precision and rounds only prepared numbers. Not safe for several threads.
 */
public final class SampleReader {

    private final Dataset data;
    private final FittedPreprocessing preprocessing;
    private final boolean exact;
    private final float[] raw;
    private final double[] wide;

    public SampleReader(Dataset data, FittedPreprocessing preprocessing) {
        this.data = data;
        this.preprocessing = preprocessing;
        this.exact = preprocessing.beyondSingle()
                || !preprocessing.fill().isEmpty() && !data.gaps().none();
        this.raw = new float[exact ? 0 : data.shape().size()];
        this.wide = new double[exact ? data.shape().size() : 0];
    }

    /** The number of numbers of sample {@code row} before its padding. */
    public int used(int row) {
        return data.kind() == Kind.SERIES
                ? data.length(row) * data.shape().channels()
                : data.shape().size();
    }

    /** Writes sample {@code row}, as the method sees it, to {@code target[offset …]}. */
    public void read(int row, float[] target, int offset) {
        if (!exact) {
            data.copy(row, raw, 0);
            preprocessing.apply(raw, used(row), target, offset);
            return;
        }
        data.copy(row, wide, 0);
        data.gaps().fill(row, preprocessing.fill(), wide);
        preprocessing.apply(wide, used(row), target, offset);
    }
}
