package io.clade.method.fitting;

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

/** Pre-training of an autoencoder end to end: lowers the mean of (x − x̂)² over all numbers. */
public final class ReconstructionStage implements Stage {

    private final Autoencoder autoencoder;

    public ReconstructionStage(Autoencoder autoencoder) {
        this.autoencoder = autoencoder;
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
        return Loss.of("reconstruction", ReconstructionError.mean(x, autoencoder.reconstruct(x, Mode.TRAINING)));
    }
}
