package io.clade.method;

import io.clade.data.Knob;
import io.clade.data.Require;
import io.clade.network.BlockChoice;
import io.clade.network.Network;
import io.clade.objective.CompanionObjectives;
import io.clade.tensor.Bandwidth;
import io.clade.tensor.Kernels;
import io.clade.training.Loss;
import java.util.List;
import java.util.Optional;
import org.bytedeco.pytorch.Tensor;

/**
 * Companion objectives on the blocks of a network: a part that any method with a backbone can take.
 *
 * @param kind of companion objective
 * @param lambda λ, its strength
 * @param blocks that it is attached to
 */
public record Companions(
        @Knob(
                value =
                        "Companion objectives on the blocks of the network: tensor (tensor kernels), softmax (softmax layers), or none.",
                name = "companions")
        Type kind,

        @Knob(value = "Weight λ of the companion objectives.", least = 0)
        double lambda,

        @Knob(
                value =
                        "Blocks that the companion objectives are attached to, by number from the input: all, or for example 1,2.",
                name = BLOCKS)
        BlockChoice blocks) {

    private static final String BLOCKS = "companion_blocks";
    private static final Bandwidth BANDWIDTH = new Bandwidth(Bandwidth.Rule.MEDIAN_SQUARED, 0.15);
    private static final String TERM = "companions";

    /** Kinds of companion objective. */
    public enum Type {
        NONE,
        /** the divergence between clusters under a tensor kernel */
        TENSOR,
        /** how well a softmax layer on the block's output predicts the memberships */
        SOFTMAX
    }

    public Companions {
        Require.notNegative("lambda", lambda);
    }

    /** No companions; a strength for when they are switched on. */
    public static Companions none() {
        return new Companions(Type.NONE, 0.01, BlockChoice.ALL);
    }

    /** Tensor kernels of strength {@code lambda} on every block. */
    public static Companions tensor(double lambda) {
        return new Companions(Type.TENSOR, lambda, BlockChoice.ALL);
    }

    /** The blocks that need a softmax layer of their own while training; empty where none does. */
    Optional<BlockChoice> classified() {
        return kind == Type.SOFTMAX ? Optional.of(blocks) : Optional.empty();
    }

    /** @throws io.clade.data.InputException where {@code network} does not have all of the blocks */
    void requireBlocksOf(Network network) {
        blocks.requireWithin(BLOCKS, network.blockSizes().size());
    }

    /** The same with the bandwidth that the divergence methods recommend. */
    public List<Loss> add(List<Loss> losses, Network.Output output) {
        return add(losses, output, BANDWIDTH);
    }

    /**
     * Adds λ Σ_l L_co to the loss of each cluster layer, each with the memberships of that layer; the kernels are computed once
     * for all of them.
     *
     * @param losses one for each cluster layer, in order
     * @param output with memberships of each
     * @param bandwidth of tensor kernels
     * @return {@code losses}, as they are where there are no companions
     */
    public List<Loss> add(List<Loss> losses, Network.Output output, Bandwidth bandwidth) {
        List<Tensor> kernels = kind == Type.TENSOR
                ? blocks.of(output.blocks()).stream()
                        .map(y -> Kernels.tensor(y, bandwidth))
                        .toList()
                : List.of();
        for (int layer = 0; layer < losses.size(); layer++) {
            Tensor u = output.assignments().get(layer);
            List<Tensor> logits = kind == Type.SOFTMAX ? output.blockLogits().get(layer) : List.of();
            if (!kernels.isEmpty()) {
                losses.get(layer).plus(TERM, lambda, CompanionObjectives.tensorKernels(u, kernels));
            } else if (!logits.isEmpty()) {
                losses.get(layer).plus(TERM, lambda, CompanionObjectives.softmaxLayers(u, logits));
            }
        }
        return losses;
    }
}
