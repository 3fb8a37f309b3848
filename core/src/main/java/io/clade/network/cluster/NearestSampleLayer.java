package io.clade.network.cluster;

import io.clade.network.weight.Parameters;
import io.clade.tensor.Distances;
import io.clade.tensor.Ops;
import java.util.Optional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * A hard assignment to the cluster of the nearest of some clustered samples. The confidence is the margin (b − a)/b
 * between the distance a to that sample and b to the nearest one of another cluster; 1 where there is no other cluster.
 */
final class NearestSampleLayer implements ClusterLayer {

    private final Tensor samples;
    /** The cluster of each sample: r. */
    private final Tensor codes;

    private final int clusters;

    NearestSampleLayer(Parameters parameters, int embeddingSize, int count, int clusters) {
        samples = parameters.add("prototypes", torch.zeros(count, embeddingSize));
        codes = parameters.addBuffer("codes", torch.zeros(count));
        this.clusters = clusters;
    }

    @Override
    public Tensor memberships(Tensor embedding) {
        return torch.one_hot(nearest(squaredDistances(embedding)).to(torch.ScalarType.Long), clusters)
                .to(torch.ScalarType.Float);
    }

    @Override
    public Optional<Tensor> prototypes() {
        return Optional.of(samples);
    }

    @Override
    public Tensor confidence(Tensor embedding) {
        Tensor distances = squaredDistances(embedding);
        return Margin.of(distances, codes, nearest(distances));
    }

    /** The cluster of the nearest sample: b. */
    private Tensor nearest(Tensor distances) {
        return codes.index_select(0, Ops.positionOfSmallest(distances, 1));
    }

    private Tensor squaredDistances(Tensor embedding) {
        return Distances.squaredAboutMean(embedding, samples);
    }
}
