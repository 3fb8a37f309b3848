package io.clade.training;

import io.clade.network.weight.Parameters;
import io.clade.training.optimiser.ParameterGroup;
import io.clade.training.session.Phase;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;

/**
 * One stage of a fit: the parameters that are trained, the loss of a batch, and when the stage ends. The {@link Trainer} runs
 * it; a method's {@code fit} is a sequence of stages.
 */
public interface Stage {

    /** The kind and the name of the stage, for progress and history. */
    Phase phase();

    /** The parameters that are trained, by one optimiser. */
    List<ParameterGroup> parameters();

    /** The loss of one batch, with a gradient to the parameters. */
    Loss loss(Batch batch);

    /** The rows of the batch in place of those that the loop drew at random; as many as {@code drawn}. */
    default int[] rows(int... drawn) {
        return drawn;
    }

    /**
     * Called before the first batch of an epoch. Tensors that are to live longer than the epoch are written into {@link
     * #state()}.
     *
     * @param epoch from 1, counted over all stages that share one training
     */
    default void beginEpoch(int epoch) {}

    /** Parameters that {@link #beginEpoch} gave new values: the optimiser forgets what it knew of their gradients. */
    default List<Parameters> renewed() {
        return List.of();
    }

    /**
     * Called before each batch.
     *
     * @param step from 0 at the beginning of the stage
     */
    default void beginStep(long step) {}

    /** True if the stage has reached its goal; asked after each epoch. */
    default boolean converged() {
        return false;
    }

    /** The epoch whose parameters the stage leaves. */
    default Keep keep() {
        return Keep.LOWEST_LOSS;
    }

    /** Tensors beside the parameters that the stage changes, by name: targets, moving centres. Checkpoints hold them. */
    default Map<String, Tensor> state() {
        return Map.of();
    }
}
