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
                value = "Companion objectives on the blocks of the network: tensor kernels, softmax layers, or none.",
                name = "companions")
        Type kind,

        @Knob(value = "Strength of the companion objectives.", least = 0)
        double lambda,

        @Knob(
                value = "Blocks of the network, by number from 1, that companion objectives are attached to.",
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
    public List<Tensor> kernels(Network.Output output) {
        return kernels(output, BANDWIDTH);
    }

    /** The kernels of the chosen blocks of {@code output}; none where tensor kernels are not wanted or there are no blocks. */
    public List<Tensor> kernels(Network.Output output, Bandwidth bandwidth) {
        if (kind != Type.TENSOR) {
            return List.of();
        }
        return blocks.of(output.blocks()).stream()
                .map(y -> Kernels.tensor(y, bandwidth))
                .toList();
    }

    /**
     * {@code loss} of cluster layer {@code layer} with λ Σ_l L_co added; as it is where there are no companions.
     *
     * @param kernels of {@link #kernels}, which are the same for every cluster layer
     */
    public Loss add(Loss loss, Network.Output output, int layer, List<Tensor> kernels) {
        Tensor u = output.assignments().get(layer);
        if (!kernels.isEmpty()) {
            return loss.plus(TERM, lambda, CompanionObjectives.tensorKernels(u, kernels));
        }
        List<Tensor> logits = kind == Type.SOFTMAX ? output.blockLogits().get(layer) : List.of();
        return logits.isEmpty() ? loss : loss.plus(TERM, lambda, CompanionObjectives.softmaxLayers(u, logits));
    }
}
