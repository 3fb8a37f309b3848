package io.clade.report.page;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/** Packs columns of numbers for {@code pack.js}: little-endian, in base64, in as few bytes as they need. */
public final class PackedColumns {

    /** The level of a missing number; others are 0…65,534. */
    public static final int MISSING = 65_535;

    private PackedColumns() {}

    /** Whole numbers from −1, each raised by one, in 1, 2 or 4 bytes. */
    public static Map<String, Object> codes(int... codes) {
        int most = Arrays.stream(codes).max().orElse(0) + 1;
        int bytes = most < 256 ? 1 : most < 65_536 ? 2 : 4;
        ByteBuffer buffer = buffer(bytes, codes.length);
        for (int code : codes) {
            switch (bytes) {
                case 1 -> buffer.put((byte) (code + 1));
                case 2 -> buffer.putShort((short) (code + 1));
                default -> buffer.putInt(code + 1);
            }
        }
        Map<String, Object> packed = new LinkedHashMap<>();
        packed.put("bytes", bytes);
        packed.put("data", base64(buffer));
        return packed;
    }

    /**
     * Numbers as 16-bit levels between the lowest and the highest finite one; numbers that are not finite are missing.
     */
    public static Map<String, Object> levels(float... values) {
        ValueRange span = ValueRange.of(1, i -> values);
        ByteBuffer buffer = buffer(2, values.length);
        for (float value : values) {
            buffer.putShort((short) (Float.isFinite(value) ? Math.round((MISSING - 1) * span.share(value)) : MISSING));
        }
        Map<String, Object> packed = new LinkedHashMap<>();
        packed.put("low", span.low());
        packed.put("high", span.high());
        packed.put("data", base64(buffer));
        return packed;
    }

    /** Numbers as 32-bit floats. */
    public static String floats(float... values) {
        ByteBuffer buffer = buffer(4, values.length);
        buffer.asFloatBuffer().put(values);
        return base64(buffer);
    }

    public static String base64(byte... bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    /**
     * Texts whose neighbours share beginnings, as file names do: for each, the number of characters it shares with the
     * one before it, and the rest.
     */
    public static Map<String, Object> texts(int count, IntFunction<String> texts) {
        byte[] shared = new byte[count];
        List<String> rests = new ArrayList<>(count);
        String before = "";
        for (int i = 0; i < count; i++) {
            String text = texts.apply(i);
            int most = Math.min(255, Math.min(before.length(), text.length()));
            int alike = 0;
            while (alike < most && before.charAt(alike) == text.charAt(alike)) {
                alike++;
            }
            // Half a character of two would be lost on its way through UTF-8.
            if (alike > 0 && Character.isHighSurrogate(text.charAt(alike - 1))) {
                alike--;
            }
            shared[i] = (byte) alike;
            rests.add(text.substring(alike));
            before = text;
        }
        Map<String, Object> packed = new LinkedHashMap<>();
        packed.put("shared", base64(shared));
        packed.put("rests", rests);
        return packed;
    }

    private static ByteBuffer buffer(int bytes, int count) {
        return ByteBuffer.allocate(bytes * count).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static String base64(ByteBuffer buffer) {
        return base64(buffer.array());
    }
}
