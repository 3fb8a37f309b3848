package io.clade.data;

/**
 * How samples are prepared for a method.
 *
 * @param scaling how numbers are brought to a common scale
 * @param resize longest side in pixels that images are reduced to, keeping their proportions; 0 for as they are
 */
public record Preparation(
        @Knob("How numbers are brought to a common scale: auto, none, unit, standardize or per_image.")
        Scaling scaling,

        @Knob(value = "Longest side, in pixels, that larger images are reduced to; 0 keeps their size.", least = 0)
        int resize) {

    public Preparation {
        Require.atLeast("resize", resize, 0);
    }

    /** By the kind of data, images reduced to 64 pixels. */
    public static Preparation automatic() {
        return new Preparation(Scaling.AUTO, 64);
    }
}
