package io.clade.method.autoencoder.stage;

import io.clade.input.Hyperparameter;
import io.clade.input.Require;
import io.clade.tensor.Ops;
import org.bytedeco.pytorch.Tensor;

/**
 * The kernel of Student-t memberships.
 *
 * @param alpha α, degrees of freedom
 * @param bandwidth share of the mean squared distance of embeddings to their nearest prototype at the start that counts as
 *     one; 0 leaves distances as they are
 */
public record StudentTKernel(
        @Hyperparameter(value = "Degrees of freedom of the Student-t memberships.", least = 1e-6)
        double alpha,

        @Hyperparameter(
                value =
                        "Width of the Student-t memberships, as a share of the mean squared distance to the nearest prototype at the"
                                + " start; 0 takes a width of 1 whatever the scale of the embedding.",
                least = 0)
        double bandwidth) {

    /** As published: distances as they are. */
    public static final StudentTKernel PUBLISHED = new StudentTKernel(1, 0);

    /** A width that fits the embedding: see docs/decisions/024-autoencoders.md. */
    public static final StudentTKernel RECOMMENDED = new StudentTKernel(1, 0.1);

    /** The least width, as a share of the mean squared distance to any prototype. */
    private static final double LEAST = 1e-4;

    public StudentTKernel {
        Require.positive("alpha", alpha);
        Require.notNegative("bandwidth", bandwidth);
    }

    /** w for squared distances d: n×k to the prototypes at the start. Samples may lie at their prototypes, and all at one. */
    double width(Tensor d) {
        double nearest = Ops.number(Ops.least(d, 1).mean());
        double any = Ops.number(d.mean());
        return bandwidth == 0 || any == 0 ? 1 : Math.max(bandwidth * nearest, LEAST * any);
    }
}
