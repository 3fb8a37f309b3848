package io.clade.method.competitive.prototype;

import io.clade.network.Network;
import io.clade.network.weight.Initialisation;
import io.clade.network.weight.Parameters;
import io.clade.partition.kmeans.KMeansPlusPlus;
import io.clade.random.Seeds;
import io.clade.tensor.Distances;
import io.clade.tensor.Ops;
import io.clade.tensor.runtime.Scope;
import java.util.Optional;
import java.util.OptionalDouble;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/**
 * The dual competitive layer, whose prototypes are not parameters but outputs of the network, P = Ω Z: mixtures of the
 * embeddings Z of fixed samples, the anchors. Ω is learned, and gradients flow through Z to the backbone. The published
 * layer has all samples as anchors; fewer bound memory for any n. With a bias, P = Ω Z + b1ᵀ; the bias is the weight of
 * one more anchor, whose features are all equal, so that a Gram matrix covers it too.
 *
 * <p>Cirrincione, Randazzo, Ciravegna and Pasero, Gradient-based competitive learning: theory, 2020, section 3, equation 7.
 */
public final class DualPrototypes implements PrototypeSets {

    private final int clusters;
    private final int anchors;
    private final int heads;
    private final double rate;
    private final OptionalDouble bias;
    private final SetWeights weights = new SetWeights();
    private Tensor logTemperature;

    /**
     * Prototypes without a bias.
     *
     * @param heads sets of prototypes
     * @param rate at which prototypes learn, relative to the backbone's
     */
    public DualPrototypes(int clusters, int anchors, int heads, double rate) {
        this(clusters, anchors, heads, rate, OptionalDouble.empty());
    }

    private DualPrototypes(int clusters, int anchors, int heads, double rate, OptionalDouble bias) {
        this.clusters = clusters;
        this.anchors = anchors;
        this.heads = heads;
        this.rate = rate;
        this.bias = bias;
    }

    /**
     * One set of prototypes with a bias.
     *
     * @param bias the features of the anchor that stands for it
     */
    public static DualPrototypes biased(int clusters, int anchors, double bias) {
        return new DualPrototypes(clusters, anchors, 1, 1, OptionalDouble.of(bias));
    }

    /** Initial weights as published, those of the bias zero: k×(a + 1). */
    public static Tensor random(long k, long a) {
        return torch.cat(new TensorVector(Initialisation.GLOROT.weights(k, a), torch.zeros(k, 1)), 1);
    }

    @Override
    public void register(Network network, Parameters parameters, String prefix) {
        int width = bias.isPresent() ? anchors + 1 : anchors;
        for (int head = 0; head < heads; head++) {
            weights.add(parameters.add(prefix + "dual" + head, torch.zeros(clusters, width)));
        }
        logTemperature = parameters.add(prefix + "log_temperature", torch.zeros(1));
    }

    @Override
    public void keep(int number) {
        weights.keep(number);
    }

    @Override
    public int heads() {
        return weights.size();
    }

    @Override
    public boolean anchored() {
        return true;
    }

    /** Makes the prototypes of every set anchors far apart in z, their embeddings: a×m. */
    public void seed(Tensor z, long seed) {
        for (int head = 0; head < weights.size(); head++) {
            Tensor chosen = Ops.indices(KMeansPlusPlus.choose(z, clusters, 0, Seeds.derive(seed, head)));
            begin(head, torch.one_hot(chosen, anchors), z);
        }
    }

    @Override
    public void begin(int head, Tensor start, Tensor z) {
        begin(head, start);
    }

    /** Gives a set these weights, Ω with b as its last column where there is a bias. */
    public void begin(int head, Tensor omega) {
        Scope.withoutGradients(() -> weights.get(head).get(0).copy_(omega).div_(new Scalar(rate)));
    }

    @Override
    public Inputs inputs(Tensor z) {
        return Inputs.of(bias.isPresent() ? bordered(z, bias.getAsDouble()) : z);
    }

    /**
     * The inputs where distances from all anchors are needed and nothing else: if there are fewer anchors than
     * features, a Gram matrix gives the distances.
     */
    public Inputs inputsOfAll(Tensor z) {
        Inputs inputs = inputs(z);
        return z.size(0) < z.size(1)
                ? new Inputs(inputs.rows(), inputs.unit(), Optional.of(Gram.of(inputs.rows(), z.size(0))))
                : inputs;
    }

    /** {@code rows} with one more row below them whose numbers are all {@code value}. */
    static Tensor bordered(Tensor rows, double value) {
        Tensor border = rows.new_empty(1, rows.size(1)).fill_(new Scalar(value));
        return torch.cat(new TensorVector(rows, border), 0);
    }

    @Override
    public Tensor of(int head, Inputs inputs) {
        return torch.mm(omega(head), inputs.rows());
    }

    /**
     * The weights times the rate: Adam moves every parameter by about the learning rate, so the factor is a ratio of
     * learning rates.
     */
    private Tensor omega(int head) {
        return Ops.times(weights.get(head).get(0), rate);
    }

    @Override
    public Tensor squaredDistances(int head, Tensor x, Inputs inputs) {
        return inputs.gram()
                .map(products -> products.squaredDistances(omega(head)))
                .orElseGet(() -> Distances.squared(x, of(head, inputs)));
    }

    /** A factor of the temperature that starts at one and is learned. */
    public Tensor learnedFactor() {
        return torch.exp(logTemperature);
    }
}
