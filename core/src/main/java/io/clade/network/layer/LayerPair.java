package io.clade.network.layer;

import io.clade.network.weight.Initialisation;
import io.clade.network.weight.Parameters;
import io.clade.tensor.Relu;
import io.clade.tensor.runtime.Device;
import io.clade.tensor.runtime.Scope;
import org.bytedeco.pytorch.Tensor;

/**
 * A layer of a fully connected encoder and the layer of its decoder that leads back, as an autoencoder of their own: their weights are
 * copies, so training them moves nothing else. There is a ReLU after both, except that the embedding and the reconstructed samples
 * are linear.
 */
public final class LayerPair {

    private final int number;
    private final int count;
    private final Parameters parameters;
    private final Linear forth;
    private final Linear back;

    /**
     * @param number of the encoder's layer, from 1
     * @param count layers of the encoder, of which the last is the embedding
     * @param below numbers that the layer is given
     * @param units of the layer
     * @param decoder prefix of the names of the decoder's parameters
     */
    public LayerPair(int number, int count, int below, int units, String decoder, Device device) {
        this.number = number;
        this.count = count;
        parameters = new Parameters(device);
        forth = new Linear(parameters, LinearStack.name("", number), below, units, Initialisation.HE);
        back = new Linear(parameters, LinearStack.name(decoder, count + 1 - number), units, below, Initialisation.HE);
        parameters.flatten();
    }

    /** The weights of both layers, under their names in the networks that they are copies of. */
    public Parameters parameters() {
        return parameters;
    }

    /** True if the layer is given the samples. */
    public boolean isFirst() {
        return number == 1;
    }

    /** True if the layer's outputs are the embedding. */
    public boolean isLast() {
        return number == count;
    }

    /** Outputs h: b×units of the encoder's layer from those of the layer below. */
    public Tensor encode(Tensor below) {
        Tensor h = forth.forward(below);
        return isLast() ? h : Relu.inPlace(h);
    }

    /** The outputs of the layer below, reconstructed from h: b×units. */
    public Tensor decode(Tensor h) {
        Tensor below = back.forward(h);
        return isFirst() ? below : Relu.inPlace(below);
    }

    /** Takes the weights that both layers have in the networks. */
    public void readFrom(Parameters encoder, Parameters decoder) {
        Scope.withoutGradients(
                () -> parameters.trainable().forEach((name, own) -> own.copy_(named(name, encoder, decoder))));
    }

    /** Gives both layers of the networks its weights. */
    public void writeTo(Parameters encoder, Parameters decoder) {
        Scope.withoutGradients(() -> parameters
                .trainable()
                .forEach((name, own) -> named(name, encoder, decoder).copy_(own)));
    }

    private static Tensor named(String name, Parameters encoder, Parameters decoder) {
        Tensor found = encoder.trainable().get(name);
        return found == null ? decoder.trainable().get(name) : found;
    }

    /** For example {@code layer 2 of 4}. */
    @Override
    public String toString() {
        return "layer " + number + " of " + count;
    }
}
