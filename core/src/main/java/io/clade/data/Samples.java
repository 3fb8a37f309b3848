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
}
