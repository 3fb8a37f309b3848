package io.clade.method;

import io.clade.data.Knob;
import io.clade.data.Require;
import io.clade.network.Network;
import io.clade.objective.CompanionObjectives;
import io.clade.tensor.Bandwidth;
import io.clade.tensor.Kernels;
import io.clade.training.Loss;
import java.util.List;
import org.bytedeco.pytorch.Tensor;

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

    /** No companions; a strength for when they are switched on. */
    public static Companions none() {
        return new Companions(Type.NONE, 0.01);
    }

    /** Tensor kernels of strength {@code lambda}. */
    public static Companions tensor(double lambda) {
        return new Companions(Type.TENSOR, lambda);
    }

    /** The kernels of the blocks of {@code output}; none where no companions are wanted or there are no blocks. */
    public List<Tensor> kernels(Network.Output output, Bandwidth bandwidth) {
        if (kind == Type.NONE) {
            return List.of();
        }
        return output.blocks().stream().map(y -> Kernels.tensor(y, bandwidth)).toList();
    }

    /** {@code loss} with λ Σ_l L_co under the blocks' {@code kernels} added; as it is where there are none. */
    public Loss add(Loss loss, Tensor u, List<Tensor> kernels) {
        return kernels.isEmpty()
                ? loss
                : loss.plus("companions", lambda, CompanionObjectives.tensorKernels(u, kernels));
    }
}
