package io.clade.method.clustering;

import io.clade.data.preprocessing.BatchReader;
import io.clade.input.Hyperparameter;
import io.clade.input.Require;
import io.clade.objective.MembershipConsistency;
import org.bytedeco.pytorch.Tensor;

/**
 * A term of the loss that gives a sample and its positive similar memberships. The positive is an augmented view of the
 * sample or of one of its nearest neighbours.
 *
 * @param weight of the term; 0 for none
 * @param mutual whether samples also move towards their positives, not only positives towards samples
 * @param neighbours K, nearest neighbours that positives are drawn from; 0 for the samples themselves
 * @param augmentation strength of the random changes to positives
 */
public record NeighbourConsistency(
        @Hyperparameter(
                value =
                        "Weight of the neighbour-consistency term: a sample and its positive should be in one cluster; 0 omits it.",
                name = "agreement",
                least = 0)
        double weight,

        @Hyperparameter(
                value =
                        "Whether the neighbour-consistency gradient also moves the sample, which sharpens memberships; false moves"
                                + " only the positive.",
                name = "mutual_agreement")
        boolean mutual,

        @Hyperparameter(
                value =
                        "Number of nearest neighbours from which a sample's positive is drawn; 0 takes the sample itself.",
                least = 0,
                most = 1000)
        int neighbours,

        @Hyperparameter(
                value = "Strength of the random augmentation of positives; 0 turns it off.",
                least = 0,
                most = 10)
        double augmentation) {

    /** No consistency term. */
    public static final NeighbourConsistency NONE = new NeighbourConsistency(0, false, 0, 0);

    public NeighbourConsistency {
        Require.notNegative("agreement", weight);
        Require.atLeast("neighbours", neighbours, 0);
        Require.notNegative("augmentation", augmentation);
    }

    /** Adds the term to the loss of {@code stage}, and positives to its batches; nothing where the weight is 0. */
    void attachTo(ClusteringStage<?> stage, BatchReader batchReader, long seed) {
        if (weight > 0) {
            stage.pairWith(Positives.of(batchReader, neighbours, augmentation, seed));
            stage.attach(view -> (loss, head, u, v) -> loss.plus("agreement", weight, term(u, v.orElseThrow())));
        }
    }

    private Tensor term(Tensor u, Tensor v) {
        return mutual ? MembershipConsistency.mutual(u, v) : MembershipConsistency.crossEntropy(u, v);
    }
}
