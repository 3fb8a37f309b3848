package io.clade.partition;

import io.clade.data.Labels;
import io.clade.data.Matrix;
import io.clade.distance.DistancesTo;
import io.clade.distance.Metric;
import io.clade.partition.alternation.Alternation;
import io.clade.tensor.runtime.Workers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Mean shift: moves every start repeatedly to the mean of all samples within a radius, until all are at modes of the
 * samples' density (D. Comaniciu and P. Meer, Mean shift: a robust approach toward feature space analysis, IEEE
 * Transactions on Pattern Analysis and Machine Intelligence 24(5), 2002), with the flat kernel.
 */
public final class MeanShiftProcedure implements Alternation<Ascent> {

    /** The most updates, which are usually enough. */
    public static final int MOST_UPDATES = 300;

    /** A start stands still when it moves by less than this share of the radius. */
    private static final double STILL = 1e-3;

    /** Samples that the radius is estimated from. */
    private static final int ESTIMATED_FROM = 2000;

    private final List<float[]> samples;
    private final DistancesTo distancesTo;
    private final double radius;
    private final int[] starts;
    private final Workers workers;

    /**
     * The modes found.
     *
     * @param points k×d, the one surrounded by most samples first
     * @param clusters of the samples: the nearest mode of each
     */
    public record Modes(Matrix points, Labels clusters) {}

    /** @param starts numbers of the samples to start from */
    public MeanShiftProcedure(List<float[]> samples, double radius, int[] starts, Workers workers) {
        this.samples = samples;
        this.distancesTo = Metric.EUCLIDEAN.distancesTo(samples, 1);
        this.radius = radius;
        this.starts = starts.clone();
        this.workers = workers;
    }

    /**
     * An estimated radius: the mean distance of a sample from the farthest of its nearest ⌊q n⌋ samples, itself
     * included; from 2,000 random samples where there are more.
     *
     * @param quantile q, 0…1
     */
    public static double radius(List<float[]> samples, double quantile, long seed) {
        List<float[]> some = Arrays.stream(RandomSubset.of(samples.size(), ESTIMATED_FROM, seed))
                .mapToObj(samples::get)
                .toList();
        int n = some.size();
        DistancesTo distancesTo = Metric.EUCLIDEAN.distancesTo(some, 1);
        int rank = Math.max(1, (int) (quantile * n));
        double[] reaches = new double[n];
        Workers.run(workers -> {
            workers.forEach(n, (i, worker) -> {
                float[] distances = new float[n];
                distancesTo.measure(distancesTo.sample(i), 0, n, distances, 0);
                Arrays.sort(distances);
                reaches[i] = distances[rank - 1];
            });
            return null;
        });
        return Arrays.stream(reaches).average().orElseThrow();
    }

    @Override
    public Ascent start() {
        return new Ascent(Arrays.stream(starts)
                .mapToObj(i -> new Ascent.Climber(samples.get(i), 0, 0, false))
                .toList());
    }

    @Override
    public Ascent update(Ascent ascent) {
        Ascent.Climber[] climbers = ascent.climbers().toArray(Ascent.Climber[]::new);
        int[] moving = IntStream.range(0, climbers.length)
                .filter(i -> !climbers[i].still())
                .toArray();
        float[][] distances = new float[workers.count()][distancesTo.size()];
        workers.forEach(
                moving.length, (i, worker) -> climbers[moving[i]] = shift(climbers[moving[i]], distances[worker]));
        return new Ascent(List.of(climbers));
    }

    /**
     * Minus the mean density of the samples at the climbers, before their last moves, by the kernel whose gradient they
     * follow (Epanechnikov's).
     */
    @Override
    public double objective(Ascent ascent) {
        return -ascent.climbers().stream()
                        .mapToDouble(Ascent.Climber::density)
                        .average()
                        .orElseThrow()
                / samples.size();
    }

    @Override
    public boolean converged(Ascent ascent) {
        return ascent.still() == ascent.size();
    }

    /** Modes that are not within the radius of one with more samples, and the clusters of the samples. */
    public Modes modes(Ascent ascent) {
        List<float[]> modes = new ArrayList<>();
        for (Ascent.Climber reached : ranked(ascent)) {
            if (modes.stream().noneMatch(other -> Metric.EUCLIDEAN.between(other, reached.at(), 1) <= radius)) {
                modes.add(reached.at());
            }
        }
        return new Modes(Ascent.matrix(modes), nearest(modes));
    }

    private static List<Ascent.Climber> ranked(Ascent ascent) {
        Comparator<Ascent.Climber> bySupport = Comparator.comparingInt(Ascent.Climber::support);
        return ascent.climbers().stream()
                .sorted(bySupport
                        .thenComparing(Ascent.Climber::at, Arrays::compare)
                        .reversed())
                .toList();
    }

    /** The climber moved to the mean of the samples within the radius. */
    private Ascent.Climber shift(Ascent.Climber climber, float... distances) {
        distancesTo.measure(climber.at(), 0, distancesTo.size(), distances, 0);
        double[] sum = new double[climber.at().length];
        int within = 0;
        double squares = 0;
        for (int i = 0; i < distances.length; i++) {
            if (distances[i] <= radius) {
                within++;
                squares += (double) distances[i] * distances[i];
                float[] sample = samples.get(i);
                for (int c = 0; c < sum.length; c++) {
                    sum[c] += sample[c];
                }
            }
        }
        if (within == 0) {
            return climber.standing();
        }
        float[] mean = new float[sum.length];
        for (int c = 0; c < sum.length; c++) {
            mean[c] = (float) (sum[c] / within);
        }
        boolean still = Metric.EUCLIDEAN.between(climber.at(), mean, 1) <= STILL * radius;
        double density = within - squares / (radius * radius);
        return new Ascent.Climber(mean, within, density, still);
    }

    private Labels nearest(List<float[]> modes) {
        DistancesTo to = Metric.EUCLIDEAN.distancesTo(modes, 1);
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
}
