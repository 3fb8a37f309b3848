package io.clade.method.autoencoder;

import io.clade.data.Dataset;
import io.clade.data.preprocessing.Preprocessing;
import io.clade.data.preprocessing.Scaling;
import io.clade.method.Method;
import io.clade.method.Paper;
import io.clade.method.autoencoder.stage.Attraction;
import io.clade.method.autoencoder.stage.LossScale;
import io.clade.method.autoencoder.stage.Refinement;
import io.clade.method.autoencoder.stage.SubspaceStage;
import io.clade.method.fitting.Fit;
import io.clade.model.Model;
import io.clade.model.part.DecoderPart;
import io.clade.network.cluster.FittedHead;
import io.clade.network.cluster.prototype.NearestPrototypeHead;
import io.clade.training.Training;
import io.clade.training.session.Session;

/**
 * ACe/DeC: an autoencoder whose embedding has a part in which clusters lie, and a part for what reconstruction needs beside
 * them, so that the two do not fight.
 *
 * <p>Steps: train an autoencoder to reconstruct; k-means on the embedding; then, epoch after epoch, turn the embedding to the
 * eigenvectors of the clusters' scatter, give each direction the share β that suits it, and train the network by the error
 * of reconstruction + γ times the errors of both parts (equations 2 to 4); assign to the nearest centre in the clusters' part.
 *
 * <p>Departures: the turn and the shares are computed from all samples, not trained: the encoder's last layer is linear and
 * can turn the embedding itself, and a turn that is trained can grow while embeddings shrink to a point. Centres are the
 * means of all their samples once an epoch, not moving averages over batches.
 */
@Paper(
        title = "Details (Don't) Matter: Isolating Cluster Information in Deep Embedded Spaces",
        authors = "Miklautz, Bauer, Mautz, Tschiatschek, Böhm, Plant",
        venue = "IJCAI",
        year = 2021,
        url = "https://www.ijcai.org/proceedings/2021/389")
public final class AceDec implements Method {

    /** Name under {@code -m}. */
    public static final String NAME = "acedec";

    /**
     * @param clusters k
     * @param preparation of the samples
     * @param autoencoder and its pre-training
     * @param attraction of embeddings to the centres
     * @param refinement of the embedding
     * @param training of the refinement
     */
    public record Hyperparameters(
            int clusters,
            Preprocessing preparation,
            EncoderPretraining autoencoder,
            Attraction attraction,
            Refinement refinement,
            Training training)
            implements RefinedSettings {}

    private final Hyperparameters settings;

    public AceDec(Hyperparameters settings) {
        this.settings = settings;
    }

    /** The published embedding of 20 units and rate of learning; their weight of 1 on sums over 784 pixels. */
    public static Hyperparameters paper(int clusters) {
        return new Hyperparameters(
                clusters,
                Preprocessing.scaled(Scaling.AUTO, 0),
                EncoderPretraining.PUBLISHED.withEpochs(100).withEmbedding(20),
                Attraction.published(LossScale.ofSums(1, 784)),
                Refinement.PUBLISHED.withTolerance(0),
                Family.TRAINING.withEpochs(150).withLearningRate(1e-4));
    }

    /** The choices of the whole family, and the published rate of learning: a larger one wears the smaller directions out. */
    public static Hyperparameters recommended(int clusters) {
        return new Hyperparameters(
                clusters,
                Preprocessing.forNetworks(),
                EncoderPretraining.RECOMMENDED,
                Attraction.published(0.01),
                Refinement.STANDARD,
                Family.TRAINING.withLearningRate(1e-4));
    }

    @Override
    public Model fit(Dataset data, Session session) {
        try (Fit fit = Fit.begin(NAME, settings, data, session)) {
            Pretrained start = Pretrained.of(fit, settings);
            SubspaceStage stage =
                    new SubspaceStage(start.setting(true), start.start().prototypes(), settings.attraction());
            start.refine(stage);
            fit.keep(DecoderPart.ofInner(start.net()));
            FittedHead head = NearestPrototypeHead.of(stage.found());
            return fit.model(start.net(), stage.behind(head.head()), stage.map().with(head.weights()), fit.history());
        }
    }
}
