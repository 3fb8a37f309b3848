package io.clade.data;

import io.clade.input.Require;
import io.clade.tensor.Ops;
import java.util.Arrays;
import org.bytedeco.pytorch.Tensor;

/** An immutable n×m matrix of single-precision numbers, row by row. */
public final class Matrix {

    private final int rows;
    private final int columns;
    private final float[] values;

    private Matrix(int rows, int columns, float[] values) {
        Require.that(
                values.length == (long) rows * columns,
                "A %d×%d matrix needs %d numbers. Got %d.",
                rows,
                columns,
                (long) rows * columns,
                values.length);
        this.rows = rows;
        this.columns = columns;
        this.values = values;
    }

    /** Copies {@code values}, row-major. */
    public static Matrix of(int rows, int columns, float... values) {
        return new Matrix(rows, columns, values.clone());
    }

    /** The numbers of {@code x}: rows×columns. */
    public static Matrix of(Tensor x) {
        return new Matrix((int) x.size(0), (int) x.size(1), Ops.toArray(x));
    }

    /** A tensor with these numbers, rows×columns, single precision. */
    public Tensor tensor() {
        return Ops.tensor(values, rows, columns);
    }

    /** Takes {@code values} without a copy: the caller must not write to it again. */
    public static Matrix wrap(int rows, int columns, float[] values) {
        return new Matrix(rows, columns, values);
    }

    public int rows() {
        return rows;
    }

    public int columns() {
        return columns;
    }

    public float get(int row, int column) {
        return values[row * columns + column];
    }

    public float[] row(int row) {
        return Arrays.copyOfRange(values, row * columns, (row + 1) * columns);
    }

    /** All numbers, row-major, as a copy. */
    public float[] toArray() {
        return values.clone();
    }

    public Matrix selectRows(int... chosen) {
        float[] selected = new float[Math.multiplyExact(chosen.length, columns)];
        for (int i = 0; i < chosen.length; i++) {
            System.arraycopy(values, chosen[i] * columns, selected, i * columns, columns);
        }
        return new Matrix(chosen.length, columns, selected);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Matrix that
                && rows == that.rows
                && columns == that.columns
                && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return 31 * columns + Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return rows + "×" + columns + " matrix";
    }
}
