package io.clade.method.clustering;

import io.clade.network.Network;
import io.clade.network.TrainingPart;
import io.clade.network.backbone.Architecture;
import io.clade.network.decoder.Decoder;
import io.clade.network.decoder.FullyConnectedDecoder;
import io.clade.network.decoder.ReconstructionError;
import io.clade.network.weight.Parameters;
import io.clade.training.Loss;
import java.util.List;
import org.bytedeco.pytorch.Tensor;

/** The error of reconstructing samples from their embeddings, as a term of a clustering loss: it keeps an embedding from collapsing. */
public final class ReconstructionTerm implements TrainingPart {

    private static final String NAME = "reconstruction";

    private final double weight;
    private Decoder decoder;

    /** @param weight of the term; 0 builds no decoder and adds nothing */
    public ReconstructionTerm(double weight) {
        this.weight = weight;
    }

    @Override
    public void register(Network network, Parameters parameters, String prefix) {
        if (isPresent()) {
            decoder = new FullyConnectedDecoder(
                    network.input(),
                    network.embeddingSize(),
                    List.of(Architecture.DECODER_UNITS),
                    parameters,
                    prefix + "decoder.");
        }
    }

    /** True if there is a decoder. */
    public boolean isPresent() {
        return weight > 0;
    }

    /** The error of samples x: b×shape under the decoder of their embeddings z: b×m; there must be one. */
    public Tensor error(Tensor x, Tensor z) {
        return ReconstructionError.mean(x, decoder.decode(z, x));
    }

    /** Adds weight · {@code error} to {@code loss}; returns it. */
    public Loss addTo(Loss loss, Tensor error) {
        return loss.plus(NAME, weight, error);
    }

    /** Adds the term to the loss of {@code stage}; heads share the embedding, and so the error. */
    public void attachTo(ClusteringStage<?> stage) {
        if (isPresent()) {
            stage.attach(view -> {
                Tensor error = error(view.batch().samples(), view.embedding());
                return (loss, head, u, v) -> addTo(loss, error);
            });
        }
    }
}
