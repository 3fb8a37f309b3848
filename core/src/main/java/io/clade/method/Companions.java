package io.clade.method;

import io.clade.data.Knob;
import io.clade.data.Require;
import io.clade.network.Network;
import io.clade.objective.CompanionObjectives;
import io.clade.tensor.Bandwidth;
import io.clade.training.Loss;

/**
 * Companion objectives on the blocks of a network: a part that any method with a backbone can take.
 *
 * @param kind of companion objective
 * @param lambda λ, its strength
 */
public record Companions(
        @Knob(value = "Companion objectives on the blocks of the network.", name = "companions")
        Type kind,

        @Knob(value = "Strength of the companion objectives.", least = 0)
        double lambda) {

    /** Kinds of companion objective. */
    public enum Type {
        NONE,
        /** the divergence between clusters under a tensor kernel */
        TENSOR
    }

    public Companions {
        Require.notNegative("lambda", lambda);
    }

    /** Tensor kernels of strength {@code lambda}. */
    public static Companions tensor(double lambda) {
        return new Companions(Type.TENSOR, lambda);
    }

    /** {@code loss} with λ Σ_l L_co over the blocks of {@code output} added; as it is for a network without blocks. */
    public Loss add(Loss loss, Network.Output output, Bandwidth bandwidth) {
        if (kind == Type.NONE || output.blocks().isEmpty()) {
            return loss;
        }
        return loss.plus(
                "companions",
                lambda,
                CompanionObjectives.tensorKernels(output.blocks(), output.assignment(), bandwidth));
    }
}
