package io.clade.data.array;

import io.clade.data.ElementType;
import io.clade.input.InputException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads one class a sample, given as whole numbers or as fixed-width text. */
final class LabelArray {

    private LabelArray() {}

    /** The numbers of an array as text. */
    static List<String> numbers(String where, ArrayHeader header, InputStream in) throws IOException {
        int size = header.type().bytes();
        ByteBuffer bytes = read(in, header.rows(), size).order(header.order());
        if (bytes.limit() < header.bytes()) {
            throw NumberArray.truncated(where, header, bytes.limit());
        }
        List<String> labels = new ArrayList<>(header.rows());
        for (int i = 0; i < header.rows(); i++) {
            labels.add(number(where, header.type(), bytes, i));
        }
        return labels;
    }

    private static String number(String where, ElementType type, ByteBuffer bytes, int i) {
        return switch (type) {
            case U1 -> Integer.toString(bytes.get(i) & 0xFF);
            case I1 -> Integer.toString(bytes.get(i));
            case U2 -> Integer.toString(Short.toUnsignedInt(bytes.getShort(2 * i)));
            case I2 -> Integer.toString(bytes.getShort(2 * i));
            case U4 -> Integer.toUnsignedString(bytes.getInt(4 * i));
            case I4 -> Integer.toString(bytes.getInt(4 * i));
            case I8 -> Long.toString(bytes.getLong(8 * i));
            case F4 -> whole(where, bytes.getFloat(4 * i), i);
            case F8 -> whole(where, bytes.getDouble(8 * i), i);
            case F2 -> throw new InputException(where + " holds half-precision numbers; labels must be whole numbers.");
        };
    }

    private static String whole(String where, double label, int i) {
        if (label != Math.rint(label)) {
            throw new InputException(
                    "%s: label %d is %s. Labels must be whole numbers or text.".formatted(where, i + 1, label));
        }
        return Long.toString((long) label);
    }

    /**
     * Text of {@code size} bytes each, padded with zeros.
     *
     * @param wide whether a character takes four bytes, as in numpy's {@code U} type, or one, as in {@code S}
     */
    static List<String> text(String where, int count, int size, boolean wide, ByteOrder order, InputStream in)
            throws IOException {
        ByteBuffer bytes = read(in, count, size).order(order);
        if (bytes.limit() < (long) count * size) {
            throw new InputException(where + " is truncated: it ends within its text. Fetch or write it again.");
        }
        List<String> labels = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            labels.add(wide ? wideText(bytes, i * size, size / 4) : narrowText(bytes, i * size, size));
        }
        return labels;
    }

    private static String wideText(ByteBuffer bytes, int at, int characters) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < characters && bytes.getInt(at + 4 * i) != 0; i++) {
            text.appendCodePoint(bytes.getInt(at + 4 * i));
        }
        return text.toString();
    }

    private static String narrowText(ByteBuffer bytes, int at, int size) {
        int length = 0;
        while (length < size && bytes.get(at + length) != 0) {
            length++;
        }
        return new String(bytes.array(), at, length, StandardCharsets.UTF_8);
    }

    private static ByteBuffer read(InputStream in, int count, int size) throws IOException {
        return ByteBuffer.wrap(in.readNBytes(Math.multiplyExact(count, size)));
    }
}
