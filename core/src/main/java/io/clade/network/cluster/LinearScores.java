package io.clade.network.cluster;

import io.clade.tensor.Ops;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/**
 * Linear scores z·(p_j − p̄) − ‖p_j‖²/2 of prototypes p_j with mean p̄, which order clusters as −‖z − p_j‖²/2 does:
 * terms that all clusters share are left out.
 */
public final class LinearScores {

    private LinearScores() {}

    /** The scores, b×k, from z: b×m and prototypes, k×m. */
    public static Tensor of(Tensor z, Tensor prototypes) {
        Tensor bias = Ops.times(Ops.sum(Ops.square(prototypes), 1), -0.5);
        return torch.linear(z, prototypes.sub(prototypes.mean(0)), new TensorOptional(bias));
    }
}
