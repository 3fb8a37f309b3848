package io.clade.network.layer.recurrent;

import org.bytedeco.pytorch.Tensor;

/** From what the inputs put into each step, W x + b, to the hidden state after it; the state before the first is zero. */
interface Recurrence {

    /** The states of all steps, T×directions×b×h, from T×directions×b×gh. */
    Tensor states(Tensor projected);
}
