package io.clade.method.pseudolabel;

import io.clade.data.Labels;
import io.clade.method.clustering.ClusteringStage;
import io.clade.method.clustering.HeadOutput;
import io.clade.method.clustering.View;
import io.clade.method.fitting.Fit;
import io.clade.network.Classifier;
import io.clade.network.Network;
import io.clade.network.cluster.FittedHead;
import io.clade.network.cluster.prototype.NearestPrototypeHead;
import io.clade.objective.ContextPrediction;
import io.clade.partition.kmeans.KMeansRestarts;
import io.clade.partition.kmeans.KMeansResult;
import io.clade.partition.kmeans.KMeansSettings;
import io.clade.random.Seeds;
import io.clade.tensor.Ops;
import io.clade.tensor.RandomTensors;
import io.clade.tensor.runtime.Scope;
import io.clade.training.Loss;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Trains a network to predict the clusters that k-means finds on its embeddings, anew in every epoch, with batches in which
 * all clusters have the same share.
 */
final class PseudoLabelStage extends ClusteringStage<PseudoLabelStage.Classified> {

    /** Random streams of k-means begin here; those of the epochs are small numbers. */
    private static final long CLUSTERINGS = 2_000_000;

    /** A number larger than any cluster, exact in single precision. */
    private static final int RANKS = 1 << 24;

    private final Fit fit;
    private final Classifier classifier;
    private final int k;

    /** The clusters of all samples this epoch, for each head. */
    private final List<Labels> clusterings = new ArrayList<>();

    /** The samples of each cluster that is not empty, for all heads. */
    private final List<int[]> members = new ArrayList<>();

    /**
     * @param logits of the classifier, b×k
     * @param memberships their softmax, b×k
     */
    record Classified(Tensor logits, Tensor memberships) implements HeadOutput {}

    PseudoLabelStage(Fit fit, Network network, Classifier classifier, int k) {
        super(network, classifier.heads());
        this.fit = fit;
        this.classifier = classifier;
        this.k = k;
    }

    /** Clusters the embeddings, for each head from another start, and makes new classifiers. */
    @Override
    public void beginEpoch(int epoch) {
        clusterings.clear();
        members.clear();
        KMeansSettings once = KMeansSettings.RECOMMENDED.withRestarts(1);
        Scope.run(() -> {
            Tensor z = fit.embed(network());
            for (int head = 0; head < heads(); head++) {
                Labels found = cluster(z, once, Seeds.derive(epoch, head)).clusters();
                clusterings.add(found);
                members.addAll(members(found));
            }
        });
        classifier.restart();
    }

    private static List<int[]> members(Labels clusters) {
        int[] codes = clusters.codes();
        return IntStream.range(0, clusters.count())
                .mapToObj(cluster -> IntStream.range(0, codes.length)
                        .filter(i -> codes[i] == cluster)
                        .toArray())
                .filter(rows -> rows.length > 0)
                .toList();
    }

    private KMeansResult cluster(Tensor z, KMeansSettings search, long stream) {
        return Scope.withoutGradients(
                () -> KMeansRestarts.best(z, k, search, Seeds.derive(fit.seed(), CLUSTERINGS + stream)));
    }

    /** The rows of the batch: as many as {@code drawn}, each from a cluster drawn uniformly. */
    @Override
    public int[] rows(int... drawn) {
        int[] clusters = RandomTensors.integers(0, members.size(), drawn.length);
        int[] ranks = RandomTensors.integers(0, RANKS, drawn.length);
        int[] rows = new int[drawn.length];
        for (int i = 0; i < rows.length; i++) {
            int[] cluster = members.get(clusters[i]);
            rows[i] = cluster[ranks[i] % cluster.length];
        }
        return rows;
    }

    @Override
    protected Classified output(int head, Tensor z) {
        Tensor logits = classifier.logits(head, z);
        return new Classified(logits, torch.softmax(logits, 1));
    }

    @Override
    protected Loss loss(int head, Classified output, View view) {
        Tensor targets =
                targets(clusterings.get(head), output.logits(), view.batch().rows());
        return Loss.of("classification", ContextPrediction.crossEntropy(output.logits(), targets))
                .watch("empty_clusters", empty());
    }

    private static Tensor targets(Labels clusters, Tensor logits, int... rows) {
        long[] targets = Arrays.stream(rows).mapToLong(clusters::get).toArray();
        return Ops.indices(targets).to(logits.device(), torch.ScalarType.Long);
    }

    private Tensor empty() {
        double empty = k * (double) heads() - members.size();
        return Ops.tensor(new double[] {empty}, 1);
    }

    /** k-means on the embeddings that training ended with. */
    FittedHead fitted() {
        return Scope.run(() -> NearestPrototypeHead.of(
                cluster(fit.embed(network()), KMeansSettings.RECOMMENDED, 0).prototypes()));
    }
}
