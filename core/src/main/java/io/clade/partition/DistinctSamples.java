package io.clade.partition;

import io.clade.distance.Metric;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Samples without their repetitions, in the order of the first of each, and where each of all samples is among them; immutable.
 *
 * <p>Equal samples are no neighbours: a sample that is repeated more often than it has neighbours would be connected with nothing
 * else.
 */
public final class DistinctSamples {

    private final List<float[]> samples;
    private final int[] places;

    private DistinctSamples(List<float[]> samples, int... places) {
        this.samples = List.copyOf(samples);
        this.places = places;
    }

    /** Those of {@code all}; samples of one direction are equal where {@code metric} compares directions. */
    public static DistinctSamples of(List<float[]> all, Metric metric) {
        Map<FloatBuffer, Integer> known = new HashMap<>();
        List<float[]> samples = new ArrayList<>();
        int[] places = new int[all.size()];
        for (int i = 0; i < places.length; i++) {
            float[] sample = all.get(i);
            places[i] = known.computeIfAbsent(key(sample, metric), any -> known.size());
            if (places[i] == samples.size()) {
                samples.add(sample);
            }
        }
        return new DistinctSamples(samples, places);
    }

    /** The numbers that are compared; zeros of either sign are equal in a buffer. */
    private static FloatBuffer key(float[] sample, Metric metric) {
        return FloatBuffer.wrap(metric.type() == Metric.Type.COSINE ? Metric.direction(sample) : sample);
    }

    /** Samples of which no two are equal. */
    public List<float[]> samples() {
        return samples;
    }

    /** The place in {@link #samples} of each of all samples. */
    public int[] places() {
        return places.clone();
    }

    /** The number of copies of each of {@link #samples}. */
    public int[] copies() {
        int[] copies = new int[samples.size()];
        for (int place : places) {
            copies[place]++;
        }
        return copies;
    }
}
