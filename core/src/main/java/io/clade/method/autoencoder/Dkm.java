package io.clade.method.autoencoder;

import io.clade.data.Dataset;
import io.clade.data.preprocessing.Preprocessing;
import io.clade.data.preprocessing.Scaling;
import io.clade.input.Hyperparameter;
import io.clade.input.Require;
import io.clade.method.Method;
import io.clade.method.Paper;
import io.clade.method.autoencoder.stage.Attraction;
import io.clade.method.autoencoder.stage.LossScale;
import io.clade.method.autoencoder.stage.Refinement;
import io.clade.method.autoencoder.stage.SoftCentreStage;
import io.clade.method.fitting.Fit;
import io.clade.model.Model;
import io.clade.model.part.DecoderPart;
import io.clade.network.cluster.LearnedPrototypes;
import io.clade.network.cluster.prototype.SoftPrototypeHead;
import io.clade.training.Training;
import io.clade.training.session.Session;

/**
 * Deep k-means: trains an autoencoder and prototypes together, by a k-means loss whose assignments are soft, so that it has a
 * gradient.
 *
 * <p>Steps: train an autoencoder to reconstruct; k-means on the embedding; lower the error of reconstruction + γ Σ_j s_ij ‖z_i −
 * μ_j‖², s_i = softmax(−a ‖z_i − μ_j‖²) (equations 2 and 4), while a grows, so that assignments become hard; assign to
 * the nearest prototype.
 *
 * <p>Departures: distances in s are divided by the mean distance to the nearest prototype, so that a means the same
 * whatever the scale of the embedding; the published variant without pre-training is {@code pretrain_epochs=1}.
 */
@Paper(
        title = "Deep k-Means: Jointly clustering with k-Means and learning representations",
        authors = "Moradi Fard, Thonet, Gaussier",
        venue = "Pattern Recognition Letters 138",
        year = 2020,
        url = "https://arxiv.org/abs/1806.10069")
public final class Dkm implements Method {

    /** Name under {@code -m}. */
    public static final String NAME = "dkm";

    /**
     * @param clusters k
     * @param preparation of the samples
     * @param autoencoder and its pre-training
     * @param attraction of embeddings to the centres
     * @param first a at the start
     * @param last a at the end
     * @param refinement of the embedding
     * @param training of the refinement
     */
    public record Hyperparameters(
            int clusters,
            Preprocessing preparation,
            EncoderPretraining autoencoder,
            Attraction attraction,

            @Hyperparameter(
                    value =
                            "Sharpness of the assignments at the start, in units of the mean distance to the nearest prototype.",
                    name = "sharpness",
                    least = 1e-6)
            double first,

            @Hyperparameter(
                    value = "Sharpness of the assignments at the end, to which it grows.",
                    name = "last_sharpness",
                    least = 1e-6)
            double last,

            Refinement refinement,
            Training training)
            implements RefinedSettings {

        public Hyperparameters {
            Require.positive("sharpness", first);
            Require.positive("last_sharpness", last);
        }
    }

    private final Hyperparameters settings;

    public Dkm(Hyperparameters settings) {
        this.settings = settings;
    }

    /** The published settings with pre-training: assignments are hard from the start (a = 1000), and λ = 1 on sums over 784 pixels. */
    public static Hyperparameters paper(int clusters) {
        return new Hyperparameters(
                clusters,
                Preprocessing.scaled(Scaling.AUTO, 0),
                EncoderPretraining.PUBLISHED.withEpochs(50),
                Attraction.published(LossScale.ofSums(1, 784)),
                1000,
                1000,
                Refinement.PUBLISHED.withTolerance(0),
                Family.TRAINING.withEpochs(100));
    }

    /** The choices of the whole family, and assignments that become hard. */
    public static Hyperparameters recommended(int clusters) {
        return new Hyperparameters(
                clusters,
                Preprocessing.forNetworks(),
                EncoderPretraining.RECOMMENDED,
                Attraction.GENTLE,
                5,
                20,
                Refinement.STANDARD,
                Family.TRAINING);
    }

    @Override
    public Model fit(Dataset data, Session session) {
        try (Fit fit = Fit.begin(NAME, settings, data, session)) {
            Pretrained start = Pretrained.of(fit, settings);
            LearnedPrototypes mu = start.prototypes();
            SoftCentreStage stage = new SoftCentreStage(
                    start.setting(true),
                    mu,
                    new SoftCentreStage.Softness(settings.attraction(), settings.first(), settings.last()));
            start.refine(stage);
            fit.keep(DecoderPart.of(start.net()));
            return fit.model(start.net(), new SoftPrototypeHead(false).of(mu.matrix(), stage.temperature()));
        }
    }
}
