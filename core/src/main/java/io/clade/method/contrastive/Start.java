package io.clade.method.contrastive;

import io.clade.data.Labels;
import io.clade.data.Matrix;
import io.clade.method.fitting.Fit;
import io.clade.network.SoftmaxHeads;
import io.clade.partition.ClusterMeans;
import io.clade.partition.RandomSubset;
import io.clade.partition.hierarchy.Agglomeration;
import io.clade.partition.hierarchy.Linkage;
import io.clade.partition.kmeans.KMeansRestarts;
import io.clade.partition.kmeans.KMeansSettings;
import io.clade.random.Seeds;
import io.clade.tensor.Distances;
import io.clade.tensor.Ops;
import io.clade.tensor.runtime.Scope;
import org.bytedeco.pytorch.Tensor;

/** Starts of the cluster heads. */
public enum Start {
    /** random weights, as published */
    RANDOM,
    /** clusters of the embeddings: each head those of another k-means, the last one those of Ward's linkage */
    CLUSTERS;

    /** Samples that are clustered. */
    private static final int MOST = 3000;

    /** The random stream of the first head's start; those of the epochs are small numbers. */
    private static final long STREAM = 3_000_000;

    /** Logits of a softmax layer are this many times the cosine of an embedding and a prototype. */
    private static final double SHARPNESS = 10;

    /** Starts the heads of {@code softmax} for embeddings z of length 1: n×m. */
    void begin(SoftmaxHeads softmax, Tensor z, int k, Fit fit) {
        if (this == RANDOM) {
            return;
        }
        Scope.run(() -> Scope.withoutGradients(() -> {
            int[] rows = RandomSubset.of(Math.toIntExact(z.size(0)), MOST, Seeds.derive(fit.seed(), STREAM));
            Tensor points = z.index_select(0, Ops.indices(rows));
            for (int head = 0; head < softmax.count(); head++) {
                Labels clusters =
                        head > 0 && head == softmax.count() - 1 ? ward(points, k) : kMeans(points, k, head, fit);
                softmax.begin(head, Distances.onSphere(ClusterMeans.of(points, clusters, k)), SHARPNESS);
            }
        }));
    }

    /** The first head begins at the best of many starts, the others at the best of two, so that they differ. */
    private static Labels kMeans(Tensor points, int k, int head, Fit fit) {
        KMeansSettings settings = head == 0 ? KMeansSettings.RECOMMENDED : KMeansSettings.RECOMMENDED.withRestarts(2);
        return KMeansRestarts.best(points, k, settings, Seeds.derive(fit.seed(), STREAM + head))
                .clusters();
    }

    private static Labels ward(Tensor points, int k) {
        return Agglomeration.of(Matrix.of(points), Linkage.WARD).cut(k);
    }
}
