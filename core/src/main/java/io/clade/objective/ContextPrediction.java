package io.clade.objective;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * The loss of context prediction, which learns about images without labels by predicting the relative positions of
 * patches.
 *
 * <p>Doersch, Gupta and Efros, Unsupervised Visual Representation Learning by Context Prediction, ICCV 2015, section 3.
 */
public final class ContextPrediction {

    private ContextPrediction() {}

    /**
     * The cross entropy −1/b Σ_i log softmax(s_i)_{p_i}; ln 8 for guessing.
     *
     * @param scores s of the 8 positions, b×8
     * @param positions p, the true ones, b whole numbers
     * @return a scalar, 0 where every position is certain and right
     */
    public static Tensor crossEntropy(Tensor scores, Tensor positions) {
        Tensor logs = torch.log_softmax(scores, 1);
        return logs.gather(1, positions.view(-1, 1)).mean().neg();
    }
}
