package io.clade.method.autoencoder;

import io.clade.data.Dataset;
import io.clade.data.preprocessing.Preprocessing;
import io.clade.data.preprocessing.Scaling;
import io.clade.method.Method;
import io.clade.method.Paper;
import io.clade.method.autoencoder.stage.DirectionStage;
import io.clade.method.autoencoder.stage.Refinement;
import io.clade.method.fitting.Fit;
import io.clade.model.Model;
import io.clade.network.cluster.prototype.NearestPrototypeHead;
import io.clade.training.Training;
import io.clade.training.session.Session;

/**
 * Deep embedded k-means: shrinks the clusters of an autoencoder's embedding, always in the direction in which they are widest.
 *
 * <p>Steps: train an autoencoder to reconstruct; drop the decoder; again and again, find clusters by k-means in the embedding,
 * turn it to the eigenvectors of their scatter, and train the encoder so that the coordinate of the largest scatter
 * becomes that of the centre (equations 4 to 8); stop when few samples change their clusters; assign to the nearest
 * centre.
 *
 * <p>Departures: k-means goes on from the last centres, not from random ones; targets keep the scatter of the first embedding,
 * without which it grows without bound. Views serve the pre-training alone: a network that follows its own outputs from views
 * drifts away.
 */
@Paper(
        title = "Deep Embedded K-Means Clustering",
        authors = "Guo, Lin, Ye, Zhang, Hou",
        venue = "ICDM Workshops",
        year = 2021,
        url = "https://arxiv.org/abs/2109.15149")
public final class Dekm implements Method {

    /** Name under {@code -m}. */
    public static final String NAME = "dekm";

    /**
     * @param clusters k
     * @param preparation of the samples
     * @param autoencoder and its pre-training
     * @param refinement of the embedding
     * @param training of the refinement
     */
    public record Hyperparameters(
            int clusters,
            Preprocessing preparation,
            EncoderPretraining autoencoder,

            Refinement refinement,
            Training training)
            implements RefinedSettings {}

    private final Hyperparameters settings;

    public Dekm(Hyperparameters settings) {
        this.settings = settings;
    }

    /** The published settings: 200 epochs of pre-training, clusters anew every 40 steps, an end at 0.5 % of changes. */
    public static Hyperparameters paper(int clusters) {
        return new Hyperparameters(
                clusters,
                Preprocessing.scaled(Scaling.AUTO, 0),
                EncoderPretraining.PUBLISHED.withEpochs(200),
                Refinement.PUBLISHED.withInterval(40).withTolerance(0.005),
                Family.TRAINING.withEpochs(100));
    }

    /** The choices of the whole family. */
    public static Hyperparameters recommended(int clusters) {
        return new Hyperparameters(
                clusters,
                Preprocessing.forNetworks(),
                EncoderPretraining.RECOMMENDED,
                Refinement.STANDARD,
                Family.TRAINING);
    }

    @Override
    public Model fit(Dataset data, Session session) {
        try (Fit fit = Fit.begin(NAME, settings, data, session)) {
            Pretrained start = Pretrained.of(fit, settings);
            DirectionStage stage = new DirectionStage(
                    start.setting(false).withoutViews(), start.start().prototypes());
            start.refine(stage);
            return fit.model(start.net(), NearestPrototypeHead.of(stage.found()));
        }
    }
}
