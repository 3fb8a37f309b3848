package io.clade.data.array;

import io.clade.data.ElementType;
import io.clade.input.Require;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.stream.Collectors;

/** The header of an array file: type, byte order, layout and extents of the numbers that follow. */
public final class ArrayHeader {

    /** As many as numpy has. */
    private static final int MOST_AXES = 64;

    private final ElementType type;
    private final ByteOrder order;
    private final boolean columnMajor;
    private final int[] extents;
    private final int length;

    /**
     * @param columnMajor whether the first index runs fastest, as Fortran has it
     * @param length bytes of the header: where the numbers begin
     */
    ArrayHeader(ElementType type, ByteOrder order, boolean columnMajor, int[] extents, int length) {
        this.type = type;
        this.order = order;
        this.columnMajor = columnMajor;
        this.extents = extents.clone();
        this.length = length;
    }

    public ElementType type() {
        return type;
    }

    ByteOrder order() {
        return order;
    }

    boolean columnMajor() {
        return columnMajor;
    }

    int length() {
        return length;
    }

    public int rank() {
        return extents.length;
    }

    /** The extents, samples first. */
    public int[] extents() {
        return extents.clone();
    }

    /** The number of samples: the first extent. */
    public int rows() {
        return extents[0];
    }

    /** Numbers in a sample: the product of the other extents. */
    int width() {
        int width = 1;
        for (int axis = 1; axis < extents.length; axis++) {
            width = Math.multiplyExact(width, extents[axis]);
        }
        return width;
    }

    /** Bytes of all numbers. */
    long bytes() {
        return (long) rows() * width() * type.bytes();
    }

    /**
     * Checks what was read from a file {@code where}, before any memory is taken for it.
     *
     * @param most bytes of numbers that the file can hold
     * @throws io.clade.input.InputException when it declares no numbers, or more than the file can hold
     */
    ArrayHeader within(String where, long most) {
        Require.that(extents.length <= MOST_AXES, "%s has a damaged header: %d axes.", where, extents.length);
        double numbers = Arrays.stream(extents).asDoubleStream().reduce(1, (a, b) -> a * b);
        Require.that(numbers > 0, "%s holds no samples: its extents are %s.", where, this);
        double width = numbers / rows();
        Require.that(
                numbers * type.bytes() <= most && width <= Integer.MAX_VALUE,
                "%s is damaged or truncated: its header declares %s numbers of %d bytes, more than the file can hold."
                        + " Fetch or write it again.",
                where,
                this,
                type.bytes());
        return this;
    }

    /** The same for the first {@code rows} samples. */
    ArrayHeader withRows(int rows) {
        int[] fewer = extents();
        fewer[0] = rows;
        return new ArrayHeader(type, order, columnMajor, fewer, length);
    }

    /** For example {@code 60000×28×28}. */
    @Override
    public String toString() {
        return Arrays.stream(extents).mapToObj(Integer::toString).collect(Collectors.joining("×"));
    }
}
