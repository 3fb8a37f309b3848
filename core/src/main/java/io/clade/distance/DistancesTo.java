package io.clade.distance;

/** The distances of samples from n kept ones under one {@link Metric}. Several threads may measure at once. */
public interface DistancesTo {

    /** Kept samples, n. */
    int size();

    /** The distances of {@code x} from the kept samples {@code from … to − 1}, to {@code target[offset …]}. */
    void measure(float[] x, int from, int to, float[] target, int offset);

    /** Exchanges the places of two kept samples. Not safe while other threads measure. */
    void exchange(int i, int j);

    /** The kept sample at place {@code i}; not to be written to. */
    float[] sample(int i);

    /** About the number of operations of one comparison, by which work is shared out among threads. */
    long cost();
}
