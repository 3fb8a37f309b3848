package io.clade.report.findings;

import io.clade.data.Dataset;
import io.clade.data.Kind;
import io.clade.data.Matrix;
import io.clade.data.Shape;
import io.clade.model.Assignment;
import io.clade.model.GuidedBackpropagation;
import io.clade.model.Model;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The importance of pixels of images or steps of series to a network for each cluster: the mean map of
 * {@link GuidedBackpropagation} over the cluster's most certain samples, those on its card. Each map is first divided
 * by its largest magnitude, so that all count the same; immutable.
 *
 * <p>The number of a pixel of an image is the sum over its channels, and has a sign. The number of step t and dimension
 * j of series is √(mean of g_itj²) over the series i that have step t, where g_itj is the number in the map of series i,
 * divided by the largest √(Σ_j g_itj²) of its steps.
 *
 * @param shape of a cluster's map: 1×h×w for images as the network sees them, T×d for series
 * @param maps k×(h·w) or k×(T·d), a step after another; a row of zeros for a cluster without samples
 */
public record Importance(Shape shape, Matrix maps) {

    /** Numbers of the clusters' maps that are held. */
    private static final long MOST = 20_000_000;

    /**
     * The importance to the network of {@code model}; empty where guided backpropagation does not suit it, or the maps
     * would be too large to hold.
     */
    public static Optional<Importance> of(Model model, Dataset data, Assignment assignment) {
        int clusters = assignment.clusters().count();
        Shape seen = model.preprocessing().output(data);
        if (!GuidedBackpropagation.suits(model) || (long) clusters * seen.size() > MOST) {
            return Optional.empty();
        }
        boolean series = seen.kind() == Kind.SERIES;
        Shape shape = series ? seen : Shape.image(1, seen.extent(1), seen.extent(2));
        float[] maps = new float[Math.multiplyExact(clusters, shape.size())];
        Selection selection = Selection.of(data.kind(), assignment);
        for (int cluster : selection.cards()) {
            List<Integer> typical = selection.extremes(cluster).certain();
            Dataset shown =
                    data.select(typical.stream().mapToInt(Integer::intValue).toArray());
            Matrix each = GuidedBackpropagation.maps(model, shown);
            float[] mean = series ? meanSizes(each, shown) : meanSums(each, shape.size());
            System.arraycopy(mean, 0, maps, cluster * mean.length, mean.length);
        }
        return Optional.of(new Importance(shape, Matrix.wrap(clusters, shape.size(), maps)));
    }

    /** The mean map of images, c×h×w each: h·w numbers. */
    private static float[] meanSums(Matrix each, int area) {
        float[] mean = new float[area];
        for (int i = 0; i < each.rows(); i++) {
            float[] map = each.row(i);
            float[] summed = new float[area];
            float largest = 0;
            for (int p = 0; p < map.length; p++) {
                summed[p % area] += map[p];
            }
            for (float value : summed) {
                largest = Math.max(largest, Math.abs(value));
            }
            for (int p = 0; p < area && largest > 0; p++) {
                mean[p] += summed[p] / largest / each.rows();
            }
        }
        return mean;
    }

    /** The mean map of series, T×d each: T·d numbers. */
    private static float[] meanSizes(Matrix each, Dataset shown) {
        int d = shown.shape().extent(1);
        float[] mean = new float[each.columns()];
        int[] having = new int[shown.shape().extent(0)];
        for (int i = 0; i < each.rows(); i++) {
            float[] map = each.row(i);
            double largest = 0;
            for (int t = 0; t < shown.length(i); t++) {
                having[t]++;
                largest = Math.max(largest, strength(map, t, d));
            }
            for (int p = 0; p < map.length && largest > 0; p++) {
                mean[p] += (float) (map[p] / largest * (map[p] / largest));
            }
        }
        for (int p = 0; p < mean.length; p++) {
            mean[p] = (float) Math.sqrt(mean[p] / Math.max(1, having[p / d]));
        }
        return mean;
    }

    /** √(Σ_j m_tj²) of the first {@code steps} steps in the map m of a cluster of series. */
    public double[] strengths(int cluster, int steps) {
        float[] map = maps.row(cluster);
        return IntStream.range(0, steps)
                .mapToDouble(t -> strength(map, t, shape.extent(1)))
                .toArray();
    }

    private static double strength(float[] map, int t, int d) {
        double squares = 0;
        for (int j = 0; j < d; j++) {
            squares += (double) map[t * d + j] * map[t * d + j];
        }
        return Math.sqrt(squares);
    }
}
