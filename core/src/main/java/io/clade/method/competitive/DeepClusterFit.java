package io.clade.method.competitive;

import io.clade.data.Dataset;
import io.clade.data.Feed;
import io.clade.data.Matrix;
import io.clade.method.Companions;
import io.clade.method.DeepFit;
import io.clade.method.Guidance;
import io.clade.method.Pass;
import io.clade.model.Model;
import io.clade.network.Blueprint.Head;
import io.clade.network.Classifier;
import io.clade.network.Network;
import io.clade.network.Weights;
import io.clade.objective.ContextPrediction;
import io.clade.partition.KMeansSettings;
import io.clade.partition.Partition;
import io.clade.partition.Restarts;
import io.clade.tensor.Ops;
import io.clade.tensor.Scope;
import io.clade.training.Loss;
import io.clade.training.Seeds;
import io.clade.training.Session;
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
    private int clusteredEpoch = -1;
    private Partition partition;
    private List<int[]> members;
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
        classifier = new Classifier(settings.clusters());
        network = fit.network(
                settings.network(),
                settings.pretraining(),
                Companions.none(),
                Head.PROTOTYPES,
                settings.clusters(),
                1,
                classifier);
    }

    private Model run() {
        fit.pretrain(network, settings.pretraining(), settings.training());
        fit.train(network, settings.training(), Guidance.NONE, this::balanced, this::losses);
        Matrix p = cluster(KMeansSettings.RECOMMENDED, 0).prototypes();
        Weights prototypes = Weights.builder()
                .put(PROTOTYPES, new long[] {p.rows(), p.columns()}, p.toArray())
                .build();
        network.parameters().load(network.parameters().export().with(prototypes));
        return fit.model(network);
    }

    /** As many samples as in {@code rows}, each from a cluster drawn evenly; clusters are found anew in every epoch. */
    private int[] balanced(int[] rows, double epochs) {
        // The share of an epoch that is over is a rounded number.
        int epoch = (int) Math.floor(epochs + 1e-6);
        if (epoch != clusteredEpoch) {
            clusteredEpoch = epoch;
            partition = cluster(KMeansSettings.RECOMMENDED.withRestarts(1), epoch + 1L);
            members = members(partition);
            classifier.restart();
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

    private static List<int[]> members(Partition partition) {
        int[] codes = partition.clusters().codes();
        return IntStream.range(0, partition.clusters().count())
                .mapToObj(cluster -> IntStream.range(0, codes.length)
                        .filter(i -> codes[i] == cluster)
                        .toArray())
                .filter(rows -> rows.length > 0)
                .toList();
    }

    private Partition cluster(KMeansSettings search, long stream) {
        return Scope.run(() -> Scope.withoutGradients(() -> Restarts.best(
                embeddings(), settings.clusters(), search, Seeds.derive(fit.seed(), CLUSTERINGS + stream))));
    }

    /** z of all samples, with the learned statistics: n×m. */
    private Tensor embeddings() {
        int n = feed.size();
        Tensor all = Scope.tidy(() -> network.embed(feed.block(0, 1)).new_empty(n, network.embeddingSize()));
        for (int start = 0; start < n; start += BLOCK) {
            int from = start;
            int to = Math.min(n, from + BLOCK);
            Scope.run((Runnable)
                    () -> all.narrow(0, from, to - from).copy_(network.embed(feed.block(from, to))));
        }
        return all;
    }

    private List<Loss> losses(Pass pass) {
        Tensor logits = classifier.logits(pass.samples().embedding());
        long[] targets = Arrays.stream(latest)
                .mapToLong(row -> partition.clusters().get(row))
                .toArray();
        Tensor labels = Ops.indices(targets).to(logits.device(), torch.ScalarType.Long);
        Loss loss = Loss.of("classification", ContextPrediction.crossEntropy(logits, labels));
        long empty = settings.clusters() - members.size();
        return List.of(loss.watch("empty_clusters", Ops.tensor(new double[] {empty}, 1)));
    }
}
