package io.clade.method.divergence;

import io.clade.method.clustering.ClusteringStage;
import io.clade.method.clustering.HeadOutput;
import io.clade.method.clustering.View;
import io.clade.network.Network;
import io.clade.network.SoftmaxHeads;
import io.clade.training.Loss;
import org.bytedeco.pytorch.Tensor;

/** Lowers L = L1 + L2 + L3 of the memberships u = softmax(W z + b) under the kernel of the embedding z. */
final class DivergenceStage extends ClusteringStage<DivergenceStage.Memberships> {

    private final SoftmaxHeads softmax;
    private final Divergence divergence;
    /** K of the present batch; it does not depend on the head. */
    private Tensor kernel;

    /** @param memberships U of one head, b×k */
    record Memberships(Tensor memberships) implements HeadOutput {}

    DivergenceStage(Network network, SoftmaxHeads softmax, Divergence divergence) {
        super(network, softmax.count());
        this.softmax = softmax;
        this.divergence = divergence;
    }

    @Override
    protected Memberships output(int head, Tensor z) {
        return new Memberships(softmax.memberships(head, z));
    }

    @Override
    protected void share(View view) {
        kernel = divergence.kernel(view.embedding());
    }

    @Override
    protected Loss loss(int head, Memberships u, View view) {
        return divergence.loss(u.memberships(), kernel);
    }
}
