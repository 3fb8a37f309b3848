package io.clade.method.competitive;

import io.clade.data.Dataset;
import io.clade.data.Feed;
import io.clade.data.Labels;
import io.clade.data.Matrix;
import io.clade.method.DeepFit;
import io.clade.method.Pass;
import io.clade.model.Model;
import io.clade.network.Blueprint.Head;
import io.clade.network.Classifier;
import io.clade.network.Network;
import io.clade.network.weight.Weights;
import io.clade.objective.ContextPrediction;
import io.clade.partition.kmeans.KMeansSettings;
import io.clade.partition.kmeans.Partition;
import io.clade.partition.kmeans.Restarts;
import io.clade.tensor.Ops;
import io.clade.tensor.Scope;
import io.clade.training.Loss;
import io.clade.training.Seeds;
import io.clade.training.Session;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** The algorithm of {@link DeepCluster} at work on one dataset. */
final class DeepClusterFit {

    /** Random streams of k-means begin here; those of the epochs are small numbers. */
    private static final long CLUSTERINGS = 2_000_000;

    /** More than a cluster has samples; exact in single precision. */
    private static final int RANKS = 1 << 24;

    private static final int BLOCK = 512;
    private static final String PROTOTYPES = "prototypes";

    private final DeepFit fit;
    private final DeepCluster.Hyperparameters settings;
    private final Feed feed;
    private final Classifier classifier;
    private final Network network;

    /** Clusters of all samples this epoch, for each classifier. */
    private final List<Labels> clusterings = new ArrayList<>();

    /** The samples of each cluster of each classifier. */
    private final List<int[]> members = new ArrayList<>();

    private int clusteredEpoch = -1;
    private int[] latest;

    static Model run(DeepCluster.Hyperparameters settings, Dataset data, Session session) {
        return DeepFit.run(
                DeepCluster.NAME,
                settings,
                settings.clusters(),
                settings.preparation(),
                data,
                session,
                fit -> new DeepClusterFit(settings, fit).run());
    }

    private DeepClusterFit(DeepCluster.Hyperparameters settings, DeepFit fit) {
        this.settings = settings;
        this.fit = fit;
        feed = fit.feed();
        int rivals = settings.guidance().rivals();
        classifier = new Classifier(settings.clusters(), rivals);
        network = fit.network(
                fit.backbone(settings.network(), settings.pretraining()),
                settings.companions(),
                Head.PROTOTYPES,
                settings.clusters(),
                rivals,
                classifier);
    }

    private Model run() {
        fit.pretrain(network, settings.pretraining(), settings.training());
        fit.train(network, settings.training(), settings.guidance(), this::balanced, this::losses);
        Matrix p = Scope.run(
                () -> cluster(embeddings(), KMeansSettings.RECOMMENDED, 0).prototypes());
        Weights prototypes = Weights.builder().put(PROTOTYPES, p).build();
        network.parameters().load(network.parameters().export().with(prototypes));
        return fit.model(network);
    }

    /** As many samples as in {@code rows}, each from a cluster drawn evenly; clusters are found anew in every epoch. */
    private int[] balanced(int[] rows, double epochs) {
        // The share of an epoch that is over is a rounded number.
        int epoch = (int) Math.floor(epochs + 1e-6);
        if (epoch != clusteredEpoch) {
            clusteredEpoch = epoch;
            clusterAnew(epoch + 1L);
        }
        int[] drawn = Ops.toInts(torch.randint(members.size(), new long[] {rows.length}));
        int[] ranks = Ops.toInts(torch.randint(RANKS, new long[] {rows.length}));
        latest = new int[rows.length];
        for (int i = 0; i < rows.length; i++) {
            int[] cluster = members.get(drawn[i]);
            latest[i] = cluster[ranks[i] % cluster.length];
        }
        return latest;
    }

    private void clusterAnew(long epoch) {
        clusterings.clear();
        members.clear();
        Scope.run(() -> {
            Tensor z = embeddings();
            for (int rival = 0; rival < classifier.layers(); rival++) {
                long stream = Seeds.derive(epoch, rival);
                Labels found = cluster(z, KMeansSettings.RECOMMENDED.withRestarts(1), stream)
                        .clusters();
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

    private Partition cluster(Tensor z, KMeansSettings search, long stream) {
        return Scope.withoutGradients(
                () -> Restarts.best(z, settings.clusters(), search, Seeds.derive(fit.seed(), CLUSTERINGS + stream)));
    }

    /** z of all samples, with the learned statistics: n×m. */
    private Tensor embeddings() {
        return Scope.withoutGradients(() -> {
            int n = feed.size();
            Tensor all = Scope.tidy(() -> network.embed(feed.block(0, 1)).new_empty(n, network.embeddingSize()));
            for (int start = 0; start < n; start += BLOCK) {
                int from = start;
                int to = Math.min(n, from + BLOCK);
                Scope.run((Runnable) () -> all.narrow(0, from, to - from).copy_(network.embed(feed.block(from, to))));
            }
            return all;
        });
    }

    /** The loss of each classifier, with its softmax as memberships. */
    private List<Loss> losses(Pass pass) {
        List<Tensor> logits = classifier.logits(pass.samples().embedding());
        Pass classified = pass.withAssignments(softmax(logits), others -> softmax(classifier.logits(others)));
        List<Loss> losses = new ArrayList<>();
        for (int layer = 0; layer < logits.size(); layer++) {
            Tensor scores = logits.get(layer);
            Tensor targets = targets(clusterings.get(layer), scores);
            losses.add(Loss.of("classification", ContextPrediction.crossEntropy(scores, targets))
                    .watch("empty_clusters", empty()));
        }
        settings.companions().add(losses, classified.samples());
        return settings.guidance().add(losses, classified);
    }

    private static List<Tensor> softmax(List<Tensor> logits) {
        return logits.stream().map(one -> torch.softmax(one, 1)).toList();
    }

    private Tensor targets(Labels clusters, Tensor logits) {
        long[] targets = Arrays.stream(latest).mapToLong(clusters::get).toArray();
        return Ops.indices(targets).to(logits.device(), torch.ScalarType.Long);
    }

    private Tensor empty() {
        double empty = settings.clusters() * (double) classifier.layers() - members.size();
        return Ops.tensor(new double[] {empty}, 1);
    }
}
