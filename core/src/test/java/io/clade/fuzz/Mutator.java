package io.clade.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Damages files at random, in the ways that lead readers astray. */
final class Mutator {

    private static final int LONGEST = 1 << 16;
    private static final long[] NUMBERS = {
        0,
        1,
        0x7F,
        0x80,
        0xFF,
        0x7FFF,
        0xFFFF,
        0x7FFFFFFFL,
        0x80000000L,
        0xFFFFFFFFL,
        Long.MAX_VALUE,
        Long.MIN_VALUE,
        -1
    };
    private static final List<String> WORDS = List.of(
            "-1",
            "0",
            "99999999999999999999",
            "2147483648",
            "1e999",
            "NaN",
            "null",
            "true",
            "\"",
            "'",
            "[[[[[[[[[[[[[[[[[[[[",
            "{}",
            ",,,,",
            "\n\n",
            "\r",
            "\0",
            ":",
            "#",
            "@data",
            "&a *a",
            "\u00e9\u20ac\ud83d\ude00");

    private final Random random;

    Mutator(long seed) {
        random = new Random(seed);
    }

    /** One of {@code corpus}, damaged in one to four places. */
    byte[] damaged(List<byte[]> corpus) {
        byte[] bytes = corpus.get(random.nextInt(corpus.size())).clone();
        int places = 1 + random.nextInt(4);
        for (int i = 0; i < places; i++) {
            bytes = bytes.length == 0 ? word() : damage(bytes, corpus);
        }
        return bytes.length > LONGEST ? Arrays.copyOf(bytes, LONGEST) : bytes;
    }

    private byte[] damage(byte[] bytes, List<byte[]> corpus) {
        int from = random.nextInt(bytes.length);
        int to = Math.min(bytes.length, from + 1 + random.nextInt(random.nextBoolean() ? 8 : bytes.length));
        switch (random.nextInt(9)) {
            case 0 -> bytes[from] ^= (byte) (1 << random.nextInt(8));
            case 1 -> bytes[from] = (byte) random.nextInt(256);
            case 2 -> number(bytes, from);
            case 3 -> {
                return Arrays.copyOf(bytes, from);
            }
            case 4 -> {
                return joined(bytes, from, new byte[0], to);
            }
            case 5 -> {
                return joined(bytes, to, Arrays.copyOfRange(bytes, from, to), to);
            }
            case 6 -> {
                return joined(bytes, from, word(), random.nextBoolean() ? from : to);
            }
            case 7 -> {
                byte[] other = corpus.get(random.nextInt(corpus.size()));
                return joined(
                        bytes,
                        from,
                        Arrays.copyOfRange(other, random.nextInt(other.length), other.length),
                        bytes.length);
            }
            default -> {
                return digits(bytes, from);
            }
        }
        return bytes;
    }

    private byte[] word() {
        return WORDS.get(random.nextInt(WORDS.size())).getBytes(StandardCharsets.UTF_8);
    }

    /** Writes a number at the edge of some type, in either byte order. */
    private void number(byte[] bytes, int at) {
        long number = NUMBERS[random.nextInt(NUMBERS.length)];
        int size = 1 << random.nextInt(4);
        boolean big = random.nextBoolean();
        for (int i = 0; i < size && at + i < bytes.length; i++) {
            bytes[at + i] = (byte) (number >>> 8 * (big ? size - 1 - i : i));
        }
    }

    /** Puts a word in the place of the first run of digits after {@code from}. */
    private byte[] digits(byte[] bytes, int from) {
        int begin = from;
        while (begin < bytes.length && !Character.isDigit(bytes[begin])) {
            begin++;
        }
        int end = begin;
        while (end < bytes.length && Character.isDigit(bytes[end])) {
            end++;
        }
        return joined(bytes, begin, word(), end);
    }

    private static byte[] joined(byte[] bytes, int until, byte[] middle, int from) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(bytes, 0, until);
        out.writeBytes(middle);
        out.write(bytes, from, bytes.length - from);
        return out.toByteArray();
    }
}
