package io.clade.network.cluster;

import io.clade.tensor.Ops;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * The margin (b − a)/b of a hard assignment, between the distance a to the nearest candidate and b to the nearest candidate of
 * another cluster; 1 where there is no other cluster.
 */
final class Margin {

    private static final double EPSILON = 1e-12;

    private Margin() {}

    /**
     * Computes the margin of each of b samples.
     *
     * @param squaredDistances to r candidates, b×r
     * @param clusters of the candidates, r
     * @param own cluster of each sample, b
     * @return b numbers, 0…1
     */
    static Tensor of(Tensor squaredDistances, Tensor clusters, Tensor own) {
        Tensor others =
                squaredDistances.masked_fill(own.unsqueeze(1).eq(clusters), new Scalar(Double.POSITIVE_INFINITY));
        Tensor a = torch.sqrt(Ops.least(squaredDistances, 1));
        Tensor b = torch.sqrt(Ops.least(others, 1));
        return Ops.plus(a.div(Ops.atLeast(b, EPSILON)).neg(), 1);
    }
}
