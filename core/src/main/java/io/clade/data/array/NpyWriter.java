package io.clade.data.array;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Writes numpy's NPY format, version 1, little-endian and row-major. */
public final class NpyWriter {

    private static final int ALIGNMENT = 64;

    private NpyWriter() {}

    /** The header of an array of floats; {@link #floats} must follow as often as its extents say. */
    public static void floatHeader(OutputStream out, int... extents) throws IOException {
        header(out, "<f4", extents);
    }

    public static void floats(OutputStream out, float... values) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        out.write(bytes.array());
    }

    /** A whole array of integers. */
    public static void integers(OutputStream out, int... values) throws IOException {
        header(out, "<i4", values.length);
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asIntBuffer().put(values);
        out.write(bytes.array());
    }

    /** A whole array of text, each as wide as the longest. */
    public static void texts(OutputStream out, List<String> values) throws IOException {
        int width = values.stream()
                .mapToInt(value -> value.codePointCount(0, value.length()))
                .max()
                .orElse(0);
        header(out, "<U" + Math.max(1, width), values.size());
        ByteBuffer bytes =
                ByteBuffer.allocate(Math.max(1, width) * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (String value : values) {
            Arrays.fill(bytes.array(), (byte) 0);
            bytes.asIntBuffer().put(value.codePoints().toArray());
            out.write(bytes.array());
        }
    }

    private static void header(OutputStream out, String type, int... extents) throws IOException {
        String tuple = Arrays.stream(extents).mapToObj(extent -> extent + ",").collect(Collectors.joining(" "));
        String text = "{'descr': '%s', 'fortran_order': False, 'shape': (%s), }".formatted(type, tuple);
        int fixed = 10;
        int length = (fixed + text.length() + 1 + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT - fixed;
        String padded = text + " ".repeat(length - text.length() - 1) + "\n";
        out.write(NpyHeader.MAGIC.getBytes(StandardCharsets.ISO_8859_1));
        out.write(new byte[] {1, 0, (byte) length, (byte) (length >> 8)});
        out.write(padded.getBytes(StandardCharsets.US_ASCII));
    }
}
