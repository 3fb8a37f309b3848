package io.clade.method.clustering;

import io.clade.input.Hyperparameter;
import io.clade.input.Require;
import io.clade.input.SharedPart;
import io.clade.network.BlockChoice;

/**
 * The settings of companion objectives on the blocks of a network, λ Σ_l L_co, for any method with a backbone.
 *
 * @param kind of companion objective
 * @param lambda λ, its strength
 * @param blocks that it is attached to
 */
@SharedPart(value = "Companion objectives", page = "companions")
public record Companions(
        @Hyperparameter(
                value =
                        "Companion objectives on the blocks of the network: tensor (tensor kernels), softmax (softmax layers), or none.",
                name = "companions")
        Type kind,

        @Hyperparameter(value = "Weight λ of the companion objectives.", least = 0)
        double lambda,

        @Hyperparameter(
                value =
                        "Blocks that the companion objectives are attached to, by number from the input: all, or for example 1,2.",
                name = BLOCKS)
        BlockChoice blocks) {

    private static final String BLOCKS = "companion_blocks";

    /** Kinds of companion objective. */
    public enum Type {
        NONE,
        /** the divergence between clusters under a tensor kernel */
        TENSOR,
        /** the error with which a softmax layer on the block's output predicts the memberships */
        SOFTMAX
    }

    public Companions {
        Require.notNegative("lambda", lambda);
    }

    /** No companion objectives; the strength counts only once a kind is chosen. */
    public static Companions none() {
        return new Companions(Type.NONE, 0.01, BlockChoice.ALL);
    }

    /** Tensor kernels of strength {@code lambda} on every block. */
    public static Companions tensor(double lambda) {
        return new Companions(Type.TENSOR, lambda, BlockChoice.ALL);
    }

    /**
     * The companions of a network with {@code k} clusters in each of {@code heads}: a part to build into the network and attach
     * to its stage.
     */
    public CompanionTerms of(int k, int heads) {
        return new CompanionTerms(this, k, heads);
    }

    /** @throws io.clade.input.InputException where a network with so many blocks does not have all of the chosen ones */
    void requireWithin(int count) {
        blocks.requireWithin(BLOCKS, count);
    }
}
