package io.clade.method.competitive.prototype;

import io.clade.network.weight.Parameters;
import io.clade.tensor.Ops;
import io.clade.tensor.Scope;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/**
 * Prototypes that are outputs of a {@link DualNetwork} on the transposed embeddings of the anchors: the deep dual
 * competitive layer on a network. Embeddings are divided by their root mean square on entry and prototypes multiplied with
 * it, so that these follow an embedding that grows.
 */
final class DeepDualPrototypes implements PrototypePart {

    private static final double EPSILON = 1e-12;

    private final int clusters;
    private final int anchors;
    private final int layers;
    private final HiddenLayers hidden;
    private final double rate;
    private final double inputScale;
    private final RivalWeights weights = new RivalWeights();

    /**
     * @param layers rival sets
     * @param rate how many times as fast as the backbone the dual network learns
     * @param relative whether a step is worth the less the more anchors there are
     */
    DeepDualPrototypes(int clusters, int anchors, int layers, HiddenLayers hidden, double rate, boolean relative) {
        this.clusters = clusters;
        this.anchors = anchors;
        this.layers = layers;
        this.hidden = hidden;
        this.rate = rate;
        inputScale = relative ? 1.0 / anchors : 1;
    }

    @Override
    public void register(Parameters parameters, String prefix, int embeddingSize) {
        int units = hidden.unitsFor(clusters);
        for (int layer = 0; layer < layers; layer++) {
            Tensor[] own = new Tensor[hidden.layers() + 1];
            for (int i = 0; i < own.length; i++) {
                int in = i == 0 ? anchors : units;
                int out = i == hidden.layers() ? clusters : units;
                own[i] = parameters.add(prefix + "dual" + layer + ".fc" + (i + 1), torch.zeros(out, in + 1));
            }
            weights.add(own);
        }
    }

    @Override
    public void keep(int number) {
        weights.keep(number);
    }

    @Override
    public int layers() {
        return weights.size();
    }

    @Override
    public boolean anchored() {
        return true;
    }

    @Override
    public void begin(int layer, Tensor start, Tensor z) {
        Scope.withoutGradients(() -> {
            Tensor padded = torch.cat(new TensorVector(start, start.new_zeros(clusters, 1)), 1);
            List<Tensor> initial = DualNetwork.seeded(z.div(scale(z)), inputScale, hidden, padded);
            for (int i = 0; i < initial.size(); i++) {
                weights.get(layer).get(i).copy_(Ops.over(initial.get(i), rate));
            }
        });
    }

    @Override
    public Tensor prototypes(int layer, Tensor z) {
        Tensor scale = scale(z);
        // Adam moves every weight by about the learning rate: the factor is the ratio of two learning rates.
        List<Tensor> own =
                weights.get(layer).stream().map(one -> Ops.times(one, rate)).toList();
        return DualNetwork.outputs(own, DualNetwork.rows(z.div(scale), inputScale))
                .mul(scale);
    }

    private static Tensor scale(Tensor z) {
        return torch.sqrt(Ops.plus(Ops.square(z.detach()).mean(), EPSILON));
    }
}
