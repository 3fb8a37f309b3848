package io.clade.method.autoencoder.pretraining;

import io.clade.network.Autoencoder;
import io.clade.network.decoder.ReconstructionError;
import io.clade.network.layer.Mode;
import io.clade.training.Batch;
import io.clade.training.Loss;
import io.clade.training.Stage;
import io.clade.training.optimiser.ParameterGroup;
import io.clade.training.session.Phase;
import java.util.List;
import org.bytedeco.pytorch.Tensor;

/**
 * Pre-training of an autoencoder end to end: lowers the mean of (x − x̂)² over all numbers of the samples x, where x̂ is
 * reconstructed from a view of x. So the embedding learns to leave out what tells views of a sample apart.
 */
public final class ReconstructionStage implements Stage {

    private final Autoencoder autoencoder;
    private final EncoderInput input;

    /** @param input the samples as the encoder sees them */
    public ReconstructionStage(Autoencoder autoencoder, EncoderInput input) {
        this.autoencoder = autoencoder;
        this.input = input;
    }

    @Override
    public Phase phase() {
        return Phase.pretraining("reconstruction");
    }

    @Override
    public List<ParameterGroup> parameters() {
        return List.of(ParameterGroup.of(autoencoder.ofEncoder()), ParameterGroup.of(autoencoder.ofDecoder()));
    }

    @Override
    public Loss loss(Batch batch) {
        Tensor x = batch.samples();
        Tensor z = autoencoder.encode(input.of(batch), Mode.TRAINING).embedding();
        return Loss.of(
                "reconstruction",
                ReconstructionError.mean(x, autoencoder.decoder().decode(z, x)));
    }
}
