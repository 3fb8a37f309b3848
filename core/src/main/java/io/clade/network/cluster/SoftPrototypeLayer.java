package io.clade.network.cluster;

import io.clade.network.weight.Parameters;
import io.clade.objective.SoftCompetition;
import io.clade.tensor.Distances;
import io.clade.tensor.Ops;
import io.clade.tensor.Scope;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * u = softmax(−‖z − p_j‖²/T): samples belong to near prototypes. Prototypes and temperature are not trained here: a method
 * that makes them hands them over.
 */
public final class SoftPrototypeLayer implements ClusterLayer {

    private final Tensor prototypes;
    private final Tensor temperature;
    private final boolean spherical;

    /** @param spherical whether embeddings are scaled to length one first */
    SoftPrototypeLayer(Parameters parameters, int embeddingSize, int clusters, boolean spherical) {
        this.spherical = spherical;
        prototypes = parameters.addBuffer("prototypes", torch.zeros(clusters, embeddingSize));
        temperature = parameters.addBuffer("temperature", torch.ones(1));
    }

    /**
     * Takes over these prototypes, k×m.
     *
     * @param t T, above zero
     */
    public void become(Tensor p, double t) {
        Scope.withoutGradients(() -> {
            prototypes.copy_(p);
            temperature.fill_(new Scalar(t));
        });
    }

    /** From the middle of the prototypes: far from the origin, single precision would cancel. */
    @Override
    public Tensor memberships(Tensor embedding) {
        Tensor z = spherical ? Distances.onSphere(embedding) : embedding;
        Tensor middle = prototypes.mean(0);
        return SoftCompetition.memberships(Distances.squared(z.sub(middle), prototypes.sub(middle)), temperature);
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
