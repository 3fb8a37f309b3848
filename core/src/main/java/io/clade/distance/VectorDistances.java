package io.clade.distance;

import java.util.Arrays;
import java.util.List;

/**
 * Distances between vectors of one length. Kept samples are stored feature by feature: a loop over samples then adds up
 * one feature of each, which the compiler turns into vector instructions. Distances come from differences, which do not
 * cancel where samples are near.
 */
final class VectorDistances implements DistancesTo {

    /** Kept samples that are measured at once, so that their sums stay in a core's nearest cache. */
    private static final int BLOCK = 2048;

    /** Features that are added at once, so that sums are read and written less often. */
    private static final int FEATURES = 4;

    private final Metric metric;
    private final float[][] samples;
    private final float[][] columns;
    /** Marks of the kept samples without a direction; none where directions do not matter. */
    private final boolean[] zero;

    VectorDistances(Metric metric, List<float[]> kept) {
        this.metric = metric;
        int n = kept.size();
        int d = n == 0 ? 0 : kept.get(0).length;
        samples = kept.toArray(float[][]::new);
        columns = new float[d][n];
        zero = new boolean[n];
        for (int i = 0; i < n; i++) {
            zero[i] = isWithoutDirection(samples[i]);
            float[] directed = directed(samples[i]);
            for (int c = 0; c < d; c++) {
                columns[c][i] = directed[c];
            }
        }
    }

    private boolean isWithoutDirection(float[] x) {
        return metric.type() == Metric.Type.COSINE && Metric.isZero(x);
    }

    private float[] directed(float[] x) {
        return metric.type() == Metric.Type.COSINE ? Metric.direction(x) : x;
    }

    @Override
    public int size() {
        return samples.length;
    }

    @Override
    public long cost() {
        return columns.length;
    }

    @Override
    public float[] sample(int i) {
        return samples[i];
    }

    @Override
    public void exchange(int i, int j) {
        float[] other = samples[i];
        samples[i] = samples[j];
        samples[j] = other;
        boolean without = zero[i];
        zero[i] = zero[j];
        zero[j] = without;
        for (float[] column : columns) {
            float value = column[i];
            column[i] = column[j];
            column[j] = value;
        }
    }

    @Override
    public void measure(float[] x, int from, int to, float[] target, int offset) {
        float[] v = directed(x);
        boolean without = isWithoutDirection(x);
        for (int start = from; start < to; start += BLOCK) {
            int size = Math.min(BLOCK, to - start);
            int at = offset + start - from;
            Arrays.fill(target, at, at + size, 0);
            if (metric.type() == Metric.Type.LP && metric.exponent() != 2) {
                addPowers(v, start, size, target, at);
            } else {
                addSquares(v, start, size, target, at);
            }
            finish(target, at, size);
            for (int j = 0; j < size; j++) {
                target[at + j] = without == zero[start + j] ? target[at + j] : 1;
            }
        }
    }

    private void addSquares(float[] v, int start, int size, float[] target, int at) {
        int d = columns.length;
        int grouped = d - d % FEATURES;
        for (int c = 0; c < grouped; c += FEATURES) {
            addFour(v, c, start, size, target, at);
        }
        for (int c = grouped; c < d; c++) {
            float[] column = columns[c];
            float own = v[c];
            for (int j = 0; j < size; j++) {
                float difference = own - column[start + j];
                target[at + j] += difference * difference;
            }
        }
    }

    private void addFour(float[] v, int c, int start, int size, float[] target, int at) {
        float[] column0 = columns[c];
        float[] column1 = columns[c + 1];
        float[] column2 = columns[c + 2];
        float[] column3 = columns[c + 3];
        float own0 = v[c];
        float own1 = v[c + 1];
        float own2 = v[c + 2];
        float own3 = v[c + 3];
        for (int j = 0; j < size; j++) {
            float a = own0 - column0[start + j];
            float b = own1 - column1[start + j];
            float e = own2 - column2[start + j];
            float f = own3 - column3[start + j];
            target[at + j] += a * a + b * b + (e * e + f * f);
        }
    }

    private void addPowers(float[] v, int start, int size, float[] target, int at) {
        double p = metric.exponent();
        for (int c = 0; c < columns.length; c++) {
            float[] column = columns[c];
            float own = v[c];
            for (int j = 0; j < size; j++) {
                float difference = Math.abs(own - column[start + j]);
                target[at + j] += p == 1 ? difference : (float) Math.pow(difference, p);
            }
        }
    }

    private void finish(float[] target, int at, int size) {
        if (metric.type() == Metric.Type.COSINE) {
            for (int j = at; j < at + size; j++) {
                target[j] /= 2;
            }
        } else if (metric.type() == Metric.Type.LP) {
            for (int j = at; j < at + size; j++) {
                target[j] = (float) Metric.root(target[j], metric.exponent());
            }
        } else {
            for (int j = at; j < at + size; j++) {
                target[j] = (float) Math.sqrt(target[j]);
            }
        }
    }
}
