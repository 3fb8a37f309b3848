package io.clade.method.competitive.soft;

import io.clade.data.Dataset;
import io.clade.data.preprocessing.Preprocessing;
import io.clade.data.preprocessing.Scaling;
import io.clade.method.Method;
import io.clade.method.NetworkChoice;
import io.clade.method.Paper;
import io.clade.method.Settings;
import io.clade.method.clustering.CompanionTerms;
import io.clade.method.clustering.Companions;
import io.clade.method.clustering.Guidance;
import io.clade.method.clustering.ReconstructionTerm;
import io.clade.method.competitive.Anchors;
import io.clade.method.competitive.prototype.DualPrototypes;
import io.clade.method.fitting.Fit;
import io.clade.method.fitting.Pretraining;
import io.clade.model.Model;
import io.clade.network.Network;
import io.clade.training.Training;
import io.clade.training.session.Session;

/**
 * Deep dual competitive learning: trains a network together with prototypes that are its own outputs, so that the soft
 * quantisation error of its embedding falls; no k-means, no pseudo-labels.
 *
 * <p>Steps: choose anchors and make k of them, far apart, the first prototypes; draw a batch; embed it and the anchors;
 * compute prototypes P = Ω Z from the anchors and memberships q = softmax(−d/T); lower L_q = Σ q d with prototype
 * decay, entropic and reconstruction terms and the terms of the guidance; keep the epoch of lowest loss; assign by the
 * largest membership.
 *
 * <p>Departures: the full text was not at hand, so network, learning rate and batch are Clade's own, in the paper's
 * preset too. Losses are means over samples. P is made from anchors, not from all samples, and without a bias.
 */
@Paper(
        title =
                "DDCL: Deep Dual Competitive Learning: A Differentiable End-to-End Framework for Unsupervised Prototype-Based"
                        + " Representation Learning",
        authors = "Cirrincione",
        venue = "arXiv",
        year = 2026,
        url = "https://arxiv.org/abs/2604.01740")
public final class Ddcl implements Method {

    /** Name under {@code -m}. */
    public static final String NAME = "ddcl";

    /**
     * @param clusters k
     * @param preparation of the samples
     * @param network the backbone
     * @param pretraining of the backbone
     * @param layer the dual competitive layer and its loss
     * @param companions the losses of the blocks
     * @param guidance past poor optima
     * @param training by which their sum is lowered
     */
    public record Hyperparameters(
            int clusters,
            Preprocessing preparation,
            NetworkChoice network,
            Pretraining pretraining,
            Layer layer,
            Companions companions,
            Guidance guidance,
            Training training)
            implements Settings {}

    /**
     * @param competition for samples among prototypes
     * @param temperature of it
     */
    public record Layer(Competition competition, Temperature temperature) {}

    private final Hyperparameters settings;

    public Ddcl(Hyperparameters settings) {
        this.settings = settings;
    }

    /**
     * The published settings, as far as the paper's abstract and figures tell: L_q with prototype decay, T annealed
     * from 2 to 0.5, no guidance.
     */
    public static Hyperparameters paper(int clusters) {
        return new Hyperparameters(
                clusters,
                Preprocessing.scaled(Scaling.AUTO, 0),
                new NetworkChoice(NetworkChoice.Type.AUTO, 10),
                Pretraining.NONE,
                new Layer(Competition.STANDARD.withDecay(1e-4), new Temperature(Temperature.Kind.ANNEALED, 0.5, 2)),
                Companions.none(),
                Guidance.NONE,
                Training.STANDARD.withEpochs(100).withPatience(100));
    }

    /** Spherical competition with guidance that sharpens memberships; see docs/methods/ddcl.md. */
    public static Hyperparameters recommended(int clusters) {
        return new Hyperparameters(
                clusters,
                Preprocessing.forNetworks(),
                new NetworkChoice(NetworkChoice.Type.AUTO, 100),
                Pretraining.NONE,
                new Layer(Competition.STANDARD.onSphere(), new Temperature(Temperature.Kind.FIXED, 0.1, 0)),
                Companions.none(),
                Guidance.sharpening(),
                Training.STANDARD);
    }

    @Override
    public Model fit(Dataset data, Session session) {
        int k = settings.clusters();
        int heads = settings.guidance().selection().heads();
        Competition competition = settings.layer().competition();
        try (Fit fit = Fit.begin(NAME, settings, data, session)) {
            Anchors anchors = Anchors.of(fit, competition.anchors(k, data.size()));
            DualPrototypes dual = new DualPrototypes(k, anchors.size(), heads, competition.rate());
            CompanionTerms companions = settings.companions().of(k, heads);
            ReconstructionTerm reconstruction = new ReconstructionTerm(competition.reconstruction());
            Network network =
                    fit.network(settings.pretraining().backbone(settings.network()), companions, dual, reconstruction);
            settings.pretraining().run(fit, network, settings.network(), settings.training());

            SoftCompetitionStage clustering = new SoftCompetitionStage(network, settings.layer(), anchors, dual);
            reconstruction.attachTo(clustering);
            companions.attachTo(clustering);
            settings.guidance().attachTo(clustering, fit.batchReader(), fit.seed());
            fit.train(clustering, settings.training(), settings.guidance().selection());
            return fit.model(network, clustering.fitted());
        }
    }
}
