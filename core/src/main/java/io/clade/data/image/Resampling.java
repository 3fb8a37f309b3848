package io.clade.data.image;

/**
 * Brings one axis of an image from one extent to another: the mean of what a new pixel covers when it shrinks, linear
 * interpolation between pixel centres when it grows.
 */
final class Resampling {

    private final int[] first;
    private final float[][] weights;

    private Resampling(int from, int to) {
        first = new int[to];
        weights = new float[to][];
        double scale = (double) from / to;
        for (int i = 0; i < to; i++) {
            if (to < from) {
                cover(i, i * scale, Math.min(from, (i + 1) * scale));
            } else {
                interpolate(i, Math.max(0, Math.min(from - 1, (i + 0.5) * scale - 0.5)), from);
            }
        }
    }

    private void cover(int i, double begin, double end) {
        first[i] = (int) begin;
        weights[i] = new float[(int) Math.ceil(end - 1e-9) - first[i]];
        for (int k = 0; k < weights[i].length; k++) {
            double overlap = Math.min(end, first[i] + k + 1) - Math.max(begin, first[i] + k);
            weights[i][k] = (float) (overlap / (end - begin));
        }
    }

    private void interpolate(int i, double centre, int from) {
        first[i] = Math.min((int) centre, Math.max(0, from - 2));
        float part = (float) (centre - first[i]);
        weights[i] = from == 1 ? new float[] {1} : new float[] {1 - part, part};
    }

    /** An image as its rows, each one line of numbers a channel, one after another. */
    interface Rows {
        /** Fills {@code line}, channels × width, with row {@code y}. */
        void read(int y, float[] line);
    }

    /** The image of {@code rows} at another height and width: channels × height × width. */
    static float[] resize(Rows rows, int channels, int height, int width, int newHeight, int newWidth) {
        Resampling across = new Resampling(width, newWidth);
        float[] line = new float[channels * width];
        float[] narrow = new float[Math.multiplyExact(channels * height, newWidth)];
        for (int y = 0; y < height; y++) {
            rows.read(y, line);
            for (int c = 0; c < channels; c++) {
                int to = (c * height + y) * newWidth;
                if (width == newWidth) {
                    System.arraycopy(line, c * width, narrow, to, width);
                } else {
                    across.row(line, c * width, narrow, to);
                }
            }
        }
        if (height == newHeight) {
            return narrow;
        }
        Resampling down = new Resampling(height, newHeight);
        float[] resized = new float[channels * newHeight * newWidth];
        for (int c = 0; c < channels; c++) {
            for (int y = 0; y < newHeight; y++) {
                down.mix(narrow, c * height, newWidth, y, resized, (c * newHeight + y) * newWidth);
            }
        }
        return resized;
    }

    private void row(float[] source, int from, float[] target, int to) {
        for (int i = 0; i < first.length; i++) {
            float sum = 0;
            for (int k = 0; k < weights[i].length; k++) {
                sum += weights[i][k] * source[from + first[i] + k];
            }
            target[to + i] = sum;
        }
    }

    private void mix(float[] rows, int top, int width, int i, float[] target, int to) {
        for (int x = 0; x < width; x++) {
            float sum = 0;
            for (int k = 0; k < weights[i].length; k++) {
                sum += weights[i][k] * rows[(top + first[i] + k) * width + x];
            }
            target[to + x] = sum;
        }
    }
}
