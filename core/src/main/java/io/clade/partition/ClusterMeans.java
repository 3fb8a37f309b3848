package io.clade.partition;

import io.clade.data.Labels;
import io.clade.tensor.Ops;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/** The means of given clusters. */
public final class ClusterMeans {

    private ClusterMeans() {}

    /**
     * The mean of each cluster; one of the points where a cluster is empty.
     *
     * @param points n×m
     * @param clusters of the points, codes below k
     * @param k at most n
     * @return k×m
     */
    public static Tensor of(Tensor points, Labels clusters, int k) {
        List<Tensor> means = new ArrayList<>();
        for (int cluster = 0; cluster < k; cluster++) {
            int wanted = cluster;
            int[] members = IntStream.range(0, clusters.size())
                    .filter(i -> clusters.get(i) == wanted)
                    .toArray();
            means.add(points.index_select(0, Ops.indices(members.length == 0 ? new int[] {wanted} : members))
                    .mean(0));
        }
        return torch.stack(new TensorVector(means.toArray(Tensor[]::new)), 0);
    }
}
