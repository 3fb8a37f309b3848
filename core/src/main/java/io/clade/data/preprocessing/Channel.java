package io.clade.data.preprocessing;

/** The scaling of the numbers of one channel, (v − shift) · factor. */
record Channel(Scaling scaling, double shift, double factor) {

    /** The distance from zero, in spreads of the numbers, above which a float keeps fewer than 14 of its 24 bits. */
    private static final double FAR = 1 << 10;

    /** The largest magnitude that is safe for a float, as is its inverse for the smallest. */
    private static final double LARGE = 1e30;

    /**
     * True if the numbers must be scaled in double precision before they are rounded: they lie more than 1024 times as
     * far from zero as they differ, or are so large or small that a float cannot hold them.
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
