package io.clade.method.contrastive;

import io.clade.method.clustering.ClusteringStage;
import io.clade.method.clustering.HeadOutput;
import io.clade.method.clustering.View;
import io.clade.network.Network;
import io.clade.network.SoftmaxHeads;
import io.clade.objective.MembershipConsistency;
import io.clade.objective.Simplex;
import io.clade.training.Loss;
import org.bytedeco.pytorch.Tensor;

/** Lowers −log uᵀv of the memberships u, v of a sample and its positive, and λ times the imbalance of u. */
final class ConsistencyStage extends ClusteringStage<ConsistencyStage.Memberships> {

    private final SoftmaxHeads softmax;

    /** @param memberships U, b×k */
    record Memberships(Tensor memberships) implements HeadOutput {}

    /** @param balance λ */
    ConsistencyStage(Network network, SoftmaxHeads softmax, double balance) {
        super(network, softmax.count());
        this.softmax = softmax;
        attach(view -> (loss, head, u, v) -> loss.plus("consistency", MembershipConsistency.product(u, v.orElseThrow()))
                .plus("balance", balance, Simplex.imbalance(u)));
    }

    @Override
    protected Memberships output(int head, Tensor z) {
        return new Memberships(softmax.memberships(head, z));
    }

    /** Both terms need positives, which only attached terms see. */
    @Override
    protected Loss loss(int head, Memberships output, View view) {
        return Loss.none();
    }
}
