package io.clade.data.array;

import io.clade.input.InputException;
import io.clade.input.Require;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads one class a sample, given as whole numbers or as fixed-width text. */
final class LabelArray {

    /** Bytes that the text of one label may take, padding included. */
    private static final int LONGEST = 1 << 20;

    private LabelArray() {}

    /** The numbers of an array as text. */
    static List<String> numbers(String where, ArrayHeader header, InputStream in) throws IOException {
        Map<Long, String> texts = new HashMap<>();
        List<String> labels = new ArrayList<>();
        for (long label : WholeNumbers.read(where, "label", header, in)) {
            labels.add(texts.computeIfAbsent(label, number -> Long.toString(number)));
        }
        return labels;
    }

    /**
     * Text of {@code size} bytes each, padded with zeros.
     *
     * @param wide whether a character takes four bytes, as in numpy's {@code U} type, or one, as in {@code S}
     */
    static List<String> text(String where, int count, long size, boolean wide, ByteOrder order, InputStream in)
            throws IOException {
        Require.that(
                size >= 1 && size <= LONGEST,
                "%s declares labels of %d bytes each, where 1 to %d are possible. Maybe it is damaged, or does not hold the labels.",
                where,
                size,
                LONGEST);
        ByteBuffer bytes = ByteBuffer.allocate((int) size).order(order);
        Map<String, String> texts = new HashMap<>();
        List<String> labels = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            if (WholeNumbers.available(in, bytes.array(), (int) size) < size) {
                throw new InputException(where + " is truncated: it ends within its text. Fetch or write it again.");
            }
            String label = wide ? wideText(where, bytes, i) : narrowText(bytes);
            labels.add(texts.computeIfAbsent(label, text -> text));
        }
        return labels;
    }

    private static String wideText(String where, ByteBuffer bytes, int label) {
        StringBuilder text = new StringBuilder();
        for (int at = 0; at < bytes.limit() && bytes.getInt(at) != 0; at += 4) {
            int character = bytes.getInt(at);
            if (!Character.isValidCodePoint(character)) {
                throw new InputException(
                        "%s: label %s has a character of code 0x%X, which does not exist. It is damaged."
                                        .formatted(where, label + 1, character)
                                + " Fetch or write it again.");
            }
            text.appendCodePoint(character);
        }
        return text.toString();
    }

    private static String narrowText(ByteBuffer bytes) {
        byte[] text = bytes.array();
        int length = 0;
        while (length < text.length && text[length] != 0) {
            length++;
        }
        return new String(Arrays.copyOf(text, length), StandardCharsets.UTF_8);
    }
}
