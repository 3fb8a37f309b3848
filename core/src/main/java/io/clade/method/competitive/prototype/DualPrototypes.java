package io.clade.method.competitive.prototype;

import io.clade.network.weight.Parameters;
import io.clade.partition.kmeans.PlusPlus;
import io.clade.tensor.Ops;
import io.clade.tensor.Scope;
import io.clade.training.Seeds;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * The dual competitive layer: prototypes are not parameters but outputs of the network, P = Ω Z, mixtures of the embeddings
 * Z of a fixed set of samples, the anchors. Ω is learned, and gradients flow through Z to the backbone. As many anchors as
 * samples is the published layer; fewer bound memory whatever n is.
 *
 * <p>Cirrincione, Randazzo, Ciravegna and Pasero, Gradient-based competitive learning: theory, 2020, section 3, equation 7.
 */
public final class DualPrototypes implements PrototypePart {

    private final int clusters;
    private final int anchors;
    private final int layers;
    private final double rate;
    private final RivalWeights weights = new RivalWeights();
    private Tensor logTemperature;

    /**
     * @param layers rival sets of prototypes
     * @param rate how many times as fast as the backbone prototypes learn
     */
    public DualPrototypes(int clusters, int anchors, int layers, double rate) {
        this.clusters = clusters;
        this.anchors = anchors;
        this.layers = layers;
        this.rate = rate;
    }

    @Override
    public void register(Parameters parameters, String prefix, int embeddingSize) {
        for (int layer = 0; layer < layers; layer++) {
            weights.add(parameters.add(prefix + "dual" + layer, torch.zeros(clusters, anchors)));
        }
        logTemperature = parameters.add(prefix + "log_temperature", torch.zeros(1));
    }

    @Override
    public void keep(int number) {
        weights.keep(number);
    }

    /** Makes the prototypes of every layer anchors far apart in z, their embeddings: a×m. */
    public void seed(Tensor z, long seed) {
        for (int layer = 0; layer < weights.size(); layer++) {
            Tensor chosen = Ops.indices(PlusPlus.choose(z, clusters, 0, Seeds.derive(seed, layer)));
            begin(layer, torch.one_hot(chosen, anchors), z);
        }
    }

    @Override
    public void begin(int layer, Tensor start, Tensor z) {
        Tensor omega = weights.get(layer).get(0);
        Scope.withoutGradients(() -> omega.copy_(start).div_(new Scalar(rate)));
    }

    @Override
    public boolean anchored() {
        return true;
    }

    @Override
    public int layers() {
        return weights.size();
    }

    @Override
    public Tensor prototypes(int layer, Tensor z) {
        // Adam moves every weight by about the learning rate: the factor is the ratio of two learning rates.
        return torch.mm(Ops.times(weights.get(layer).get(0), rate), z);
    }

    /** A factor of the temperature that starts at one and is learned. */
    public Tensor learnedFactor() {
        return torch.exp(logTemperature);
    }
}
