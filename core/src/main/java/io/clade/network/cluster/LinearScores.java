package io.clade.network.cluster;

import io.clade.tensor.Ops;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/**
 * Scores z·(p_j − p̄) − ‖p_j‖²/2 of prototypes p_j, p̄ being their mean: they order clusters as −‖z − p_j‖²/2 does and leave out
 * what is the same for all.
 */
public final class LinearScores {

    private LinearScores() {}

    /** b×k from z: b×m and k×m prototypes. */
    public static Tensor of(Tensor z, Tensor prototypes) {
        Tensor bias = Ops.times(Ops.sum(Ops.square(prototypes), 1), -0.5);
        return torch.linear(z, prototypes.sub(prototypes.mean(0)), new TensorOptional(bias));
    }
}
