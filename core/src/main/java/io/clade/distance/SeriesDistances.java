package io.clade.distance;

import java.util.List;

/** Distances between series, which may have different lengths if the metric warps time. */
final class SeriesDistances implements DistancesTo {

    private final Metric metric;
    private final int channels;
    private final float[][] samples;
    private final double[] complexities;

    SeriesDistances(Metric metric, List<float[]> kept, int channels) {
        this.metric = metric;
        this.channels = channels;
        samples = kept.toArray(float[][]::new);
        complexities = kept.stream()
                .mapToDouble(series -> ComplexityInvariance.of(series, channels))
                .toArray();
    }

    @Override
    public int size() {
        return samples.length;
    }

    @Override
    public float[] sample(int i) {
        return samples[i];
    }

    @Override
    public long cost() {
        long length = samples.length == 0 ? 1 : samples[0].length;
        return metric.takesAnyLength() ? Math.max(length, length * length / channels) : length;
    }

    @Override
    public void exchange(int i, int j) {
        float[] sample = samples[i];
        samples[i] = samples[j];
        samples[j] = sample;
        double complexity = complexities[i];
        complexities[i] = complexities[j];
        complexities[j] = complexity;
    }

    @Override
    public void measure(float[] x, int from, int to, float[] target, int offset) {
        DynamicTimeWarping warping = new DynamicTimeWarping(metric.band(), channels);
        boolean corrected = metric.type() != Metric.Type.DTW;
        double complexity = corrected ? ComplexityInvariance.of(x, channels) : 0;
        for (int j = from; j < to; j++) {
            double distance = metric.takesAnyLength()
                    ? warping.distance(x, samples[j])
                    : Metric.EUCLIDEAN.between(x, samples[j], channels);
            double factor = corrected ? ComplexityInvariance.factor(complexity, complexities[j]) : 1;
            target[offset + j - from] = (float) (factor * distance);
        }
    }
}
