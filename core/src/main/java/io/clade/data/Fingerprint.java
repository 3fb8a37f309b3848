package io.clade.data;

import io.clade.input.Sha256;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.stream.IntStream;

/** The SHA-256 of what a dataset holds: its shape, its lengths and every number. */
final class Fingerprint {

    /** A column that lies further from zero than this many of its ranges is the same to single precision, or nearly. */
    private static final double FAR = 1 << 12;

    private Fingerprint() {}

    /** In hexadecimal. Numbers count in single precision, and in double where a column lies far from zero. */
    static String of(Dataset data) {
        MessageDigest digest = Sha256.digest();
        digest.update((data.kind() + " " + data.shape() + " " + data.size()).getBytes(StandardCharsets.UTF_8));
        float[] values = new float[data.shape().size()];
        double[] exact = new double[values.length];
        int[] far = far(data, exact);
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES + Integer.BYTES + far.length * Double.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN);
        for (int row = 0; row < data.size(); row++) {
            data.copy(row, values, 0);
            bytes.clear();
            bytes.putInt(data.length(row));
            bytes.asFloatBuffer().put(values);
            if (far.length > 0) {
                bytes.position(Integer.BYTES + values.length * Float.BYTES);
                data.copy(row, exact, 0);
                Arrays.stream(far).forEach(column -> bytes.putDouble(exact[column]));
            }
            digest.update(bytes.array());
        }
        return Sha256.hex(digest);
    }

    private static int[] far(Dataset data, double... exact) {
        if (!data.wide()) {
            return new int[0];
        }
        double[] low = new double[exact.length];
        double[] high = new double[exact.length];
        Arrays.fill(low, Double.POSITIVE_INFINITY);
        Arrays.fill(high, Double.NEGATIVE_INFINITY);
        for (int row = 0; row < data.size(); row++) {
            data.copy(row, exact, 0);
            for (int i = 0; i < exact.length; i++) {
                low[i] = Math.min(low[i], exact[i]);
                high[i] = Math.max(high[i], exact[i]);
            }
        }
        return IntStream.range(0, exact.length)
                .filter(i -> isFar(low[i], high[i]))
                .toArray();
    }

    private static boolean isFar(double low, double high) {
        double size = Math.max(Math.abs(low), Math.abs(high));
        return low < high && (size > FAR * (high - low) || size > Float.MAX_VALUE || size < Float.MIN_NORMAL);
    }
}
