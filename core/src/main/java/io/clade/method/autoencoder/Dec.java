package io.clade.method.autoencoder;

import io.clade.data.Dataset;
import io.clade.data.preprocessing.Preprocessing;
import io.clade.data.preprocessing.Scaling;
import io.clade.method.Method;
import io.clade.method.Paper;
import io.clade.method.Settings;
import io.clade.method.fitting.Fit;
import io.clade.method.fitting.ReconstructionStage;
import io.clade.model.Model;
import io.clade.network.Autoencoder;
import io.clade.network.cluster.LearnedPrototypes;
import io.clade.network.cluster.prototype.StudentTHead;
import io.clade.training.Training;
import io.clade.training.optimiser.Optimiser;
import io.clade.training.session.Session;

/**
 * Deep embedded clustering: pre-trains an autoencoder, starts prototypes by k-means in its embedding, and then trains
 * encoder and prototypes so that the memberships approach a sharpened version of themselves.
 *
 * <p>Steps: train an autoencoder to reconstruct; k-means on the embedding; drop the decoder; lower KL(p‖q), q the Student-t
 * memberships and p ∝ q²/f their target, which is computed anew from all samples every T steps; stop when fewer than δ of the
 * samples change their cluster between two targets; assign by the largest membership.
 *
 * <p>Departures: the autoencoder is trained end to end by Adam, not layer by layer with dropout; samples are shuffled.
 */
@Paper(
        title = "Unsupervised Deep Embedding for Clustering Analysis",
        authors = "Xie, Girshick, Farhadi",
        venue = "ICML",
        year = 2016,
        url = "https://arxiv.org/abs/1511.06335")
public final class Dec implements Method {

    /** Name under {@code -m}. */
    public static final String NAME = "dec";

    /**
     * @param clusters k
     * @param preparation of the samples
     * @param autoencoder and its pre-training
     * @param refinement of encoder and prototypes
     * @param training of the refinement
     */
    public record Hyperparameters(
            int clusters,
            Preprocessing preparation,
            EncoderPretraining autoencoder,
            Refinement refinement,
            Training training)
            implements Settings {}

    private final Hyperparameters settings;

    public Dec(Hyperparameters settings) {
        this.settings = settings;
    }

    /** The settings of its authors' later experiments: T = 140 steps, δ = 0.1 %, gradient descent with momentum. */
    public static Hyperparameters paper(int clusters) {
        return new Hyperparameters(
                clusters,
                Preprocessing.scaled(Scaling.AUTO, 0),
                new EncoderPretraining(500, 10, 300, 1e-3),
                new Refinement(1, 140, 1e-3),
                Training.STANDARD
                        .withEpochs(100)
                        .withBatch(256)
                        .withLearningRate(0.01)
                        .withOptimiser(Optimiser.sgd(0.9)));
    }

    /**
     * The same, with samples prepared as for every network, the target refreshed once an epoch, and a number of epochs
     * that follows the number of samples.
     */
    public static Hyperparameters recommended(int clusters) {
        return new Hyperparameters(
                clusters,
                Preprocessing.forNetworks(),
                new EncoderPretraining(500, 10, 0, 1e-3),
                new Refinement(1, 0, 1e-3),
                paper(clusters).training().withEpochs(0));
    }

    @Override
    public Model fit(Dataset data, Session session) {
        try (Fit fit = Fit.begin(NAME, settings, data, session)) {
            Autoencoder net = fit.autoencoder(settings.autoencoder().encoder());
            int batch = settings.training().batch();
            fit.train(new ReconstructionStage(net), settings.autoencoder().training(batch));

            LearnedPrototypes mu = new LearnedPrototypes(
                    fit.kMeans(fit.embed(net), settings.clusters()).prototypes(), session.device());
            fit.train(new RefinementStage(fit, net, mu, settings.refinement()), settings.training());
            return fit.model(net, new StudentTHead(settings.refinement().alpha()).of(mu.matrix()));
        }
    }
}
