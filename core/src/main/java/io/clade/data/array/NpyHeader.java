package io.clade.data.array;

import io.clade.data.ElementType;
import io.clade.input.InputException;
import io.clade.input.Require;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The header of numpy's NPY format, versions 1 to 3: a magic word, a length, and a Python dictionary. */
final class NpyHeader {

    /** The first bytes of every NPY file, as Latin-1 text. */
    static final String MAGIC = "\u0093NUMPY";

    private static final int LONGEST = 1 << 20;

    private static final int LONGEST_SHOWN = 100;

    /** Digits of the bytes of a value. */
    private static final int LONGEST_SIZE = 9;

    private static final Pattern TYPE = Pattern.compile("'descr'\\s*:\\s*'([<>|=]?)([a-zA-Z?])(\\d*)");
    private static final Pattern COLUMN_MAJOR = Pattern.compile("'fortran_order'\\s*:\\s*(True|False)");
    private static final Pattern EXTENTS = Pattern.compile("'shape'\\s*:\\s*\\(([\\d,\\sL]*)\\)");

    private final String where;
    private final String kind;
    private final int size;
    private final ByteOrder order;
    private final boolean columnMajor;
    private final int[] extents;
    private final int length;

    private NpyHeader(String where, String text, int length) {
        this.where = where;
        this.length = length;
        Matcher type = find(TYPE, text);
        kind = type.group(2);
        Require.that(
                type.group(3).length() <= LONGEST_SIZE,
                "%s holds values of numpy's type %s, which does not exist. It is damaged.",
                where,
                type.group(2) + type.group(3));
        size = type.group(3).isEmpty() ? 1 : Integer.parseInt(type.group(3));
        order = switch (type.group(1)) {
            case ">" -> ByteOrder.BIG_ENDIAN;
            case "<" -> ByteOrder.LITTLE_ENDIAN;
            default -> ByteOrder.nativeOrder();
        };
        columnMajor = find(COLUMN_MAJOR, text).group(1).equals("True");
        extents = extents(find(EXTENTS, text).group(1));
    }

    /**
     * Reads the header and leaves {@code in} where the numbers begin.
     *
     * @throws InputException when this is no NPY array, or not one of plain values
     */
    static NpyHeader read(String where, InputStream in) throws IOException {
        byte[] start = in.readNBytes(8);
        boolean magic = start.length == 8
                && new String(start, 0, 6, StandardCharsets.ISO_8859_1).equals(MAGIC)
                && start[6] >= 1
                && start[6] <= 3;
        Require.that(magic, "%s is not an NPY array. Maybe it has the wrong name, or is damaged.", where);
        int lengthBytes = start[6] == 1 ? 2 : 4;
        ByteBuffer bytes = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put(in.readNBytes(lengthBytes));
        int textLength = bytes.getInt(0);
        Require.that(textLength > 0 && textLength <= LONGEST, "%s has a damaged NPY header.", where);
        byte[] text = in.readNBytes(textLength);
        Require.that(text.length == textLength, "%s is truncated: it ends within its header.", where);
        return new NpyHeader(where, new String(text, StandardCharsets.UTF_8), 8 + lengthBytes + textLength);
    }

    private Matcher find(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        Require.that(
                matcher.find(),
                "%s is an NPY array of records, or has a damaged header: %s. Save it as a plain array of numbers.",
                where,
                printable(text.strip()));
        return matcher;
    }

    /** The text as a message can show it: its beginning, in one line. */
    static String printable(String text) {
        String line = text.replaceAll("[\\p{Cntrl}\uFFFD\\p{Zl}\\p{Zp}]", "?");
        return line.length() > LONGEST_SHOWN ? line.substring(0, LONGEST_SHOWN) + "…" : line;
    }

    private int[] extents(String tuple) {
        try {
            return Arrays.stream(tuple.replace("L", "").split(","))
                    .map(String::strip)
                    .filter(extent -> !extent.isEmpty())
                    .mapToInt(Integer::parseInt)
                    .toArray();
        } catch (NumberFormatException e) {
            throw new InputException("%s has an extent that is no number up to %s: (%s)."
                    .formatted(where, Integer.MAX_VALUE, printable(tuple)));
        }
    }

    /** As an array of numbers, of one axis or more. */
    ArrayHeader numbers() {
        ElementType type = switch (kind + size) {
            case "b1", "?1", "u1" -> ElementType.U1;
            case "i1" -> ElementType.I1;
            case "u2" -> ElementType.U2;
            case "i2" -> ElementType.I2;
            case "u4" -> ElementType.U4;
            case "i4" -> ElementType.I4;
            case "i8" -> ElementType.I8;
            case "f2" -> ElementType.F2;
            case "f4" -> ElementType.F4;
            case "f8" -> ElementType.F8;
            default ->
                throw new InputException(
                        "%s holds values of numpy's type %s. Save it as numbers, for example with X.astype('float32')."
                                .formatted(where, kind + size));
        };
        Require.that(extents.length > 0, "%s is a single number, not an array.", where);
        return new ArrayHeader(type, order, columnMajor, extents, length);
    }

    /** As an array of whole numbers, one a sample, the first of which {@code in} is at. */
    long[] wholeNumbers(String what, long most, InputStream in) throws IOException {
        Require.that(extents.length == 1, "%s must have one axis. It has %d.", where, extents.length);
        return WholeNumbers.read(where, what, numbers().within(where, most), in);
    }

    /**
     * The array as one label a sample, or as one label where it has no axes; {@code in} is where {@link #read} left it.
     *
     * @param most bytes of numbers that the file can hold
     */
    List<String> labels(long most, InputStream in) throws IOException {
        boolean flat = extents.length <= 1 || extents.length == 2 && extents[1] == 1;
        Require.that(flat, "%s must have one label per sample. Its extents are %s.", where, Arrays.toString(extents));
        int count = extents.length == 0 ? 1 : extents[0];
        return switch (kind) {
            case "U" -> LabelArray.text(where, count, 4L * size, true, order, in);
            case "S" -> LabelArray.text(where, count, size, false, order, in);
            case "O" ->
                throw new InputException(
                        where + " holds Python objects, which Clade cannot read. Save it with y.astype(str).");
            default -> LabelArray.numbers(where, numbers().within(where, most), in);
        };
    }
}
