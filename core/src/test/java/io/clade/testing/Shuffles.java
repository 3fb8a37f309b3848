package io.clade.testing;

import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A random order of n samples and of k clusters, the same for every matrix it is applied to. */
public final class Shuffles {

    private final List<Integer> samples;
    private final List<Integer> clusters;

    public Shuffles(Random random, int n, int k) {
        samples = IntStream.range(0, n).boxed().collect(Collectors.toList());
        clusters = IntStream.range(0, k).boxed().collect(Collectors.toList());
        Collections.shuffle(samples, random);
        Collections.shuffle(clusters, random);
    }

    /** The n×k matrix {@code x} with rows and columns in this order. */
    public double[] of(double... x) {
        int k = clusters.size();
        return IntStream.range(0, x.length)
                .mapToDouble(at -> x[samples.get(at / k) * k + clusters.get(at % k)])
                .toArray();
    }

    /** The n×k matrix {@code x} with rows in the order of the samples and columns as they were. */
    public double[] ofRows(double... x) {
        int k = clusters.size();
        return IntStream.range(0, x.length)
                .mapToDouble(at -> x[samples.get(at / k) * k + at % k])
                .toArray();
    }

    /** The n×n matrix {@code x} with rows and columns in the order of the samples. */
    public double[] ofPairs(double... x) {
        int n = samples.size();
        return IntStream.range(0, x.length)
                .mapToDouble(at -> x[samples.get(at / n) * n + samples.get(at % n)])
                .toArray();
    }
}
