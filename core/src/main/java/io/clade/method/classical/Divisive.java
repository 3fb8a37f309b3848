package io.clade.method.classical;

import io.clade.data.Dataset;
import io.clade.data.Labels;
import io.clade.data.preprocessing.Preprocessing;
import io.clade.data.preprocessing.Scaling;
import io.clade.distance.Metric;
import io.clade.input.Hyperparameter;
import io.clade.method.Method;
import io.clade.method.Paper;
import io.clade.method.Settings;
import io.clade.model.Model;
import io.clade.model.part.FittedClusters;
import io.clade.model.part.SplitTree;
import io.clade.network.cluster.prototype.NearestPrototypeHead;
import io.clade.partition.hierarchy.Bisection;
import io.clade.partition.hierarchy.ClusterSplits;
import io.clade.partition.kmeans.KMeansSettings;
import io.clade.tensor.runtime.Scope;
import io.clade.training.session.Session;
import java.util.List;
import java.util.Locale;
import org.bytedeco.pytorch.Tensor;

/**
 * Divisive clustering: starts with one cluster of all samples and splits a cluster in two until there are k.
 *
 * <p>Steps: choose the cluster whose samples are farthest from its centroid; split it by k-means with two prototypes; repeat. New
 * samples go to the nearest centroid.
 *
 * <p>Departures: the thesis's divisive algorithm (section 8.2) searches all 2^(n−1) ways to split a cluster; here
 * k-means with k = 2 finds a good one. The paper chooses the cluster of most samples: {@code choose=size}.
 */
@Paper(
        title = "A comparison of document clustering techniques",
        authors = "Steinbach, Karypis, Kumar",
        venue = "KDD Workshop on Text Mining",
        year = 2000)
public final class Divisive implements Method {

    /** Name under {@code -m}. */
    public static final String NAME = "divisive";

    private static final String INERTIA = "inertia";

    /**
     * @param clusters k
     * @param preparation of the samples
     * @param choose the cluster to split next
     * @param search of the k-means that splits
     */
    public record Hyperparameters(
            int clusters,
            Preprocessing preparation,

            @Hyperparameter(
                    "Which cluster to split next: the one with the largest sum of squared distances from its centroid (inertia), or the most"
                            + " samples (size).")
            Bisection.Choice choose,

            KMeansSettings search)
            implements Settings {}

    private final Hyperparameters settings;

    public Divisive(Hyperparameters settings) {
        this.settings = settings;
    }

    /** The largest cluster is split by the best of five starts. */
    public static Hyperparameters paper(int clusters) {
        return new Hyperparameters(
                clusters,
                Preprocessing.scaled(Scaling.AUTO, 0),
                Bisection.Choice.SIZE,
                KMeansSettings.PUBLISHED.withRestarts(5));
    }

    /** The cluster of largest inertia is split, which leaves the lowest inertia. */
    public static Hyperparameters recommended(int clusters) {
        return new Hyperparameters(
                clusters,
                Preprocessing.automatic(),
                Bisection.Choice.INERTIA,
                KMeansSettings.RECOMMENDED.withRestarts(5));
    }

    @Override
    public Model fit(Dataset data, Session session) {
        ClassicalFit.requireVectors(data, "divisive clustering");
        try (ClassicalFit fit = ClassicalFit.begin(NAME, settings, data, session)) {
            List<float[]> samples = fit.samples();
            ClusterSplits found = Scope.run(() -> split(fit, SampleModel.tensor(samples)));
            Labels clusters = found.labels();
            SampleModel rule = SampleModel.of(samples, fit.channels(), Metric.EUCLIDEAN);
            fit.keep(new FittedClusters(clusters));
            if (clusters.count() > 1) {
                fit.keep(new SplitTree(found.tree()));
            }
            return fit.model(
                    rule.backbone(),
                    new NearestPrototypeHead(),
                    clusters.count(),
                    rule.byCentroids(clusters),
                    fit.once(INERTIA, rule.inertia(clusters)));
        }
    }

    private ClusterSplits split(ClassicalFit fit, Tensor x) {
        int k = settings.clusters();
        Bisection bisection = new Bisection(x, k, settings.search(), settings.choose(), fit.seed());
        return fit.alternations(INERTIA)
                .run(bisection, ClusterSplits.STORAGE, Integer.MAX_VALUE, (state, splits) -> {
                    String detail = String.format(Locale.ROOT, "inertia %.6g", state.inertia());
                    fit.progress("splitting", state.count(), k, "clusters", detail);
                })
                .state();
    }
}
