package io.clade.method.pseudolabel;

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
import io.clade.method.competitive.soft.Ddcl;
import io.clade.method.fitting.Fit;
import io.clade.method.fitting.Pretraining;
import io.clade.model.Model;
import io.clade.network.Classifier;
import io.clade.network.Network;
import io.clade.training.Training;
import io.clade.training.session.Session;

/**
 * DeepCluster: alternates between k-means on a network's embedding and training the network to predict the clusters found.
 *
 * <p>Steps, in every epoch: embed all samples; find clusters of the embeddings by k-means, where a cluster that becomes
 * empty starts anew at the sample farthest from its prototype; make a new classifier; train network and classifier to
 * predict the clusters, on batches in which all clusters have the same share. At the end keep the epoch of lowest loss
 * and assign by k-means on its embedding.
 *
 * <p>Departures: as many clusters as asked for, not many more; the network batch-normalises embeddings, where the paper
 * whitens them and scales them to length one; Adam instead of gradient descent with momentum; an empty cluster starts
 * anew where {@link io.clade.partition.kmeans.Lloyd} says, not beside a random other one.
 */
@Paper(
        title = "Deep Clustering for Unsupervised Learning of Visual Features",
        authors = "Caron, Bojanowski, Joulin, Douze",
        venue = "ECCV",
        year = 2018,
        url = "https://arxiv.org/abs/1807.05520")
public final class DeepCluster implements Method {

    /** Name under {@code -m}. */
    public static final String NAME = "deepcluster";

    /**
     * @param clusters k
     * @param preparation of the samples
     * @param network the backbone
     * @param pretraining of the backbone
     * @param companions the losses of the blocks
     * @param guidance past poor optima, on the classifier's softmax
     * @param training of backbone and classifier
     */
    public record Hyperparameters(
            int clusters,
            Preprocessing preparation,
            NetworkChoice network,
            Pretraining pretraining,
            Companions companions,
            Guidance guidance,
            Training training)
            implements Settings {}

    private final Hyperparameters settings;

    public DeepCluster(Hyperparameters settings) {
        this.settings = settings;
    }

    /** The published alternation with the network of {@link Ddcl#paper}, whose paper compares with it. */
    public static Hyperparameters paper(int clusters) {
        return new Hyperparameters(
                clusters,
                Preprocessing.scaled(Scaling.AUTO, 0),
                new NetworkChoice(NetworkChoice.Type.AUTO, 10),
                Pretraining.NONE,
                Companions.none(),
                Guidance.NONE,
                Training.STANDARD.withEpochs(100).withPatience(100));
    }

    /**
     * The same with a larger embedding, guidance, and fewer epochs for large data. It has one head: clusters are found
     * anew in every epoch, so several heads would not stay different.
     */
    public static Hyperparameters recommended(int clusters) {
        return new Hyperparameters(
                clusters,
                Preprocessing.forNetworks(),
                new NetworkChoice(NetworkChoice.Type.AUTO, 100),
                Pretraining.NONE,
                Companions.none(),
                Guidance.sharpening().withHeads(1),
                Training.STANDARD);
    }

    @Override
    public Model fit(Dataset data, Session session) {
        int k = settings.clusters();
        int heads = settings.guidance().selection().heads();
        try (Fit fit = Fit.begin(NAME, settings, data, session)) {
            Classifier classifier = new Classifier(k, heads);
            CompanionTerms companions = settings.companions().of(k, heads);
            Network network = fit.network(settings.pretraining().backbone(settings.network()), companions, classifier);
            settings.pretraining().run(fit, network, settings.network(), settings.training());

            // Every epoch begins with k-means on the embeddings, whose clusters are the labels of the epoch.
            PseudoLabelStage classification = new PseudoLabelStage(fit, network, classifier, k);
            companions.attachTo(classification);
            settings.guidance().attachTo(classification, fit.batchReader(), fit.seed());
            fit.train(classification, settings.training(), settings.guidance().selection());
            return fit.model(network, classification.fitted());
        }
    }
}
