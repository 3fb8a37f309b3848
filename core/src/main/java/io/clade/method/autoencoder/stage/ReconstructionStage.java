package io.clade.method.autoencoder.stage;

import io.clade.method.clustering.Positives;
import io.clade.network.Autoencoder;
import io.clade.network.decoder.ReconstructionError;
import io.clade.network.layer.Mode;
import io.clade.tensor.RandomTensors;
import io.clade.training.Batch;
import io.clade.training.Loss;
import io.clade.training.Stage;
import io.clade.training.optimiser.ParameterGroup;
import io.clade.training.session.Phase;
import java.util.List;
import java.util.Optional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/**
 * Pre-training of an autoencoder end to end: lowers the mean of (x − x̂)² over all numbers of the samples x, where x̂ is
 * reconstructed from a view of x. So the embedding learns to leave out what tells views of a sample apart.
 *
 * <p>With noise, the encoder sees views with a share of their numbers at zero: Vincent, Larochelle, Bengio and Manzagol, Extracting and
 * Composing Robust Features with Denoising Autoencoders, ICML 2008.
 */
public final class ReconstructionStage implements Stage {

    private final Autoencoder autoencoder;
    private final Optional<Positives> views;
    private final double noise;

    /**
     * @param views of the samples; empty for these themselves
     * @param noise share of the numbers that the encoder does not see, 0…1
     */
    public ReconstructionStage(Autoencoder autoencoder, Optional<Positives> views, double noise) {
        this.autoencoder = autoencoder;
        this.views = views;
        this.noise = noise;
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
        Tensor seen = views.map(each -> each.of(batch.rows())).orElse(x);
        Tensor z = autoencoder.encode(damaged(seen), Mode.TRAINING).embedding();
        return Loss.of(
                "reconstruction",
                ReconstructionError.mean(x, autoencoder.decoder().decode(z, x)));
    }

    private Tensor damaged(Tensor x) {
        if (noise == 0) {
            return x;
        }
        Tensor hidden = RandomTensors.uniform(x.sizes().vec().get()).lt(new Scalar(noise));
        // What is behind the end of a series stays so.
        return x.mul(hidden.logical_not());
    }
}
