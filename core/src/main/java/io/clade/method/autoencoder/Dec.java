package io.clade.method.autoencoder;

import io.clade.data.Dataset;
import io.clade.data.preprocessing.Preprocessing;
import io.clade.data.preprocessing.Scaling;
import io.clade.method.Method;
import io.clade.method.Paper;
import io.clade.method.autoencoder.stage.DivergenceStage;
import io.clade.method.autoencoder.stage.DivergenceStage.Divergence;
import io.clade.method.autoencoder.stage.Refinement;
import io.clade.method.autoencoder.stage.StudentTKernel;
import io.clade.method.fitting.Fit;
import io.clade.model.Model;
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
 * <p>Departures: the autoencoder is trained by Adam, and layer by layer with dropout only with {@code pretrain_layers=greedy};
 * samples are shuffled.
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
     * @param kernel of the Student-t memberships
     * @param refinement of encoder and prototypes
     * @param training of the refinement
     */
    public record Hyperparameters(
            int clusters,
            Preprocessing preparation,
            EncoderPretraining autoencoder,

            StudentTKernel kernel,

            Refinement refinement,
            Training training)
            implements RefinedSettings {}

    private final Hyperparameters settings;

    public Dec(Hyperparameters settings) {
        this.settings = settings;
    }

    /** Layers pre-trained one after the other, T = 140 steps, δ = 0.1 %, gradient descent with momentum. */
    public static Hyperparameters paper(int clusters) {
        return new Hyperparameters(
                clusters,
                Preprocessing.scaled(Scaling.AUTO, 0),
                EncoderPretraining.PUBLISHED.withEpochs(300).withLayers(EncoderPretraining.Layers.GREEDY),
                StudentTKernel.PUBLISHED,
                Refinement.PUBLISHED.withInterval(140),
                Training.STANDARD
                        .withEpochs(100)
                        .withBatch(256)
                        .withLearningRate(0.01)
                        .withOptimiser(Optimiser.sgd(0.9)));
    }

    /** The choices of the whole family: see {@link Family}. */
    public static Hyperparameters recommended(int clusters) {
        return new Hyperparameters(
                clusters,
                Preprocessing.forNetworks(),
                EncoderPretraining.RECOMMENDED,
                StudentTKernel.RECOMMENDED,
                Refinement.SHARPENING,
                Family.TRAINING);
    }

    @Override
    public Model fit(Dataset data, Session session) {
        try (Fit fit = Fit.begin(NAME, settings, data, session)) {
            Pretrained start = Pretrained.of(fit, settings);
            DivergenceStage stage = new DivergenceStage(
                    start.setting(false), start.prototypes(), Divergence.squared(settings.kernel(), 1));
            start.refine(stage);
            return fit.model(start.net(), stage.head());
        }
    }
}
