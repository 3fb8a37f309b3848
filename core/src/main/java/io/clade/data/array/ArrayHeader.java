package io.clade.data.array;

import io.clade.data.ElementType;
import io.clade.input.Require;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.stream.Collectors;

/** The header of an array file: type, byte order, layout and extents of the numbers that follow. */
public final class ArrayHeader {

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
        double width = Arrays.stream(extents).skip(1).asDoubleStream().reduce(1, (a, b) -> a * b);
        Require.that(
                width <= Integer.MAX_VALUE, "Samples of extents %s are too large. Maybe the file is damaged.", this);
        return (int) width;
    }

    long bytes() {
        return (long) rows() * width() * type.bytes();
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
