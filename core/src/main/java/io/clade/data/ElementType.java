package io.clade.data;

import java.nio.ByteBuffer;

/** The types that numbers are stored in; each can be read as a float, where 32- and 64-bit ones are rounded to 24 bits. */
public enum ElementType {
    /** unsigned 8 bits, and booleans */
    U1(1) {
        @Override
        float get(ByteBuffer bytes, int at) {
            return bytes.get(at) & 0xFF;
        }
    },
    /** signed 8 bits */
    I1(1) {
        @Override
        float get(ByteBuffer bytes, int at) {
            return bytes.get(at);
        }
    },
    /** unsigned 16 bits */
    U2(2) {
        @Override
        float get(ByteBuffer bytes, int at) {
            return Short.toUnsignedInt(bytes.getShort(at));
        }
    },
    /** signed 16 bits */
    I2(2) {
        @Override
        float get(ByteBuffer bytes, int at) {
            return bytes.getShort(at);
        }
    },
    /** unsigned 32 bits */
    U4(4) {
        @Override
        float get(ByteBuffer bytes, int at) {
            return Integer.toUnsignedLong(bytes.getInt(at));
        }

        @Override
        double getDouble(ByteBuffer bytes, int at) {
            return Integer.toUnsignedLong(bytes.getInt(at));
        }
    },
    /** signed 32 bits */
    I4(4) {
        @Override
        float get(ByteBuffer bytes, int at) {
            return bytes.getInt(at);
        }

        @Override
        double getDouble(ByteBuffer bytes, int at) {
            return bytes.getInt(at);
        }
    },
    /** signed 64 bits */
    I8(8) {
        @Override
        float get(ByteBuffer bytes, int at) {
            return bytes.getLong(at);
        }

        @Override
        double getDouble(ByteBuffer bytes, int at) {
            return bytes.getLong(at);
        }
    },
    /** half precision */
    F2(2) {
        @Override
        float get(ByteBuffer bytes, int at) {
            return half(bytes.getShort(at));
        }
    },
    /** single precision */
    F4(4) {
        @Override
        float get(ByteBuffer bytes, int at) {
            return bytes.getFloat(at);
        }
    },
    /** double precision */
    F8(8) {
        @Override
        float get(ByteBuffer bytes, int at) {
            return (float) bytes.getDouble(at);
        }

        @Override
        double getDouble(ByteBuffer bytes, int at) {
            return bytes.getDouble(at);
        }
    };

    private static final double FAR = 256;
    private static final double LARGE = 1e30;

    private final int bytes;

    ElementType(int bytes) {
        this.bytes = bytes;
    }

    /** Bytes a number takes. */
    public int bytes() {
        return bytes;
    }

    /** True if the type can hold NaN or an infinite value. */
    public boolean floating() {
        return this == F2 || this == F4 || this == F8;
    }

    /**
     * The type that tells apart numbers from {@code low} to {@code high}: {@link #F4}, or {@link #F8} where they lie further
     * from zero than 256 of their ranges, or are too large or small for single precision.
     */
    public static ElementType holding(double low, double high) {
        double size = Math.max(Math.abs(low), Math.abs(high));
        boolean far = size > FAR * (high - low) || size > LARGE || size < 1 / LARGE;
        return low < high && far ? F8 : F4;
    }

    /** True if single precision has too few digits for the type. */
    public boolean wide() {
        return this == U4 || this == I4 || this == I8 || this == F8;
    }

    abstract float get(ByteBuffer bytes, int at);

    double getDouble(ByteBuffer bytes, int at) {
        return get(bytes, at);
    }

    /** IEEE 754 binary16; java.lang.Float has it from Java 20 on only. */
    private static float half(short bits) {
        int exponent = bits >> 10 & 0x1F;
        int mantissa = bits & 0x3FF;
        float magnitude = switch (exponent) {
            case 0 -> mantissa * 0x1p-24f;
            case 31 -> mantissa == 0 ? Float.POSITIVE_INFINITY : Float.NaN;
            default -> Float.intBitsToFloat(exponent + 112 << 23 | mantissa << 13);
        };
        return bits < 0 ? -magnitude : magnitude;
    }
}
