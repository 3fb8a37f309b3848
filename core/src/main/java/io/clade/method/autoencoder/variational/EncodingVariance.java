package io.clade.method.autoencoder.variational;

import io.clade.network.Autoencoder;
import io.clade.network.backbone.Activations;
import io.clade.network.layer.Linear;
import io.clade.network.layer.Mode;
import io.clade.network.weight.Initialisation;
import io.clade.network.weight.Parameters;
import io.clade.tensor.Ops;
import io.clade.tensor.runtime.Device;
import io.clade.tensor.runtime.Scope;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * ln σ̃², a linear layer on the outputs of the encoder's last block; of maps, on their means. It begins with the same small variance
 * for all samples: with random ones, their noise would cover the clusters that pre-training has found.
 */
final class EncodingVariance {

    /** Share of an embedding unit's variance over the samples that σ̃² has at the start. */
    private static final double SHARE = 0.01;

    private final Parameters parameters;
    private final Linear layer;
    private final Tensor initial;
    private final VarianceScale scale;

    /**
     * @param net pre-trained, whose embedding is μ̃
     * @param x one sample, 1×shape
     * @param variances of each embedding unit over the samples, m
     */
    EncodingVariance(Autoencoder net, Tensor x, Tensor variances, VarianceScale scale, Device device) {
        this.scale = scale;
        parameters = new Parameters(device);
        int inputs = Math.toIntExact(Scope.withoutGradients(
                () -> hidden(net.encode(x, Mode.APPLYING)).size(1)));
        layer = new Linear(parameters, "log_variance", inputs, net.embeddingSize(), Initialisation.GLOROT);
        layer.begin(torch.zeros(net.embeddingSize(), inputs));
        parameters.flatten();
        initial = torch.log(Ops.times(variances, SHARE));
    }

    Parameters parameters() {
        return parameters;
    }

    /** ln σ̃², b×m. */
    Tensor of(Activations activations) {
        return scale.bounded(initial.add(layer.forward(hidden(activations))));
    }

    private static Tensor hidden(Activations activations) {
        List<Tensor> blocks = activations.blocks();
        // A single linear layer has none before its embedding.
        Tensor last = blocks.isEmpty() ? activations.embedding() : blocks.get(blocks.size() - 1);
        return last.dim() == 2 ? last : last.flatten(2, -1).mean(2);
    }
}
