package io.clade.method.divergence;

import io.clade.input.Hyperparameter;
import io.clade.input.Require;
import io.clade.objective.CauchySchwarz;
import io.clade.objective.Simplex;
import io.clade.tensor.kernel.Bandwidth;
import io.clade.tensor.kernel.Kernels;
import io.clade.training.Loss;
import org.bytedeco.pytorch.Tensor;

/**
 * The settings of the divergence methods' common loss, and the loss itself.
 *
 * @param rule of the kernels' bandwidth
 * @param sigma σ̃, the bandwidth relative to the median
 * @param normalised whether the orthogonality term is divided by the number of pairs
 */
public record Divergence(
        @Hyperparameter(
                value = "What the kernels' bandwidth is measured from: the median distance (thesis) or the median"
                        + " squared distance (the authors' code).",
                name = "bandwidth")
        Bandwidth.Rule rule,

        @Hyperparameter(value = "Bandwidth of the kernels relative to the median of the batch.", least = 1e-6)
        double sigma,

        @Hyperparameter(
                value = "Whether the orthogonality term is divided by the number of pairs.",
                name = "normalised_orthogonality")
        boolean normalised) {

    public Divergence {
        Require.positive("sigma", sigma);
    }

    Bandwidth bandwidth() {
        return new Bandwidth(rule, sigma);
    }

    /** K on the embedding of a batch, n×n. */
    Tensor kernel(Tensor embedding) {
        return Kernels.gaussian(embedding, bandwidth());
    }

    /**
     * The loss L1 + L2 + L3: it is low where clusters are separate and compact in the embedding (L1), memberships of
     * different samples are orthogonal (L2), and memberships lie near the corners of the simplex (L3).
     *
     * @param u memberships, n×k
     * @param kernel from {@link #kernel}
     */
    Loss loss(Tensor u, Tensor kernel) {
        Tensor m = Simplex.closenessToCorners(u);
        return Loss.of("separation", CauchySchwarz.divergence(u, kernel))
                .plus("orthogonality", Simplex.orthogonality(u, normalised))
                .plus("corners", CauchySchwarz.divergence(m, kernel));
    }
}
