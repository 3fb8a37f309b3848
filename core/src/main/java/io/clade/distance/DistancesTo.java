package io.clade.distance;

/** Measures how far samples are from n kept ones, under one {@link Metric}. Measuring is safe for several threads. */
public interface DistancesTo {

    /** Kept samples, n. */
    int size();

    /** The distances of {@code x} from the kept samples {@code from … to − 1}, to {@code target[offset …]}. */
    void measure(float[] x, int from, int to, float[] target, int offset);

    /** Lets two kept samples change their places. Not while others measure. */
    void exchange(int i, int j);

    /** The kept sample at place {@code i}; not to be written to. */
    float[] sample(int i);

    /** About how many numbers are looked at to compare two samples: what to share work out by. */
    long cost();
}
