package io.clade.network.cluster.prototype;

import io.clade.network.cluster.ClusterLayer;
import io.clade.network.cluster.LinearScores;
import io.clade.network.weight.Parameters;
import io.clade.objective.SoftCompetition;
import io.clade.tensor.Distances;
import io.clade.tensor.Ops;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** The layer of soft memberships u = softmax(−‖z − p_j‖²/T). */
final class SoftPrototypeLayer implements ClusterLayer {

    static final String TEMPERATURE = "temperature";

    private final Tensor prototypes;
    private final Tensor temperature;
    private final boolean spherical;

    /** @param spherical whether embeddings are scaled to length one first */
    SoftPrototypeLayer(Parameters parameters, int embeddingSize, int clusters, boolean spherical) {
        this.spherical = spherical;
        prototypes = parameters.addBuffer(NearestPrototypeHead.PROTOTYPES, torch.zeros(clusters, embeddingSize));
        temperature = parameters.addBuffer(TEMPERATURE, torch.ones(1));
    }

    @Override
    public Tensor memberships(Tensor embedding) {
        Tensor z = spherical ? Distances.onSphere(embedding) : embedding;
        return SoftCompetition.memberships(Distances.squaredAboutMean(z, prototypes), temperature);
    }

    @Override
    public Optional<Tensor> prototypes() {
        return Optional.of(prototypes);
    }

    @Override
    public Optional<UnaryOperator<Tensor>> linearScores() {
        return Optional.of(z -> LinearScores.of(spherical ? Distances.onSphere(z) : z, prototypes));
    }

    @Override
    public Tensor confidence(Tensor embedding) {
        return Ops.largest(memberships(embedding), 1);
    }
}
