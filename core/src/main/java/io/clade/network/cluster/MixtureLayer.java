package io.clade.network.cluster;

import io.clade.network.weight.Parameters;
import io.clade.tensor.Ops;
import java.util.Optional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * The posterior of a mixture of k normal distributions: u_j = π_j N(z; μ_j, Σ_j) / Σ_l π_l N(z; μ_l, Σ_l). A covariance
 * is kept as a factor F_j with F_j F_jᵀ = Σ_j⁻¹; a component's weight and determinant are kept as ln π_j + ln |F_j|.
 * The confidence is the largest u_j.
 */
final class MixtureLayer implements ClusterLayer {

    private final Tensor means;
    /** F, k×m×m, or its diagonals, k×m. */
    private final Tensor factors;

    private final Tensor offsets;
    private final boolean full;

    /** @param full whether components have full covariances rather than independent features */
    MixtureLayer(Parameters parameters, int embeddingSize, int clusters, boolean full) {
        this.full = full;
        means = parameters.addBuffer(MixtureHead.MEANS, torch.zeros(clusters, embeddingSize));
        factors = parameters.addBuffer(
                MixtureHead.FACTORS,
                full ? torch.zeros(clusters, embeddingSize, embeddingSize) : torch.zeros(clusters, embeddingSize));
        offsets = parameters.addBuffer(MixtureHead.OFFSETS, torch.zeros(clusters));
    }

    @Override
    public Tensor memberships(Tensor embedding) {
        // k×b×m, in double precision: squares of narrow components are large.
        Tensor apart = embedding
                .to(torch.ScalarType.Double)
                .unsqueeze(0)
                .sub(means.to(torch.ScalarType.Double).unsqueeze(1));
        Tensor factor = factors.to(torch.ScalarType.Double);
        Tensor scaled = full ? torch.bmm(apart, factor) : apart.mul(factor.unsqueeze(1));
        Tensor squares = Ops.transposed(Ops.sum(Ops.square(scaled), 2));
        Tensor logarithms = offsets.sub(Ops.times(squares, 0.5));
        return torch.softmax(logarithms, 1).to(torch.ScalarType.Float);
    }

    @Override
    public Optional<Tensor> prototypes() {
        return Optional.of(means);
    }

    @Override
    public Tensor confidence(Tensor embedding) {
        return Ops.largest(memberships(embedding), 1);
    }
}
