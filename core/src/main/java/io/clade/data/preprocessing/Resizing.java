package io.clade.data.preprocessing;

import io.clade.data.Kind;
import io.clade.data.Shape;

/** Brings images to another size: each target pixel is the mean of the source area it covers. */
final class Resizing {

    private Resizing() {}

    /** The shape after reduction to a longest side of {@code longest} pixels; 0 or a smaller image changes nothing. */
    static Shape target(Shape shape, int longest) {
        if (shape.kind() != Kind.IMAGE || longest == 0) {
            return shape;
        }
        int height = shape.extent(1);
        int width = shape.extent(2);
        int side = Math.max(height, width);
        if (side <= longest) {
            return shape;
        }
        double ratio = (double) longest / side;
        return Shape.image(shape.extent(0), Math.max(1, (int) Math.round(height * ratio)), Math.max(1, (int)
                Math.round(width * ratio)));
    }

    /** Reduces the c×h×w image {@code raw} to {@code target[offset …]}, of shape {@code to}. */
    static void apply(float[] raw, Shape from, float[] target, int offset, Shape to) {
        int height = from.extent(1);
        int width = from.extent(2);
        int newHeight = to.extent(1);
        int newWidth = to.extent(2);
        float[] rows = new float[newHeight * width];
        for (int c = 0; c < from.extent(0); c++) {
            shrink(raw, c * height * width, width, 1, height, rows, 0, width, 1, newHeight, width);
            int plane = offset + c * newHeight * newWidth;
            shrink(rows, 0, 1, width, width, target, plane, 1, newWidth, newWidth, newHeight);
        }
    }

    /**
     * Averages along one axis: {@code count} lines, {@code lineStep} apart, of {@code length} numbers, {@code step}
     * apart, become lines of {@code newLength}.
     */
    private static void shrink(
            float[] source,
            int start,
            int step,
            int lineStep,
            int length,
            float[] target,
            int newStart,
            int newStep,
            int newLineStep,
            int newLength,
            int count) {
        double ratio = (double) length / newLength;
        for (int to = 0; to < newLength; to++) {
            double low = to * ratio;
            double high = Math.min(length, low + ratio);
            for (int line = 0; line < count; line++) {
                double sum = 0;
                for (int from = (int) low; from < high; from++) {
                    double covered = Math.min(high, from + 1) - Math.max(low, from);
                    sum += covered * source[start + from * step + line * lineStep];
                }
                target[newStart + to * newStep + line * newLineStep] = (float) (sum / (high - low));
            }
        }
    }
}
