package io.clade.method.competitive;

import io.clade.data.InputException;
import io.clade.data.Knob;
import io.clade.data.Require;
import io.clade.method.Companions;
import io.clade.method.Guidance;
import io.clade.method.NetworkChoice;
import io.clade.network.backbone.Architecture;
import io.clade.network.backbone.Spherical;
import io.clade.training.Training;

/**
 * The space in which prototypes of {@link Vcl} and {@link Dcl} compete: that of the samples, or the embedding of a network
 * that learns together with them.
 *
 * @param network the backbone; none for the samples themselves
 * @param spherical whether its embeddings are scaled to length one
 * @param reconstruction weight of the reconstruction error; 0 for no decoder
 * @param learningRate of the network
 * @param batch samples of a step
 * @param companions the losses of the blocks
 * @param guidance what leads past poor optima
 */
public record Representation(
        NetworkChoice network,

        @Knob("With a network: whether embeddings are scaled to length one.")
        boolean spherical,

        @Knob(
                value = "With a network: weight of the reconstruction error of a decoder, as a share of the samples'"
                        + " variance; 0 uses no decoder.",
                least = 0)
        double reconstruction,

        @Knob(value = "With a network: the learning rate of the network.", name = "network_lr", least = 1e-9, most = 10)
        double learningRate,

        @Knob(
                value = "With a network: samples per step, and number of anchors of a dual layer.",
                name = "network_batch",
                least = 2)
        int batch,

        Companions companions,
        Guidance guidance) {

    /** Norm that gradients of the network are bounded to. */
    private static final double CLIP = 10;

    /** Epochs without a lower loss before training stops. */
    private static final int PATIENCE = 30;

    /** @throws InputException where there are companions or guidance, but no network that could be led */
    public Representation {
        Require.notNegative("reconstruction", reconstruction);
        Require.positive("network_lr", learningRate);
        Require.atLeast("network_batch", batch, 2);
        Require.that(
                network.kind() != NetworkChoice.Type.NONE
                        || (guidance.equals(Guidance.NONE) && companions.kind() == Companions.Type.NONE),
                "companions, agreement, balance and rivals need a network, but network=none has none. Use --set"
                        + " network=auto.");
    }

    /** The samples themselves; what else is said is for when the published layer is put on a network: to reconstruct. */
    static Representation none() {
        return new Representation(
                new NetworkChoice(NetworkChoice.Type.NONE, 10), false, 1, 1e-3, 120, Companions.none(), Guidance.NONE);
    }

    /** The embedding of a network that is led and does not reconstruct; see docs/methods/competitive.md. */
    static Representation recommended() {
        return new Representation(
                new NetworkChoice(NetworkChoice.Type.AUTO, 100),
                true,
                0,
                1e-3,
                120,
                Companions.none(),
                Guidance.sharpening());
    }

    /** Whether prototypes compete in the space of the samples. */
    boolean standsAlone() {
        return network.kind() == NetworkChoice.Type.NONE;
    }

    /** {@code backbone} with embeddings where prototypes compete for them. */
    Architecture placed(Architecture backbone) {
        return spherical ? new Spherical(backbone) : backbone;
    }

    /** How network and prototypes learn together, for as long as {@code learning} says. */
    Training training(Learning learning) {
        return new Training(learning.epochs(), batch, learningRate, learning.schedule(), CLIP, PATIENCE);
    }
}
