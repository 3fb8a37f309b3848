package io.clade.data;

import io.clade.input.Require;
import java.util.Arrays;
import java.util.stream.Collectors;

/** The kind and the extents of one sample: c×h×w for an image, T×d for a series, d for a table row. */
public final class Shape {

    private final Kind kind;
    private final int[] extents;

    private Shape(Kind kind, int... extents) {
        for (int extent : extents) {
            Require.atLeast("Every extent of a sample", extent, 1);
        }
        this.kind = kind;
        this.extents = extents;
    }

    public static Shape image(int channels, int height, int width) {
        return new Shape(Kind.IMAGE, channels, height, width);
    }

    public static Shape series(int steps, int dimensions) {
        return new Shape(Kind.SERIES, steps, dimensions);
    }

    public static Shape table(int features) {
        return new Shape(Kind.TABLE, features);
    }

    /** The shape of this kind with these extents, as {@link #extents()} gave them. */
    public static Shape of(Kind kind, int... extents) {
        int rank = kind == Kind.IMAGE ? 3 : kind == Kind.SERIES ? 2 : 1;
        Require.that(extents.length == rank, "A sample of kind %s has %d extents. Got %d.", kind, rank, extents.length);
        return new Shape(kind, extents.clone());
    }

    public Kind kind() {
        return kind;
    }

    public int[] extents() {
        return extents.clone();
    }

    public int extent(int axis) {
        return extents[axis];
    }

    /** Numbers in one sample. */
    public int size() {
        return Arrays.stream(extents).reduce(1, Math::multiplyExact);
    }

    /**
     * The number of channels, each of which has statistics of its own: colour channels of an image, dimensions of a
     * series, features of a table.
     */
    public int channels() {
        return kind == Kind.SERIES ? extents[1] : extents[0];
    }

    /** The channel that the number at {@code position} of a flattened sample belongs to. */
    public int channelOf(int position) {
        return switch (kind) {
            case IMAGE -> position / (extents[1] * extents[2]);
            case SERIES -> position % extents[1];
            case TABLE -> position;
        };
    }

    /** The extents of a tensor of {@code samples} such samples. */
    public long[] batch(long samples) {
        long[] all = new long[extents.length + 1];
        all[0] = samples;
        for (int i = 0; i < extents.length; i++) {
            all[i + 1] = extents[i];
        }
        return all;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Shape that && kind == that.kind && Arrays.equals(extents, that.extents);
    }

    @Override
    public int hashCode() {
        return 31 * kind.hashCode() + Arrays.hashCode(extents);
    }

    /** For example {@code 1×28×28}. */
    @Override
    public String toString() {
        return Arrays.stream(extents).mapToObj(Integer::toString).collect(Collectors.joining("×"));
    }
}
