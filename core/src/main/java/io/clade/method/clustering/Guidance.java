package io.clade.method.clustering;

import io.clade.data.preprocessing.BatchReader;
import io.clade.input.Hyperparameter;
import io.clade.input.Require;
import io.clade.input.SharedPart;
import io.clade.objective.Simplex;

/**
 * Three aids, without labels, against poor local minima of a clustering loss. A loss can be as low for two classes
 * merged and a third one split as for the right clusters. Three aids tell these apart: neighbours belong together,
 * clusters are of similar size, and the best of several heads is kept.
 *
 * @param consistency of a sample with its neighbours
 * @param balance weight of the marginal entropy, which asks for clusters of similar size
 * @param selection of the best of several heads
 */
@SharedPart(value = "Guidance", page = "guidance")
public record Guidance(
        NeighbourConsistency consistency,

        @Hyperparameter(
                value = "Weight of the marginal-entropy term, which favours clusters of similar sizes; 0 omits it.",
                least = 0)
        double balance,

        HeadSelection selection) {

    /** No guidance, as in the papers. */
    public static final Guidance NONE = new Guidance(NeighbourConsistency.NONE, 0, HeadSelection.NONE);

    private static final HeadSelection BEST_OF_FIVE = new HeadSelection(5, 0.3);

    public Guidance {
        Require.notNegative("balance", balance);
    }

    /** The values that clustered best over several sets of images and series; see docs/decisions. */
    public static Guidance recommended() {
        return new Guidance(new NeighbourConsistency(5, false, 5, 1), 2, BEST_OF_FIVE);
    }

    /**
     * The values for losses that leave memberships soft, which need a consistency term that sharpens them;
     * {@link #recommended} is for losses that sharpen by themselves. A term that moves both sides is lowest where
     * clusters merge, so more balance is needed to keep them apart.
     */
    public static Guidance sharpening() {
        return new Guidance(new NeighbourConsistency(5, true, 10, 1), 10, BEST_OF_FIVE);
    }

    /** The same with so many heads to choose from. */
    public Guidance withHeads(int heads) {
        return new Guidance(consistency, balance, selection.withHeads(heads));
    }

    /** Adds the terms for neighbours and for balance to the loss of {@code stage}. */
    public void attachTo(ClusteringStage<?> stage, BatchReader batchReader, long seed) {
        consistency.attachTo(stage, batchReader, seed);
        if (balance > 0) {
            stage.attach(view -> (loss, head, u, v) -> loss.plus("balance", balance, Simplex.imbalance(u)));
        }
    }
}
