package io.clade.method.contrastive;

import io.clade.data.Dataset;
import io.clade.data.preprocessing.Preprocessing;
import io.clade.data.preprocessing.Scaling;
import io.clade.input.Hyperparameter;
import io.clade.method.Method;
import io.clade.method.NetworkChoice;
import io.clade.method.Paper;
import io.clade.method.Settings;
import io.clade.method.clustering.HeadSelection;
import io.clade.method.fitting.Fit;
import io.clade.model.Model;
import io.clade.network.Network;
import io.clade.network.SoftmaxHeads;
import io.clade.network.backbone.Spherical;
import io.clade.network.cluster.SoftmaxHead;
import io.clade.training.Schedule;
import io.clade.training.Training;
import io.clade.training.session.Session;
import org.bytedeco.pytorch.Tensor;

/**
 * SCAN, semantic clustering by adopting nearest neighbours: learns an embedding in which views of a sample are near each
 * other, and then clusters so that a sample and its neighbours in the embedding have the same memberships.
 *
 * <p>Steps: lower the contrastive loss between views of a sample and of one of its neighbours; embed all samples; find the
 * nearest neighbours of each embedding; start the cluster heads; lower −log uᵀv, u and v the memberships of a sample and of a
 * view of one of these neighbours, and λ times the imbalance of the clusters; keep the head of lowest loss; assign by the
 * largest membership.
 *
 * <p>Departures: contrastive learning takes neighbours among the samples as positives too, as Dwibedi and others (With a little
 * help from my friends, ICCV 2021) take them among the embeddings; heads start from clusters of the embeddings; embeddings have
 * length 1 in both steps; the paper's third step, learning from its own confident labels, is left out.
 */
@Paper(
        title = "SCAN: Learning to Classify Images without Labels",
        authors = "Van Gansbeke, Vandenhende, Georgoulis, Proesmans, Van Gool",
        venue = "ECCV",
        year = 2020,
        url = "https://arxiv.org/abs/2005.12320")
public final class Scan implements Method {

    /** Name under {@code -m}. */
    public static final String NAME = "scan";

    /**
     * @param clusters k
     * @param preparation of the samples
     * @param network the backbone
     * @param pairs of samples that should be near each other
     * @param start of the cluster heads
     * @param balance λ, weight of the imbalance
     * @param steps of each of the two trainings where the number of epochs is open
     * @param selection of one of several heads
     * @param training of both steps
     */
    public record Hyperparameters(
            int clusters,
            Preprocessing preparation,
            NetworkChoice network,
            Pairs pairs,

            @Hyperparameter("Start of the cluster heads: random weights, or clusters of the embeddings.")
            Start start,

            @Hyperparameter(
                    value = "Weight of the marginal-entropy term, which favours clusters of similar sizes; 0 omits it.",
                    least = 0)
            double balance,

            @Hyperparameter(
                    value = "Training steps of contrastive learning, and of clustering, where epochs=0.",
                    least = 1)
            int steps,

            HeadSelection selection,
            Training training)
            implements Settings {}

    private final Hyperparameters settings;

    public Scan(Hyperparameters settings) {
        this.settings = settings;
    }

    /** The published settings for CIFAR-10 on a network of ours: two views of one image, 20 neighbours, λ = 5, random starts. */
    public static Hyperparameters paper(int clusters) {
        return new Hyperparameters(
                clusters,
                Preprocessing.scaled(Scaling.AUTO, 32),
                new NetworkChoice(NetworkChoice.Type.AUTO, 128),
                new Pairs(0.1, 0, 20, 1),
                Start.RANDOM,
                5,
                1500,
                new HeadSelection(10, 1),
                Training.STANDARD.withBatch(128).withEpochs(50).withPatience(50).withLearningRate(1e-4));
    }

    /** The settings that clustered best over several image sets in the least time; see docs/decisions. */
    public static Hyperparameters recommended(int clusters) {
        return new Hyperparameters(
                clusters,
                Preprocessing.forNetworks(),
                new NetworkChoice(NetworkChoice.Type.LIGHT, 100),
                new Pairs(0.3, 3, 5, 0.5),
                Start.CLUSTERS,
                3,
                200,
                new HeadSelection(5, 0.5),
                Training.STANDARD
                        .withBatch(256)
                        .withLearningRate(4e-3)
                        .withSchedule(new Schedule.WarmUp(0.1, Schedule.COSINE)));
    }

    @Override
    public Model fit(Dataset data, Session session) {
        int k = settings.clusters();
        Training training = settings.training().forSteps(settings.steps(), data.size());
        try (Fit fit = Fit.begin(NAME, settings, data, session)) {
            SoftmaxHeads softmax = new SoftmaxHeads(k, settings.selection().heads());
            Network network =
                    fit.network(input -> new Spherical(settings.network().architecture(input)), softmax);
            if (settings.network().kind() != NetworkChoice.Type.NONE) {
                fit.train(settings.pairs().contrast(fit, network), training);
            }

            Tensor z = fit.embed(network);
            settings.start().begin(softmax, z, k, fit);
            ConsistencyStage clustering = new ConsistencyStage(network, softmax, settings.balance());
            clustering.pairWith(settings.pairs().amongEmbeddings(fit, z));
            fit.train(clustering, training, settings.selection());
            return fit.model(network, new SoftmaxHead());
        }
    }
}
