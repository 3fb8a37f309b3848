package io.clade.model;

import io.clade.data.Dataset;
import io.clade.data.Labels;
import io.clade.data.Matrix;
import io.clade.network.FittedNetwork;
import io.clade.tensor.Ops;
import org.bytedeco.pytorch.Tensor;

/** The assignment of all samples by a network's rule, gathered block by block, on several threads. */
final class Assigning {

    private final Dataset data;
    private final int k;
    private final float[] memberships;
    private final float[] confidence;
    private final int[] clusters;

    Assigning(Dataset data, int k) {
        int n = data.size();
        this.data = data;
        this.k = k;
        this.memberships = new float[Math.multiplyExact(n, k)];
        this.confidence = new float[n];
        this.clusters = new int[n];
    }

    void add(FittedNetwork network, EmbeddedBlock block) {
        Tensor u = network.clusterLayer().memberships(block.z());
        block.copy(u, memberships, k, data);
        float[] sure = Ops.toArray(network.clusterLayer().confidence(block.z()));
        System.arraycopy(sure, 0, confidence, block.from(), sure.length);
        int[] hard = Ops.toInts(network.clusterLayer().clusters(block.z(), u));
        System.arraycopy(hard, 0, clusters, block.from(), hard.length);
    }

    Assignment assignment() {
        return new Assignment(Labels.ofCodes(clusters, k), confidence, Matrix.wrap(data.size(), k, memberships));
    }
}
