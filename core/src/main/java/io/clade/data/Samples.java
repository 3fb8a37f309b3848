package io.clade.data;

/**
 * Where the numbers of a dataset are: on the heap, or in a mapped file when they are larger than memory. Safe to read
 * from several threads.
 */
public interface Samples {

    /** Number of samples n. */
    int size();

    /** Numbers in a sample, d. */
    int width();

    /** Copies sample {@code row}, flattened, to {@code target[offset … offset + width())}. */
    void copy(int row, float[] target, int offset);
}
