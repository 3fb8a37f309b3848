package io.clade.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Files of numpy's formats, put together byte by byte, so that they may be wrong. */
public final class Npz {

    private final Map<String, byte[]> members = new LinkedHashMap<>();

    /** An NPY array whose header says what it is told to. */
    public static byte[] npy(String type, String extents, byte... numbers) {
        return npyOf("{'descr': '%s', 'fortran_order': False, 'shape': (%s), }\n".formatted(type, extents), numbers);
    }

    /** An NPY array with {@code header} as its text. */
    public static byte[] npyOf(String header, byte... numbers) {
        byte[] text = header.getBytes(StandardCharsets.ISO_8859_1);
        return ByteBuffer.allocate(10 + text.length + numbers.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put("\u0093NUMPY\1\0".getBytes(StandardCharsets.ISO_8859_1))
                .putShort((short) text.length)
                .put(text)
                .put(numbers)
                .array();
    }

    /** The array of {@code values} as 32-bit integers. */
    public static byte[] integers(int... values) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asIntBuffer().put(values);
        return npy("<i4", values.length + ",", bytes.array());
    }

    /** The array of {@code values} in double precision. */
    public static byte[] doubles(String extents, double... values) {
        ByteBuffer bytes = ByteBuffer.allocate(8 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asDoubleBuffer().put(values);
        return npy("<f8", extents, bytes.array());
    }

    public Npz with(String name, byte... npy) {
        members.put(name, npy);
        return this;
    }

    /** The archive of all arrays, compressed. */
    public byte[] bytes() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> member : members.entrySet()) {
                zip.putNextEntry(new ZipEntry(member.getKey() + ".npy"));
                zip.write(member.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
