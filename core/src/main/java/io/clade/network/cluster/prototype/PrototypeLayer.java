package io.clade.network.cluster.prototype;

import io.clade.network.cluster.ClusterLayer;
import io.clade.network.cluster.LinearScores;
import io.clade.network.weight.Parameters;
import io.clade.tensor.Distances;
import io.clade.tensor.Ops;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * A hard assignment to the nearest of k prototypes. The confidence is the margin (b − a)/b between the distances a to
 * the nearest and b to the second nearest prototype: the simplified silhouette of Hruschka, de Castro and Campello
 * (ICDM 2004); 1 where there is no second.
 */
final class PrototypeLayer implements ClusterLayer {

    private static final double EPSILON = 1e-12;

    private final Tensor prototypes;

    PrototypeLayer(Parameters parameters, int embeddingSize, int clusters) {
        prototypes = parameters.add("prototypes", torch.zeros(clusters, embeddingSize));
    }

    @Override
    public Tensor memberships(Tensor embedding) {
        Tensor nearest = Ops.positionOfSmallest(squaredDistances(embedding), 1);
        return torch.one_hot(nearest, prototypes.size(0)).to(torch.ScalarType.Float);
    }

    @Override
    public Tensor confidence(Tensor embedding) {
        if (prototypes.size(0) == 1) {
            return embedding.new_ones(embedding.size(0));
        }
        Tensor nearestTwo = torch.sqrt(
                torch.topk(squaredDistances(embedding), 2, 1, false, true).get0());
        Tensor a = nearestTwo.select(1, 0);
        Tensor b = nearestTwo.select(1, 1);
        return b.sub(a).div(Ops.atLeast(b, EPSILON));
    }

    @Override
    public Optional<Tensor> prototypes() {
        return Optional.of(prototypes);
    }

    @Override
    public Optional<UnaryOperator<Tensor>> linearScores() {
        return Optional.of(z -> LinearScores.of(z, prototypes));
    }

    private Tensor squaredDistances(Tensor embedding) {
        return Distances.squaredAboutMean(embedding, prototypes);
    }
}
