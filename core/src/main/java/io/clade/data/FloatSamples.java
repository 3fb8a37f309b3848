package io.clade.data;

import io.clade.input.Require;

/** Samples in one heap array, row by row. */
public final class FloatSamples implements Samples {

    private final int width;
    private final float[] values;

    /** Takes {@code values} without a copy: the caller must not write to it again. */
    public FloatSamples(int width, float[] values) {
        Require.atLeast("The width of a sample", width, 1);
        Require.that(values.length % width == 0, "%d numbers do not fill rows of %d.", values.length, width);
        this.width = width;
        this.values = values;
    }

    @Override
    public int size() {
        return values.length / width;
    }

    @Override
    public int width() {
        return width;
    }

    @Override
    public void copy(int row, float[] target, int offset) {
        System.arraycopy(values, row * width, target, offset, width);
    }
}
