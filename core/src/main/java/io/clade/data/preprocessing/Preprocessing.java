package io.clade.data.preprocessing;

import io.clade.input.Hyperparameter;
import io.clade.input.Require;
import io.clade.input.SharedPart;

/**
 * The preparation of samples for a method.
 *
 * @param scaling of numbers to a common scale
 * @param centring share of a series' own mean that each channel is moved by; 1 leaves only the series' shape, 0 keeps
 *     its level
 * @param resize longest side in pixels that images are reduced to, keeping their proportions; 0 to keep their size
 */
@SharedPart(value = "Preparation of the data", page = "preparation")
public record Preprocessing(
        @Hyperparameter(
                "Scaling of the numbers: auto, none, unit, standardize, per_image, or rows (each sample to length 1).")
        Scaling scaling,

        @Hyperparameter(
                value =
                        "Share of each channel's own mean that is subtracted from a series: 0 keeps its level, 1 leaves only"
                                + " its shape.",
                least = 0,
                most = 1)
        double centring,

        @Hyperparameter(
                value =
                        "Length of the longest side, in pixels, to which larger images are reduced; 0 keeps their size.",
                least = 0)
        int resize) {

    public Preprocessing {
        Require.atLeast("resize", resize, 0);
        Require.that(centring >= 0 && centring <= 1, "centring must be from 0 to 1. Got %s.", centring);
    }

    /** Scaling by the kind of data; images reduced to 64 pixels, series not moved. */
    public static Preprocessing automatic() {
        return new Preprocessing(Scaling.AUTO, 0, 64);
    }

    /**
     * The preparation that networks learn best from: scaling by the kind of data, images reduced to 32 pixels, most of
     * a series' level taken away.
     */
    public static Preprocessing forNetworks() {
        return new Preprocessing(Scaling.AUTO, 0.8, 32);
    }

    /** The same with scaling {@code other} where none was chosen. */
    public Preprocessing unlessScaled(Scaling other) {
        return scaling == Scaling.AUTO ? new Preprocessing(other, centring, resize) : this;
    }

    /** A preparation with this scaling that reduces images above {@code resize} pixels; 0 keeps their size. */
    public static Preprocessing scaled(Scaling scaling, int resize) {
        return new Preprocessing(scaling, 0, resize);
    }
}
