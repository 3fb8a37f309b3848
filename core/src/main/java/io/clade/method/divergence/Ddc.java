package io.clade.method.divergence;

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
import io.clade.method.fitting.Fit;
import io.clade.method.fitting.Pretraining;
import io.clade.model.Model;
import io.clade.model.part.KernelBandwidth;
import io.clade.network.Network;
import io.clade.network.SoftmaxHeads;
import io.clade.network.cluster.SoftmaxHead;
import io.clade.tensor.kernel.Bandwidth;
import io.clade.training.Training;
import io.clade.training.session.Session;

/**
 * Deep divergence-based clustering: trains a network with a softmax layer end to end so that clusters have a small
 * Cauchy–Schwarz similarity in the embedding.
 *
 * <p>Steps: draw a batch; embed it; compute memberships; kernel of the embedding; lower L = L1 + L2 + L3; keep the epoch of
 * lowest loss; assign by the largest membership.
 *
 * <p>Departures: the network is that of the thesis (Table 3), not of the first paper; L1 and L3 are divided by the
 * number of cluster pairs, as in the thesis.
 */
@Paper(
        title = "Deep divergence-based approach to clustering",
        authors = "Kampffmeyer, Løkse, Bianchi, Livi, Salberg, Jenssen",
        venue = "Neural Networks 113",
        year = 2019,
        url = "https://arxiv.org/abs/1902.04981")
public final class Ddc implements Method {

    /** Name under {@code -m}. */
    public static final String NAME = "ddc";

    /**
     * @param clusters k
     * @param preparation of the samples
     * @param network the backbone
     * @param pretraining of the backbone
     * @param divergence the loss of the last layer
     * @param companions the losses of the blocks
     * @param guidance past poor optima
     * @param training by which their sum is lowered
     */
    public record Hyperparameters(
            int clusters,
            Preprocessing preparation,
            NetworkChoice network,
            Pretraining pretraining,
            Divergence divergence,
            Companions companions,
            Guidance guidance,
            Training training)
            implements Settings {

        Hyperparameters with(Companions other) {
            return new Hyperparameters(
                    clusters, preparation, network, pretraining, divergence, other, guidance, training);
        }
    }

    private final Hyperparameters settings;

    public Ddc(Hyperparameters settings) {
        this.settings = settings;
    }

    /** The settings of the thesis (sections 15.2 and 15.3). */
    public static Hyperparameters paper(int clusters) {
        return new Hyperparameters(
                clusters,
                Preprocessing.scaled(Scaling.AUTO, 0),
                new NetworkChoice(NetworkChoice.Type.AUTO, 100),
                Pretraining.NONE,
                new Divergence(Bandwidth.Rule.MEDIAN_DISTANCE, 0.15, false),
                Companions.none(),
                Guidance.NONE,
                Training.STANDARD.withEpochs(100).withLearningRate(1e-4));
    }

    /** The settings that clustered best over several image sets; see docs/decisions. */
    public static Hyperparameters recommended(int clusters) {
        return new Hyperparameters(
                clusters,
                Preprocessing.forNetworks(),
                new NetworkChoice(NetworkChoice.Type.AUTO, 100),
                Pretraining.NONE,
                new Divergence(Bandwidth.Rule.MEDIAN_SQUARED, 0.15, true),
                Companions.none(),
                Guidance.recommended(),
                Training.STANDARD);
    }

    @Override
    public Model fit(Dataset data, Session session) {
        return fit(NAME, settings, data, session);
    }

    /** The algorithm of the divergence family, whose members differ in their hyperparameters alone. */
    static Model fit(String method, Hyperparameters settings, Dataset data, Session session) {
        int k = settings.clusters();
        int heads = settings.guidance().selection().heads();
        try (Fit fit = Fit.begin(method, settings, data, session)) {
            SoftmaxHeads softmax = new SoftmaxHeads(k, heads);
            CompanionTerms companions = settings.companions().of(k, heads);
            Network network = fit.network(settings.pretraining().backbone(settings.network()), softmax, companions);
            settings.pretraining().run(fit, network, settings.network(), settings.training());

            DivergenceStage clustering = new DivergenceStage(network, softmax, settings.divergence());
            companions.attachTo(clustering, settings.divergence().bandwidth());
            settings.guidance().attachTo(clustering, fit.batchReader(), fit.seed());
            fit.train(clustering, settings.training(), settings.guidance().selection());
            fit.keep(new KernelBandwidth(settings.divergence().bandwidth()));
            return fit.model(network, new SoftmaxHead());
        }
    }
}
