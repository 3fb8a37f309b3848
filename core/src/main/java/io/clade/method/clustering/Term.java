package io.clade.method.clustering;

import io.clade.training.Loss;
import java.util.Optional;
import org.bytedeco.pytorch.Tensor;

/** A term that can be added to the loss of any {@link ClusteringStage}. */
public interface Term {

    /**
     * Computes what the terms of all heads share.
     *
     * @return adds the term to the loss of one head
     */
    OfHead of(View view);

    /** The term in the loss of one head. */
    @FunctionalInterface
    interface OfHead {

        /**
         * Adds the term to {@code loss}.
         *
         * @param head its number, from 0
         * @param u memberships of the samples, b×k
         * @param v memberships of their positives, b×k; empty where the stage has none
         */
        void addTo(Loss loss, int head, Tensor u, Optional<Tensor> v);
    }
}
