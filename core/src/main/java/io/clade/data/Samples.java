package io.clade.data;

/**
 * The numbers of a dataset, on the heap or, when they are larger than memory, in a mapped file. Safe to read from
 * several threads.
 */
public interface Samples {

    /** Number of samples n. */
    int size();

    /** Numbers in a sample, d. */
    int width();

    /** Copies sample {@code row}, flattened, to {@code target[offset … offset + width())}. */
    void copy(int row, float[] target, int offset);

    /** The same in double precision; more digits than single precision has only where the samples are {@link #wide}. */
    default void copy(int row, double[] target, int offset) {
        float[] values = new float[width()];
        copy(row, values, 0);
        for (int i = 0; i < values.length; i++) {
            target[offset + i] = values[i];
        }
    }

    /** True if the numbers are stored with more digits than single precision has. */
    default boolean wide() {
        return false;
    }
}
