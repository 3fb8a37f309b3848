package io.clade.objective;

import io.clade.tensor.Ops;
import org.bytedeco.pytorch.Tensor;

/**
 * The quantisation error over hard Voronoi sets.
 *
 * <p>Cirrincione, Randazzo, Barbiero, Ciravegna and Pasero, Gradient-based competitive learning: theory, Cognitive
 * Computation 16, 2024, equation 17.
 */
public final class QuantisationError {

    private QuantisationError() {}

    /**
     * Q = 1/n Σ_i min_j d_ij: the mean over samples of the squared distance to the nearest prototype. The paper sums, which
     * for Adam is the same; the authors' code takes the Euclidean norm over samples of the squared distances.
     *
     * @param distances D, squared: n×k
     * @return a scalar; its gradient reaches the nearest prototype of each sample alone
     */
    public static Tensor mean(Tensor distances) {
        return Ops.least(distances, 1).mean();
    }
}
