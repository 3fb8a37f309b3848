package io.clade.network.layer.recurrent;

import org.bytedeco.pytorch.Tensor;

/**
 * A recurrence, which computes the hidden state after each step from the projected input of the step, W x + b, and the
 * previous state. The first previous state is zero.
 */
interface Recurrence {

    /** The states of all steps, T×directions×b×h, from T×directions×b×gh. */
    Tensor states(Tensor projected);
}
