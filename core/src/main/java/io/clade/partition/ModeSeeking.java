package io.clade.partition;

import io.clade.data.Labels;
import io.clade.data.Matrix;
import io.clade.data.RandomOrder;
import io.clade.tensor.Gauge;
import io.clade.tensor.Metric;
import io.clade.tensor.Workers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/**
 * Mean shift: moves to the mean of all samples within a radius, again and again, until it stands still at a mode of their density
 * (D. Comaniciu and P. Meer, Mean shift: a robust approach toward feature space analysis, IEEE Transactions on Pattern Analysis
 * and Machine Intelligence 24(5), 2002), with the flat kernel.
 */
public final class ModeSeeking {

    /** It stands still when it moves by less than this share of the radius. */
    private static final double STILL = 1e-3;

    private static final int MOST_STEPS = 300;

    /** Samples that the radius is estimated from. */
    private static final int ESTIMATED_FROM = 2000;

    private final List<float[]> samples;
    private final Gauge gauge;
    private final double radius;

    /**
     * What the search found.
     *
     * @param modes k×d, from the one that most samples surround
     * @param clusters of the samples: the nearest mode of each
     */
    public record Found(Matrix modes, Labels clusters) {}

    private static final class Mode {

        private final float[] at;
        private final int support;

        Mode(float[] at, int support) {
            this.at = at;
            this.support = support;
        }

        float[] at() {
            return at;
        }

        int support() {
            return support;
        }
    }

    private ModeSeeking(List<float[]> samples, double radius) {
        this.samples = samples;
        this.gauge = Metric.EUCLIDEAN.gauge(samples, 1);
        this.radius = radius;
    }

    /**
     * A radius: the mean distance of a sample from the farthest of the nearest ⌊q n⌋, itself counted; of 2,000 random samples
     * where there are more.
     *
     * @param quantile q, 0…1
     */
    public static double radius(List<float[]> samples, double quantile, long seed) {
        List<float[]> some = samples;
        if (samples.size() > ESTIMATED_FROM) {
            int[] order = RandomOrder.of(samples.size(), new SplittableRandom(seed));
            some = Arrays.stream(order, 0, ESTIMATED_FROM)
                    .mapToObj(samples::get)
                    .toList();
        }
        int n = some.size();
        Gauge gauge = Metric.EUCLIDEAN.gauge(some, 1);
        int rank = Math.max(1, (int) (quantile * n));
        double[] reaches = new double[n];
        Workers.run(workers -> {
            workers.forEach(n, (i, worker) -> {
                float[] distances = new float[n];
                gauge.measure(gauge.sample(i), 0, n, distances, 0);
                Arrays.sort(distances);
                reaches[i] = distances[rank - 1];
            });
            return null;
        });
        return Arrays.stream(reaches).average().orElseThrow();
    }

    /**
     * Seeks from some samples.
     *
     * @param seeds samples to start from, at most, random ones
     * @param done hears how many have come to a mode, on any thread
     */
    public static Found of(List<float[]> samples, double radius, int seeds, long seed, IntConsumer done) {
        return new ModeSeeking(samples, radius).find(seeds, seed, done);
    }

    private Found find(int seeds, long seed, IntConsumer done) {
        int n = samples.size();
        int[] starts = new int[n];
        Arrays.setAll(starts, i -> i);
        if (n > seeds) {
            starts = Arrays.copyOf(RandomOrder.of(n, new SplittableRandom(seed)), seeds);
        }
        int[] chosen = starts;
        Mode[] reached = new Mode[chosen.length];
        AtomicInteger count = new AtomicInteger();
        Workers.run(workers -> {
            workers.forEach(chosen.length, (i, worker) -> {
                reached[i] = climb(samples.get(chosen[i]), new float[n]);
                done.accept(count.incrementAndGet());
            });
            return null;
        });
        List<float[]> modes = distinct(reached);
        return new Found(matrix(modes), nearest(modes));
    }

    private Mode climb(float[] start, float[] distances) {
        float[] at = start.clone();
        int support = 0;
        for (int step = 0; step < MOST_STEPS; step++) {
            gauge.measure(at, 0, gauge.size(), distances, 0);
            double[] sum = new double[at.length];
            int within = 0;
            for (int i = 0; i < distances.length; i++) {
                if (distances[i] <= radius) {
                    within++;
                    float[] sample = samples.get(i);
                    for (int c = 0; c < sum.length; c++) {
                        sum[c] += sample[c];
                    }
                }
            }
            if (within == 0) {
                break;
            }
            float[] before = at.clone();
            for (int c = 0; c < sum.length; c++) {
                at[c] = (float) (sum[c] / within);
            }
            support = within;
            if (Metric.EUCLIDEAN.between(before, at, 1) <= STILL * radius) {
                break;
            }
        }
        return new Mode(at, support);
    }

    /** Modes that are not within the radius of one with more samples. */
    private List<float[]> distinct(Mode... reached) {
        Mode[] ordered = reached.clone();
        Arrays.sort(
                ordered,
                (a, b) -> a.support() != b.support()
                        ? Integer.compare(b.support(), a.support())
                        : Arrays.compare(b.at(), a.at()));
        List<float[]> modes = new ArrayList<>();
        for (Mode mode : ordered) {
            if (modes.stream().noneMatch(other -> Metric.EUCLIDEAN.between(other, mode.at(), 1) <= radius)) {
                modes.add(mode.at());
            }
        }
        return modes;
    }

    private Labels nearest(List<float[]> modes) {
        Gauge to = Metric.EUCLIDEAN.gauge(modes, 1);
        int k = modes.size();
        int[] codes = new int[samples.size()];
        float[] distances = new float[k];
        for (int i = 0; i < codes.length; i++) {
            to.measure(samples.get(i), 0, k, distances, 0);
            for (int j = 1; j < k; j++) {
                if (distances[j] < distances[codes[i]]) {
                    codes[i] = j;
                }
            }
        }
        return Labels.ofCodes(codes, k);
    }

    private static Matrix matrix(List<float[]> rows) {
        int d = rows.get(0).length;
        float[] values = new float[rows.size() * d];
        for (int i = 0; i < rows.size(); i++) {
            System.arraycopy(rows.get(i), 0, values, i * d, d);
        }
        return Matrix.wrap(rows.size(), d, values);
    }
}
