package io.clade.method.autoencoder.pretraining;

import io.clade.method.fitting.Fit;
import io.clade.network.Autoencoder;
import io.clade.network.layer.LayerPair;
import io.clade.training.Training;
import io.clade.training.session.Session;
import java.util.ArrayList;
import java.util.List;

/**
 * Greedy layer-wise training: one layer of a fully connected autoencoder after the other learns to reconstruct what it is given, from the
 * samples on, and what is learned becomes the start of the training end to end.
 *
 * <p>Bengio, Lamblin, Popovici and Larochelle, Greedy Layer-Wise Training of Deep Networks, NIPS 2006, with the dropout of
 * {@link LayerStage}.
 */
public final class Layerwise {

    private Layerwise() {}

    /**
     * Trains the layers of {@code net}, each for half the epochs of the training end to end, as published.
     *
     * @param own session of the pre-training
     * @param input the samples as the encoder sees them
     * @param after the training end to end, its epochs settled
     * @throws IllegalStateException where the encoder is not fully connected
     */
    public static void train(Fit fit, Session own, Autoencoder net, EncoderInput input, Training after) {
        int epochs = (after.epochs() + 1) / 2;
        List<LayerPair> below = new ArrayList<>();
        for (LayerPair layer : net.layerPairs(fit.session().device())) {
            fit.trainIn(own, new LayerStage(below, layer, input), after.withEpochs(epochs));
            layer.writeTo(net.ofEncoder(), net.ofDecoder());
            below.add(layer);
        }
    }
}
