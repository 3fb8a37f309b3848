package io.clade.data.array;

import io.clade.data.ElementType;
import io.clade.input.InputException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** Reads one whole number a sample, with every digit: classes, lengths, places in another array. */
final class WholeNumbers {

    private static final int BLOCK = 1 << 16;

    private WholeNumbers() {}

    /**
     * The numbers that follow {@code header} in {@code in}.
     *
     * @param where the name of the array in refusals
     * @param what the name of one of its numbers in refusals
     * @throws InputException when one is not whole, or the array ends too early
     */
    static long[] read(String where, String what, ArrayHeader header, InputStream in) throws IOException {
        int size = header.type().bytes();
        // Grows with what is there: a header may declare anything.
        long[] numbers = new long[Math.min(header.rows(), BLOCK)];
        byte[] bytes = new byte[BLOCK * size];
        int done = 0;
        while (done < header.rows()) {
            int count = Math.min(BLOCK, header.rows() - done);
            int got = available(in, bytes, count * size);
            if (got < count * size) {
                throw NumberArray.truncated(where, header, (long) done * size + got);
            }
            if (done + count > numbers.length) {
                numbers = Arrays.copyOf(numbers, (int) Math.min(header.rows(), 2L * numbers.length));
            }
            ByteBuffer block = ByteBuffer.wrap(bytes).order(header.order());
            for (int i = 0; i < count; i++) {
                numbers[done + i] = number(where, what, header.type(), block, i, done);
            }
            done += count;
        }
        return numbers;
    }

    /** Bytes read; fewer than {@code count} where the stream, or the archive it comes from, ends too early. */
    static int available(InputStream in, byte[] bytes, int count) throws IOException {
        int done = 0;
        try {
            while (done < count) {
                int got = in.read(bytes, done, count - done);
                if (got < 0) {
                    break;
                }
                done += got;
            }
        } catch (EOFException truncatedArchive) {
            return done;
        }
        return done;
    }

    private static long number(String where, String what, ElementType type, ByteBuffer bytes, int i, int before) {
        return switch (type) {
            case U1 -> bytes.get(i) & 0xFF;
            case I1 -> bytes.get(i);
            case U2 -> Short.toUnsignedInt(bytes.getShort(2 * i));
            case I2 -> bytes.getShort(2 * i);
            case U4 -> Integer.toUnsignedLong(bytes.getInt(4 * i));
            case I4 -> bytes.getInt(4 * i);
            case I8 -> bytes.getLong(8 * i);
            case F4 -> whole(where, what, bytes.getFloat(4 * i), before + i);
            case F8 -> whole(where, what, bytes.getDouble(8 * i), before + i);
            case F2 ->
                throw new InputException(
                        "%s holds half-precision numbers; each %s must be a whole number.".formatted(where, what));
        };
    }

    private static long whole(String where, String what, double number, int i) {
        // NaN is not equal to itself; beyond 2^53 not every whole number is a double.
        if (number != Math.rint(number) || Math.abs(number) > 0x1p53) {
            throw new InputException(
                    "%s: %s %s is %s. It must be a whole number.".formatted(where, what, i + 1, number));
        }
        return (long) number;
    }
}
