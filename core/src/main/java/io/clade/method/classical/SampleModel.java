package io.clade.method.classical;

import io.clade.data.Labels;
import io.clade.distance.DistancesTo;
import io.clade.distance.Metric;
import io.clade.network.backbone.Architecture;
import io.clade.network.backbone.Landmarks;
import io.clade.network.backbone.LocalNystrom;
import io.clade.network.weight.Weights;
import io.clade.partition.DistinctSamples;
import io.clade.partition.spectral.LocalScales;
import io.clade.tensor.Ops;
import io.clade.tensor.runtime.Workers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.bytedeco.pytorch.Tensor;

/**
 * A rule for new samples for a method that finds clusters of the fitted samples only: the cluster of the nearest
 * centroid or of the nearest sample. The distance is Euclidean between samples; for cosine distances, between their
 * directions; and for warped series, between their distances from up to 64 landmarks.
 *
 * @param backbone from sample to embedding
 * @param landmarks weights of the backbone
 * @param embedding of every fitted sample
 */
record SampleModel(Architecture backbone, Weights landmarks, List<float[]> embedding) {

    private static final int LANDMARKS = 64;
    private static final int SHARE = 32;

    static SampleModel of(List<float[]> samples, int channels, Metric metric) {
        if (metric.comparesDirections()) {
            return new SampleModel(
                    new Architecture.Direction(),
                    Weights.builder().build(),
                    samples.stream().map(Metric::direction).toList());
        }
        if (metric.takesAnyLength()) {
            return warped(samples, channels, metric);
        }
        return new SampleModel(new Architecture.Identity(), Weights.builder().build(), samples);
    }

    /** The rule for warped series, with landmarks evenly spaced in the order of the samples. */
    private static SampleModel warped(List<float[]> samples, int channels, Metric metric) {
        int n = samples.size();
        int count = Math.min(LANDMARKS, n);
        List<float[]> kept = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            kept.add(samples.get((int) ((long) i * n / count)));
        }
        DistancesTo distancesTo = metric.distancesTo(kept, channels);
        float[][] embedding = new float[n][count];
        Workers.run(workers -> {
            workers.forEach((n + SHARE - 1) / SHARE, (piece, worker) -> {
                for (int i = piece * SHARE; i < Math.min(n, (piece + 1) * SHARE); i++) {
                    distancesTo.measure(samples.get(i), 0, count, embedding[i], 0);
                }
            });
            return null;
        });
        return new SampleModel(
                new Landmarks(metric, count, width(kept)), landmarks(kept).build(), List.of(embedding));
    }

    /** The landmarks of a backbone that measures distances from them. */
    static Weights.Builder landmarks(List<float[]> kept) {
        return Weights.builder().put("landmarks", new long[] {kept.size(), width(kept)}, padded(kept));
    }

    /** The weights of {@link #local} beside its landmarks and their coefficients, added to {@code weights}. */
    static Weights.Builder putLocal(Weights.Builder weights, DistinctSamples landmarks, double... scales) {
        int count = scales.length;
        int[] copies = landmarks.copies();
        return weights.put("scales", new long[] {count}, floats(count, i -> scales[i]))
                .put("copies", new long[] {count}, floats(count, i -> copies[i]));
    }

    private static float[] floats(int count, IntToDoubleFunction value) {
        float[] floats = new float[count];
        for (int i = 0; i < count; i++) {
            floats[i] = (float) value.applyAsDouble(i);
        }
        return floats;
    }

    /** The backbone of these landmarks: a sample is a mean of the m coefficients of its nearest {@code neighbours} and one. */
    static LocalNystrom local(Metric metric, List<float[]> landmarks, int m, int neighbours, boolean unitRows) {
        return new LocalNystrom(
                metric,
                landmarks.size(),
                width(landmarks),
                m,
                neighbours + 1,
                Math.min(LocalScales.RANK, neighbours),
                LocalScales.LEAST,
                unitRows);
    }

    /** Series one after the other, NaN behind the ends of the shorter ones. */
    static float[] padded(List<float[]> series) {
        int width = width(series);
        float[] all = new float[Math.multiplyExact(series.size(), width)];
        Arrays.fill(all, Float.NaN);
        for (int i = 0; i < series.size(); i++) {
            System.arraycopy(series.get(i), 0, all, i * width, series.get(i).length);
        }
        return all;
    }

    /** The length of the longest. */
    static int width(List<float[]> series) {
        return series.stream().mapToInt(one -> one.length).max().orElseThrow();
    }

    /** Samples of one length as rows: n×d. */
    static Tensor tensor(List<float[]> samples) {
        return Ops.tensor(padded(samples), samples.size(), samples.get(0).length);
    }

    /** The weights of a rule by centroids, k×m. */
    Weights byCentroids(Labels clusters) {
        int k = clusters.count();
        int m = embedding.get(0).length;
        double[] sums = sums(clusters);
        int[] sizes = clusters.sizes();
        float[] centroids = new float[k * m];
        for (int i = 0; i < centroids.length; i++) {
            centroids[i] = (float) (sums[i] / Math.max(1, sizes[i / m]));
        }
        return landmarks.with(Weights.builder()
                .put("prototypes", new long[] {k, m}, centroids)
                .build());
    }

    /** The weights of a rule by the nearest sample. */
    Weights bySamples(Labels clusters) {
        int m = embedding.get(0).length;
        return landmarks.with(Weights.builder()
                .put("prototypes", new long[] {clusters.size(), m}, padded(embedding))
                .put("codes", clusters)
                .build());
    }

    private double[] sums(Labels clusters) {
        int m = embedding.get(0).length;
        double[] sums = new double[clusters.count() * m];
        for (int i = 0; i < embedding.size(); i++) {
            for (int c = 0; c < m; c++) {
                sums[clusters.get(i) * m + c] += embedding.get(i)[c];
            }
        }
        return sums;
    }

    /** Σ ‖z_i − centroid‖² over the samples and the centroids of their clusters. */
    double inertia(Labels clusters) {
        int m = embedding.get(0).length;
        double[] sums = sums(clusters);
        int[] sizes = clusters.sizes();
        double inertia = 0;
        for (int i = 0; i < embedding.size(); i++) {
            int j = clusters.get(i);
            for (int c = 0; c < m; c++) {
                double difference = embedding.get(i)[c] - sums[j * m + c] / sizes[j];
                inertia += difference * difference;
            }
        }
        return inertia;
    }
}
