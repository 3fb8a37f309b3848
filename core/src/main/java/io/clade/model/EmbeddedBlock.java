package io.clade.model;

import io.clade.data.Dataset;
import io.clade.input.InputException;
import io.clade.tensor.Ops;
import org.bytedeco.pytorch.Tensor;

/**
 * Consecutive samples in a model's embedding.
 *
 * @param z b×m
 * @param from the first of them
 */
record EmbeddedBlock(Tensor z, int from) {

    /**
     * Copies what was computed of these samples to their places among all.
     *
     * @param values b×{@code width}
     * @throws InputException where one is no number: finite samples can still be beyond what single precision holds once they
     *     are scaled and go through the network
     */
    void copy(Tensor values, float[] all, int width, Dataset data) {
        float[] own = Ops.toArray(values);
        for (int i = 0; i < own.length; i++) {
            if (!Float.isFinite(own[i])) {
                throw new InputException(
                        "%s: sample %s of %s is so far from those the model was fitted on that single precision cannot hold"
                                        .formatted(data.name(), from + i / width + 1, data.size())
                                + " the result. Correct its values or leave it out.");
            }
        }
        System.arraycopy(own, 0, all, from * width, own.length);
    }
}
