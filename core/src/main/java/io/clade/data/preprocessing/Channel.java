package io.clade.data.preprocessing;

/** What is done to the numbers of one channel: (v − shift) · factor. */
record Channel(Scaling scaling, double shift, double factor) {

    /** A float has 24 bits: of numbers further from zero than this many of their spreads it keeps fewer than 14. */
    private static final double FAR = 1 << 10;

    /** Magnitudes beyond this one, or below its inverse, may leave the range of a float. */
    private static final double LARGE = 1e30;

    /**
     * Whether the numbers have to be scaled in double precision and rounded then: they lie more than 1024 times as far
     * from zero as they differ, or are so large or small that a float cannot hold them.
     */
    boolean beyondSingle() {
        if (scaling == Scaling.NONE || factor == 0) {
            return shift != 0 && factor != 0;
        }
        return Math.abs(shift) * factor > FAR || Math.abs(shift) > LARGE || factor > LARGE || factor < 1 / LARGE;
    }

    /** The scaled number. */
    float scaled(double value) {
        return beyondSingle()
                ? (float) ((value - shift) * factor)
                : scaling == Scaling.NONE ? (float) value : ((float) value - (float) shift) * (float) factor;
    }
}
