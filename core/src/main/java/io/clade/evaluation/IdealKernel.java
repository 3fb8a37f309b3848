package io.clade.evaluation;

import io.clade.data.Labels;
import io.clade.data.Matrix;
import io.clade.input.Require;

/**
 * The ideal kernel: 1 for two samples of the same class, 0 for others.
 *
 * <p>Trosten, Deep tensor kernel clustering (thesis), section 17.3.
 */
public final class IdealKernel {

    private IdealKernel() {}

    /**
     * ‖K/‖K‖_F − I/‖I‖_F‖_F, I the ideal kernel of {@code classes}: 0 where K is a multiple of it, √2 where K is zero for every
     * pair of the same class. A sample without a class shares it with none. NaN where K or I is zero.
     *
     * @param kernel K, n×n
     * @param classes of the n samples
     * @throws io.clade.input.InputException unless the kernel is square with one class a row
     */
    public static double distance(Matrix kernel, Labels classes) {
        int n = kernel.rows();
        Require.that(
                kernel.columns() == n && classes.size() == n,
                "A kernel of %d samples must be %d×%d and have one class per sample. Got a %s and %d classes.",
                n,
                n,
                n,
                kernel,
                classes.size());
        double squares = 0;
        double within = 0;
        long pairs = 0;
        for (int i = 0; i < n; i++) {
            int own = classes.get(i);
            for (int j = 0; j < n; j++) {
                double value = kernel.get(i, j);
                squares += value * value;
                if (own != Labels.NONE && own == classes.get(j)) {
                    within += value;
                    pairs++;
                }
            }
        }
        double cosine = within / Math.sqrt(squares * pairs);
        return Double.isNaN(cosine) ? Double.NaN : Math.sqrt(Math.max(0, 2 - 2 * cosine));
    }
}
