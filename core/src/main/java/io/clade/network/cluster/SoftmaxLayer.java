package io.clade.network.cluster;

import io.clade.network.layer.Linear;
import io.clade.network.weight.Initialisation;
import io.clade.network.weight.Parameters;
import io.clade.tensor.Ops;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** The softmax layer u = softmax(W z + b), with Glorot initialisation. */
public final class SoftmaxLayer implements ClusterLayer {

    private final Linear linear;

    /** Registers its numbers as {@code name.weight} and {@code name.bias}. */
    public SoftmaxLayer(Parameters parameters, String name, int embeddingSize, int clusters) {
        linear = new Linear(parameters, name, embeddingSize, clusters, Initialisation.GLOROT);
    }

    /** Copies the present weights of {@code other}. */
    public void become(SoftmaxLayer other) {
        linear.become(other.linear);
    }

    /**
     * Starts at {@code prototypes}, k×m: W = sharpness · prototypes, b = 0, so that among embeddings and prototypes of length
     * 1 the nearest prototype has the largest membership.
     */
    public void begin(Tensor prototypes, double sharpness) {
        linear.begin(Ops.times(prototypes, sharpness));
    }

    /** The logits W z + b, b×k. */
    public Tensor logits(Tensor embedding) {
        return linear.forward(embedding);
    }

    @Override
    public Tensor memberships(Tensor embedding) {
        return torch.softmax(logits(embedding), 1);
    }

    @Override
    public Optional<UnaryOperator<Tensor>> linearScores() {
        return Optional.of(this::logits);
    }

    @Override
    public Tensor confidence(Tensor embedding) {
        return Ops.largest(memberships(embedding), 1);
    }
}
