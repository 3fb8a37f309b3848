package io.clade.method.competitive;

import io.clade.data.Dataset;
import io.clade.data.preprocessing.Preprocessing;
import io.clade.data.preprocessing.Scaling;
import io.clade.input.Hyperparameter;
import io.clade.method.Method;
import io.clade.method.NetworkChoice;
import io.clade.method.Paper;
import io.clade.method.Settings;
import io.clade.method.clustering.CompanionTerms;
import io.clade.method.clustering.Companions;
import io.clade.method.clustering.Guidance;
import io.clade.method.competitive.prototype.DeepDualPrototypes;
import io.clade.method.competitive.prototype.DualPrototypes;
import io.clade.method.competitive.prototype.FreePrototypes;
import io.clade.method.competitive.prototype.HiddenLayers;
import io.clade.method.competitive.prototype.PrototypeSets;
import io.clade.method.competitive.topology.Topology;
import io.clade.method.fitting.Fit;
import io.clade.model.Model;
import io.clade.network.Network;
import io.clade.training.Training;
import io.clade.training.session.Session;

/**
 * Gradient-based competitive learning on a network: prototypes compete for samples in an embedding that is learned together
 * with them. With a decoder the network first learns to reconstruct.
 *
 * <p>Steps: choose anchors; pre-train the network if it has a decoder; start the prototypes in the embedding of the
 * anchors; lower Q/V + ρR + λ‖E‖² and the terms of companions and guidance; assign by the nearest prototype, or find
 * clusters as components of the graph. V is the total variance of the embedding, so that shrinking the embedding gains
 * nothing; R is the share of the samples' variance that is not reconstructed.
 *
 * <p>Departures: the paper puts the layer on a network without saying how; anchors, V and the terms of the guidance are
 * Clade's own.
 */
@Paper(
        title = "Gradient-based Competitive Learning: Theory",
        authors = "Cirrincione, Randazzo, Barbiero, Ciravegna, Pasero",
        venue = "Cognitive Computation 16(2)",
        year = 2024,
        url = "https://arxiv.org/abs/2009.02799")
public final class CompetitiveNetwork implements Method {

    /** A kind of competitive layer. */
    public enum Layer {
        /** {@link Vcl} on a network */
        BASE("vcl-net"),
        /** {@link Dcl} on a network */
        DUAL("dcl-net"),
        /** {@link Dcl} with hidden layers on a network */
        DEEP("deep-dcl-net");

        private final String method;

        Layer(String method) {
            this.method = method;
        }

        /** The name under {@code -m}. */
        public String method() {
            return method;
        }
    }

    /**
     * @param prototypes k
     * @param preparation of the samples
     * @param layer of prototypes
     * @param network the backbone
     * @param representation the embedding that prototypes compete in
     * @param hidden layers of a deep dual layer
     * @param learning of the prototypes
     * @param topology use of the prototypes' graph
     * @param companions the losses of the blocks
     * @param guidance against poor local minima
     */
    public record Hyperparameters(
            int prototypes,
            Preprocessing preparation,

            @Hyperparameter(
                    "What prototypes are: weights (base), or outputs of a linear (dual) or a deeper (deep) layer on anchors.")
            Layer layer,

            NetworkChoice network,
            Representation representation,
            HiddenLayers hidden,
            Learning learning,
            Topology topology,
            Companions companions,
            Guidance guidance)
            implements Settings {

        @Override
        public int clusters() {
            return prototypes;
        }
    }

    private final Hyperparameters settings;

    public CompetitiveNetwork(Hyperparameters settings) {
        this.settings = settings;
    }

    /** The published layer on the embedding of an autoencoder. */
    public static Hyperparameters paper(Layer layer, int prototypes) {
        boolean deep = layer == Layer.DEEP;
        Dcl.Hyperparameters dual = deep ? Dcl.deepPaper(prototypes) : Dcl.paper(prototypes);
        Vcl.Hyperparameters base = Vcl.paper(prototypes);
        return new Hyperparameters(
                prototypes,
                Preprocessing.scaled(Scaling.STANDARDIZE, 0),
                layer,
                new NetworkChoice(NetworkChoice.Type.AUTO, 10),
                new Representation(false, 1, 1e-3, 120),
                dual.hidden(),
                layer == Layer.BASE ? base.learning() : dual.learning(),
                Topology.published(),
                Companions.none(),
                Guidance.NONE);
    }

    /** An embedding on the sphere, with guidance and without a decoder; see docs/methods/competitive.md. */
    public static Hyperparameters recommended(Layer layer, int prototypes) {
        boolean deep = layer == Layer.DEEP;
        Dcl.Hyperparameters alone = deep ? Dcl.deepRecommended(prototypes) : Dcl.recommended(prototypes);
        return new Hyperparameters(
                prototypes,
                Preprocessing.forNetworks(),
                layer,
                new NetworkChoice(NetworkChoice.Type.AUTO, 100),
                new Representation(true, 0, 1e-3, 120),
                alone.hidden(),
                alone.learning(),
                Topology.recommended(),
                Companions.none(),
                Guidance.sharpening());
    }

    @Override
    public Model fit(Dataset data, Session session) {
        int k = settings.prototypes();
        int heads = settings.guidance().selection().heads();
        Representation representation = settings.representation();
        try (Fit fit = Fit.begin(settings.layer().method(), settings, data, session)) {
            Anchors anchors = Anchors.of(fit, Math.min(data.size(), Math.max(2 * k, representation.batch())));
            PrototypeSets prototypes = prototypes(anchors.size());
            CompanionTerms companions = settings.companions().of(k, heads);
            Reconstruction reconstruction = Reconstruction.of(representation.reconstruction(), anchors);
            Network network =
                    fit.network(representation.of(settings.network()), companions, prototypes, reconstruction.term());
            Training training = representation.training(settings.learning());
            reconstruction.pretrain(fit, network, training);

            EmbeddedQuantisationStage clustering =
                    new EmbeddedQuantisationStage(network, anchors, prototypes, settings.topology());
            clustering.begin(settings.learning().start(), k);
            reconstruction.term().attachTo(clustering);
            companions.attachTo(clustering);
            settings.guidance().attachTo(clustering, fit.batchReader(), fit.seed());
            fit.train(clustering, training, settings.guidance().selection());
            return clustering.model(fit);
        }
    }

    private PrototypeSets prototypes(int anchors) {
        int k = settings.prototypes();
        int heads = settings.guidance().selection().heads();
        Learning learning = settings.learning();
        boolean relative = learning.steps() == Learning.Steps.DATA;
        double rate = learning.learningRate() / settings.representation().learningRate();
        double share = relative ? 1.0 / anchors : 1;
        return switch (settings.layer()) {
            case BASE -> new FreePrototypes(k, heads, rate, relative);
            case DUAL -> new DualPrototypes(k, anchors, heads, relative ? rate / anchors : rate);
            case DEEP ->
                new DeepDualPrototypes(
                        k, anchors, heads, settings.hidden(), new DeepDualPrototypes.Pace(rate, share, true));
        };
    }
}
