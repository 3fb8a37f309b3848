package io.clade.method.competitive.prototype;

import io.clade.network.weight.Parameters;
import io.clade.tensor.Ops;
import io.clade.tensor.Scope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** Prototypes that are weights of their own in the embedding of a network: the vanilla competitive layer on it. */
final class FreePrototypes implements PrototypePart {

    private final int clusters;
    private final int layers;
    private final double rate;
    private final boolean relative;
    private final RivalWeights weights = new RivalWeights();
    private double unit;

    /**
     * @param layers rival sets
     * @param rate how many times as fast as the network they learn
     * @param relative whether that is in the unit of the spread of the embeddings that they begin among
     */
    FreePrototypes(int clusters, int layers, double rate, boolean relative) {
        this.clusters = clusters;
        this.layers = layers;
        this.rate = rate;
        this.relative = relative;
        unit = rate;
    }

    @Override
    public void register(Parameters parameters, String prefix, int embeddingSize) {
        for (int layer = 0; layer < layers; layer++) {
            weights.add(parameters.add(prefix + "base" + layer, torch.zeros(clusters, embeddingSize)));
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
        return false;
    }

    @Override
    public void begin(int layer, Tensor start, Tensor z) {
        double spread =
                relative ? Math.sqrt(Ops.number(Ops.square(z.sub(z.mean(0))).mean())) : 1;
        // Adam moves every weight by about the learning rate: the unit is what that is worth here.
        unit = spread > 0 ? rate * spread : rate;
        Scope.withoutGradients(() -> weights.get(layer).get(0).copy_(Ops.over(torch.mm(start, z), unit)));
    }

    @Override
    public Tensor prototypes(int layer, Tensor z) {
        return Ops.times(weights.get(layer).get(0), unit);
    }
}
