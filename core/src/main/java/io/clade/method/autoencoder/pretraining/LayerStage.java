package io.clade.method.autoencoder.pretraining;

import io.clade.network.decoder.ReconstructionError;
import io.clade.network.layer.LayerPair;
import io.clade.tensor.RandomTensors;
import io.clade.tensor.runtime.Scope;
import io.clade.training.Batch;
import io.clade.training.Loss;
import io.clade.training.Stage;
import io.clade.training.optimiser.ParameterGroup;
import io.clade.training.session.Phase;
import java.util.List;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/**
 * Pre-training of one layer of a fully connected autoencoder: lowers the mean of (h − ĥ)² over all numbers of h, the outputs that the
 * layers below make of the samples; ĥ is reconstructed from a copy of h of which {@link #DROPPED a fifth} of the numbers, drawn at
 * random, is set to zero. As many outputs of the layer itself are. The samples and the embedding keep all their numbers.
 *
 * <p>Xie, Girshick and Farhadi, Unsupervised Deep Embedding for Clustering Analysis, ICML 2016, section 3.2; the places of
 * dropout are those of the published code.
 */
final class LayerStage implements Stage {

    /** Share of the numbers that are set to zero. */
    static final double DROPPED = 0.2;

    private final List<LayerPair> below;
    private final LayerPair layer;
    private final EncoderInput input;

    /**
     * @param below layers between the samples and this one, which stay as they are
     * @param layer that is trained
     * @param input the samples as the encoder sees them
     */
    LayerStage(List<LayerPair> below, LayerPair layer, EncoderInput input) {
        this.below = List.copyOf(below);
        this.layer = layer;
        this.input = input;
    }

    @Override
    public Phase phase() {
        return Phase.pretraining(layer.toString());
    }

    @Override
    public List<ParameterGroup> parameters() {
        return List.of(ParameterGroup.of(layer.parameters()));
    }

    @Override
    public Loss loss(Batch batch) {
        Tensor clean = given(batch.samples());
        Tensor seen = input.isPlain() ? clean : given(input.of(batch));
        Tensor h = layer.encode(layer.isFirst() ? seen : dropped(seen));
        return Loss.of(
                "reconstruction", ReconstructionError.mean(clean, layer.decode(layer.isLast() ? h : dropped(h))));
    }

    /** The numbers that the layer is given of samples x: b×shape. */
    private Tensor given(Tensor x) {
        return Scope.withoutGradients(() -> {
            Tensor h = x.flatten(1, -1);
            for (LayerPair one : below) {
                h = one.encode(h);
            }
            return h;
        });
    }

    /** The numbers that are left are scaled so that their mean stays, as without dropout later. */
    private static Tensor dropped(Tensor h) {
        Tensor left = RandomTensors.uniform(h.sizes().vec().get()).ge(new Scalar(DROPPED));
        return h.mul(left.to(h.device(), h.scalar_type()).div(new Scalar(1 - DROPPED)));
    }
}
