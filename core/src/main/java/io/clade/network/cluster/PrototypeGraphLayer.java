package io.clade.network.cluster;

import io.clade.network.weight.Parameters;
import io.clade.tensor.Distances;
import io.clade.tensor.Ops;
import java.util.Optional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * A hard assignment to the component of the nearest prototype in a graph of prototypes; samples of a prototype without
 * edges may belong to none. The confidence is the margin (b − a)/b between the distance a to the nearest prototype and
 * b to the nearest of another component: 1 where there is no other, 0 for an outlier.
 */
final class PrototypeGraphLayer implements ClusterLayer {

    private final Tensor prototypes;
    /** The component of each prototype, from 0, −1 for outliers: p. */
    private final Tensor components;

    private final int clusters;

    PrototypeGraphLayer(Parameters parameters, int embeddingSize, int count, int clusters) {
        prototypes = parameters.add("prototypes", torch.zeros(count, embeddingSize));
        components = parameters.addBuffer("components", torch.zeros(count));
        this.clusters = clusters;
    }

    /** The memberships: hard, but equal in all clusters for an outlier. */
    @Override
    public Tensor memberships(Tensor embedding) {
        Tensor own = nearest(squaredDistances(embedding)).unsqueeze(1);
        Tensor hard = own.eq(torch.arange(new Scalar(clusters)).to(own.device(), own.scalar_type()))
                .to(torch.ScalarType.Float);
        Tensor outlier = own.lt(new Scalar(0)).to(torch.ScalarType.Float);
        return hard.add(Ops.over(outlier, clusters));
    }

    @Override
    public Tensor clusters(Tensor embedding, Tensor memberships) {
        return nearest(squaredDistances(embedding));
    }

    @Override
    public Tensor confidence(Tensor embedding) {
        Tensor distances = squaredDistances(embedding);
        Tensor own = nearest(distances);
        return Margin.of(distances, components, own).masked_fill(own.lt(new Scalar(0)), new Scalar(0));
    }

    @Override
    public Optional<Tensor> prototypes() {
        return Optional.of(prototypes);
    }

    /** The component of the nearest prototype: b. */
    private Tensor nearest(Tensor distances) {
        return components.index_select(0, Ops.positionOfSmallest(distances, 1));
    }

    private Tensor squaredDistances(Tensor embedding) {
        return Distances.squaredAboutMean(embedding, prototypes);
    }
}
