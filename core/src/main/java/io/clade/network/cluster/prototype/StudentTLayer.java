package io.clade.network.cluster.prototype;

import io.clade.network.cluster.ClusterLayer;
import io.clade.network.cluster.LinearScores;
import io.clade.network.weight.Parameters;
import io.clade.objective.StudentT;
import io.clade.tensor.Ops;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** The layer of Student-t memberships in prototypes. The confidence is the largest membership. */
final class StudentTLayer implements ClusterLayer {

    private final Tensor prototypes;
    private final StudentTHead head;

    StudentTLayer(Parameters parameters, int embeddingSize, int clusters, StudentTHead head) {
        this.head = head;
        prototypes = parameters.add(NearestPrototypeHead.PROTOTYPES, torch.zeros(clusters, embeddingSize));
    }

    /**
     * The memberships, computed relative to the prototypes' mean, since single precision would cancel far from the
     * origin.
     */
    @Override
    public Tensor memberships(Tensor embedding) {
        Tensor middle = prototypes.mean(0);
        return StudentT.memberships(embedding.sub(middle), prototypes.sub(middle), head.alpha(), head.width());
    }

    @Override
    public Tensor confidence(Tensor embedding) {
        return Ops.largest(memberships(embedding), 1);
    }

    @Override
    public Optional<Tensor> prototypes() {
        return Optional.of(prototypes);
    }

    @Override
    public Optional<UnaryOperator<Tensor>> linearScores() {
        return Optional.of(z -> LinearScores.of(z, prototypes));
    }
}
