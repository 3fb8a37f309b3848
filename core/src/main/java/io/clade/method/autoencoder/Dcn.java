package io.clade.method.autoencoder;

import io.clade.data.Dataset;
import io.clade.data.preprocessing.Preprocessing;
import io.clade.data.preprocessing.Scaling;
import io.clade.input.Hyperparameter;
import io.clade.input.Require;
import io.clade.method.Method;
import io.clade.method.Paper;
import io.clade.method.autoencoder.stage.Attraction;
import io.clade.method.autoencoder.stage.CentreStage;
import io.clade.method.autoencoder.stage.LossScale;
import io.clade.method.autoencoder.stage.Refinement;
import io.clade.method.fitting.Fit;
import io.clade.model.Model;
import io.clade.model.part.DecoderPart;
import io.clade.network.cluster.prototype.NearestPrototypeHead;
import io.clade.training.Training;
import io.clade.training.session.Session;

/**
 * Deep clustering network: trains an autoencoder so that its embedding suits k-means.
 *
 * <p>Steps: train an autoencoder to reconstruct; k-means on the embedding; then, batch after batch, lower the error of reconstruction
 * + γ ‖z_i − μ_c(i)‖² (equation 3), and move the centres towards the samples of the batch (equation 8). Samples change
 * their clusters once an epoch; assign to the nearest centre.
 *
 * <p>Departures: a centre that has lost its samples takes the place of the sample that is farthest from its own; with
 * {@code centre_rate} above 0, centres move by a constant share instead of 1/count, after which they hardly move at all.
 * Layers are pre-trained one after the other only with {@code pretrain_layers=greedy}, and then end to end, too.
 */
@Paper(
        title = "Towards K-means-friendly Spaces: Simultaneous Deep Learning and Clustering",
        authors = "Yang, Fu, Sidiropoulos, Hong",
        venue = "ICML",
        year = 2017,
        url = "https://arxiv.org/abs/1610.04794")
public final class Dcn implements Method {

    /** Name under {@code -m}. */
    public static final String NAME = "dcn";

    /**
     * @param clusters k
     * @param preparation of the samples
     * @param autoencoder and its pre-training
     * @param attraction of embeddings to the centres
     * @param rate share of the way that centres move a step
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
                            "Share of the way that a centre moves to the mean of its samples in a batch; 0 moves it by 1/count for each"
                                    + " sample.",
                    name = "centre_rate",
                    least = 0,
                    most = 1)
            double rate,

            Refinement refinement,
            Training training)
            implements RefinedSettings {

        public Hyperparameters {
            Require.between("centre_rate", rate, 0, 1);
        }
    }

    private final Hyperparameters settings;

    public Dcn(Hyperparameters settings) {
        this.settings = settings;
    }

    /** The published settings for raw MNIST, pre-trained layer by layer: λ = 0.05 on sums over 784 pixels makes γ = 1/(2 · 0.05 · 784). */
    public static Hyperparameters paper(int clusters) {
        return new Hyperparameters(
                clusters,
                Preprocessing.scaled(Scaling.AUTO, 0),
                EncoderPretraining.PUBLISHED.withEpochs(50).withLayers(EncoderPretraining.Layers.GREEDY),
                Attraction.published(LossScale.ofSums(1 / (2 * 0.05), 784)),
                0,
                Refinement.PUBLISHED.withTolerance(0),
                Family.TRAINING.withBatch(128).withEpochs(50));
    }

    /** The choices of the whole family, and centres that go on moving. */
    public static Hyperparameters recommended(int clusters) {
        return new Hyperparameters(
                clusters,
                Preprocessing.forNetworks(),
                EncoderPretraining.RECOMMENDED,
                Attraction.RECOMMENDED,
                0.01,
                Refinement.STANDARD,
                Family.TRAINING);
    }

    @Override
    public Model fit(Dataset data, Session session) {
        try (Fit fit = Fit.begin(NAME, settings, data, session)) {
            Pretrained start = Pretrained.of(fit, settings);
            CentreStage stage = new CentreStage(
                    start.setting(true), start.start().prototypes(), settings.attraction(), settings.rate());
            start.refine(stage);
            fit.keep(DecoderPart.of(start.net()));
            return fit.model(start.net(), NearestPrototypeHead.of(stage.found()));
        }
    }
}
