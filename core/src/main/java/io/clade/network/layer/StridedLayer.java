package io.clade.network.layer;

import io.clade.input.Require;

/**
 * The plan of a padded convolution of stride 2, and of the transposed one that mirrors it.
 *
 * @param filters maps that it makes
 * @param kernel side of its kernels, odd
 */
public record StridedLayer(int filters, int kernel) {

    /** The stride. */
    public static final int STRIDE = 2;

    public StridedLayer {
        Require.atLeast("filters", filters, 1);
        Require.atLeast("kernel", kernel, 1);
        Require.that(kernel % 2 == 1, "kernel must be odd. Got %d.", kernel);
    }

    /** The side of the maps of an input of side {@code side}. */
    public static int side(int side) {
        return (side + STRIDE - 1) / STRIDE;
    }
}
