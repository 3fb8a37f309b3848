package io.clade.evaluation.quality;

import io.clade.data.Labels;
import io.clade.data.Matrix;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;

/** Normal clouds of deviation 1, each a cluster or a part of one. */
public final class Clouds {

    private final int width;
    private final Random random;
    private final List<float[]> points = new ArrayList<>();
    private final List<Integer> clusters = new ArrayList<>();

    public Clouds(int width, long seed) {
        this.width = width;
        this.random = new Random(seed);
    }

    /** {@code n} samples of {@code cluster} about {@code centre}, whose further coordinates are 0. */
    public Clouds with(int cluster, int n, double... centre) {
        for (int i = 0; i < n; i++) {
            float[] point = new float[width];
            for (int j = 0; j < width; j++) {
                point[j] = (float) (random.nextGaussian() + (j < centre.length ? centre[j] : 0));
            }
            add(cluster, point);
        }
        return this;
    }

    /** {@code n} samples between 0 and 1 in every coordinate. */
    public Clouds uniform(int cluster, int n) {
        for (int i = 0; i < n; i++) {
            float[] point = new float[width];
            for (int j = 0; j < width; j++) {
                point[j] = random.nextFloat();
            }
            add(cluster, point);
        }
        return this;
    }

    /** {@code n} samples on a circle of this radius, a twentieth of it wide; needs a width of 2. */
    public Clouds ring(int cluster, int n, double radius) {
        for (int i = 0; i < n; i++) {
            double angle = 2 * Math.PI * random.nextDouble();
            double r = radius * (1 + 0.05 * random.nextGaussian());
            add(cluster, (float) (r * Math.cos(angle)), (float) (r * Math.sin(angle)));
        }
        return this;
    }

    /** Samples of {@code cluster} at these places of a line; needs a width of 1. */
    public Clouds at(int cluster, DoubleStream places) {
        places.forEach(place -> add(cluster, (float) place));
        return this;
    }

    private void add(int cluster, float... point) {
        points.add(point);
        clusters.add(cluster);
    }

    /** Samples of cluster 0 that are not left of {@code at} in the first coordinate become cluster 1. */
    public Clouds cut(double at) {
        return cut(0, at, 1);
    }

    /** Samples of {@code cluster} that are not left of {@code at} in the first coordinate become cluster {@code other}. */
    public Clouds cut(int cluster, double at, int other) {
        for (int i = 0; i < points.size(); i++) {
            if (clusters.get(i) == cluster && points.get(i)[0] >= at) {
                clusters.set(i, other);
            }
        }
        return this;
    }

    public Matrix points() {
        float[] values = new float[points.size() * width];
        for (int i = 0; i < points.size(); i++) {
            System.arraycopy(points.get(i), 0, values, i * width, width);
        }
        return Matrix.wrap(points.size(), width, values);
    }

    public Labels clusters() {
        int[] codes = clusters.stream().mapToInt(Integer::intValue).toArray();
        return Labels.ofCodes(
                codes, clusters.stream().mapToInt(Integer::intValue).max().orElse(-1) + 1);
    }
}
