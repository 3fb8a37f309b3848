package io.clade.partition.alternation;

import io.clade.data.Labels;
import io.clade.data.Matrix;
import io.clade.network.weight.Weights;

/**
 * Reads matrices, labels and double-precision numbers from named arrays of single precision, and writes
 * double-precision numbers to them bit for bit.
 */
public final class StoredArrays {

    /** A double is kept as three whole numbers, of 22, 21 and 21 bits. */
    private static final int PARTS = 3;

    private static final int BITS = 21;
    private static final long MASK = (1L << BITS) - 1;

    private StoredArrays() {}

    /** The matrix {@code name}. */
    public static Matrix matrix(Weights arrays, String name) {
        long[] shape = arrays.get(name).shape();
        return Matrix.wrap((int) shape[0], (int) shape[1], arrays.get(name).values());
    }

    /** The codes of the labels {@code name}. */
    public static int[] codes(Weights arrays, String name) {
        float[] values = arrays.get(name).values();
        int[] codes = new int[values.length];
        for (int i = 0; i < codes.length; i++) {
            codes[i] = (int) values[i];
        }
        return codes;
    }

    /** The labels {@code name} of {@code count} clusters. */
    public static Labels labels(Weights arrays, String name, int count) {
        return Labels.ofCodes(codes(arrays, name), count);
    }

    /** Puts {@code values} under {@code name}: n×3. */
    public static void put(Weights.Builder arrays, String name, double... values) {
        float[] parts = new float[values.length * PARTS];
        for (int i = 0; i < values.length; i++) {
            long bits = Double.doubleToRawLongBits(values[i]);
            parts[i * PARTS] = bits >>> 2 * BITS;
            parts[i * PARTS + 1] = (bits >>> BITS) & MASK;
            parts[i * PARTS + 2] = bits & MASK;
        }
        arrays.put(name, new long[] {values.length, PARTS}, parts);
    }

    /** The numbers put under {@code name}. */
    public static double[] doubles(Weights arrays, String name) {
        float[] parts = arrays.get(name).values();
        double[] values = new double[parts.length / PARTS];
        for (int i = 0; i < values.length; i++) {
            long high = (long) parts[i * PARTS] << 2 * BITS;
            long middle = (long) parts[i * PARTS + 1] << BITS;
            values[i] = Double.longBitsToDouble(high | middle | (long) parts[i * PARTS + 2]);
        }
        return values;
    }
}
