package io.clade.method.autoencoder.pretraining;

import io.clade.method.clustering.Positives;
import io.clade.tensor.RandomTensors;
import io.clade.training.Batch;
import java.util.Optional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/**
 * The samples as the encoder sees them in pre-training, while the samples themselves are reconstructed.
 *
 * <p>With noise, it sees them with a share of their numbers at zero: Vincent, Larochelle, Bengio and Manzagol, Extracting and
 * Composing Robust Features with Denoising Autoencoders, ICML 2008.
 *
 * @param views of the samples; empty for these themselves
 * @param noise share of the numbers that the encoder does not see, 0…1
 */
public record EncoderInput(Optional<Positives> views, double noise) {

    /** The samples of {@code batch} as the encoder sees them, b×shape. */
    Tensor of(Batch batch) {
        Tensor x = views.map(each -> each.of(batch.rows())).orElseGet(batch::samples);
        if (noise == 0) {
            return x;
        }
        Tensor seen = RandomTensors.uniform(x.sizes().vec().get()).ge(new Scalar(noise));
        // What is behind the end of a series stays so.
        return x.mul(seen.to(x.device(), x.scalar_type()));
    }

    /** True if the encoder sees the samples as they are. */
    boolean isPlain() {
        return views.isEmpty() && noise == 0;
    }
}
