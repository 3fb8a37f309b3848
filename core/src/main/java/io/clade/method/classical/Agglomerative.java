package io.clade.method.classical;

import io.clade.data.Dataset;
import io.clade.data.Labels;
import io.clade.data.preprocessing.Preprocessing;
import io.clade.data.preprocessing.Scaling;
import io.clade.input.Hyperparameter;
import io.clade.input.Require;
import io.clade.method.Method;
import io.clade.method.Paper;
import io.clade.method.Settings;
import io.clade.model.Model;
import io.clade.model.part.FittedClusters;
import io.clade.model.part.MergeTree;
import io.clade.network.cluster.NearestSampleHead;
import io.clade.network.cluster.prototype.NearestPrototypeHead;
import io.clade.network.weight.Weights;
import io.clade.partition.hierarchy.Agglomeration;
import io.clade.partition.hierarchy.Dendrogram;
import io.clade.partition.hierarchy.Linkage;
import io.clade.training.session.Session;
import java.util.List;

/**
 * Agglomerative clustering: every sample begins as a cluster, and the two nearest clusters merge until one is left; the
 * tree of these merges is cut into k clusters, at a distance, or into the number of clusters that lives longest.
 *
 * <p>Steps: measure all distances; merge by chains of nearest neighbours (single linkage: grow a minimum spanning tree,
 * measuring as it goes); cut. New samples go to the nearest centroid, with single linkage to the cluster of the nearest
 * sample.
 *
 * <p>Departures from the thesis (section 8.2), which the published settings follow in their linkage: none in the
 * result; Ward's linkage beside the thesis's three (J. H. Ward, Hierarchical grouping to optimize an objective
 * function, Journal of the American Statistical Association 58(301), 1963).
 */
@Paper(
        title = "Modern hierarchical, agglomerative clustering algorithms",
        authors = "Müllner",
        venue = "arXiv 1109.2378",
        year = 2011,
        url = "https://arxiv.org/abs/1109.2378")
public final class Agglomerative implements Method {

    /** Name under {@code -m}. */
    public static final String NAME = "agglomerative";

    /** The rule by which the tree is cut. */
    public enum Cut {
        K,
        DISTANCE,
        LIFETIME
    }

    /**
     * @param clusters k
     * @param preparation of the samples
     * @param comparison of two samples
     * @param linkage of two clusters
     * @param cut of the tree
     * @param height of {@link Cut#DISTANCE}
     */
    public record Hyperparameters(
            int clusters,
            Preprocessing preparation,
            Comparison comparison,

            @Hyperparameter(
                    "Distance between two clusters: of their nearest samples (single), farthest (complete), all pairs (average), or"
                            + " the increase of the squared distances from centroids when they merge (ward).")
            Linkage linkage,

            @Hyperparameter(
                    "Where to cut the tree: into k clusters, at a distance (height), or where the number of clusters stays the"
                            + " same over the longest range of distances (lifetime).")
            Cut cut,

            @Hyperparameter(value = "For cut=distance: the height of the cut; merges above it are undone.", least = 0)
            double height)
            implements Settings {

        @Override
        public Preprocessing preparation() {
            return comparison.prepared(preparation);
        }

        @Override
        public boolean comparesDirections() {
            return comparison.comparesDirections();
        }
    }

    private final Hyperparameters settings;

    public Agglomerative(Hyperparameters settings) {
        this.settings = settings;
    }

    /** Average linkage, as the thesis compares with (section 15.1.1). */
    public static Hyperparameters paper(int clusters) {
        return new Hyperparameters(
                clusters, Preprocessing.scaled(Scaling.AUTO, 0), Comparison.EUCLIDEAN, Linkage.AVERAGE, Cut.K, 0);
    }

    /** Ward's linkage, which outliers disturb least. */
    public static Hyperparameters recommended(int clusters) {
        return new Hyperparameters(clusters, Preprocessing.automatic(), Comparison.EUCLIDEAN, Linkage.WARD, Cut.K, 0);
    }

    @Override
    public Model fit(Dataset data, Session session) {
        settings.comparison().requireSuitable(data);
        Require.that(
                settings.cut() != Cut.DISTANCE || settings.height() > 0,
                "cut=distance needs a height to cut at. Give one above zero with --set height=…");
        try (ClassicalFit fit = ClassicalFit.begin(NAME, settings, data, session)) {
            List<float[]> samples = fit.samples();
            settings.comparison().warnOfZeros(fit, samples);
            Dendrogram tree = tree(fit, samples);
            Labels clusters = tree.cut(clusters(tree));
            fit.warnOfNumber(settings.clusters(), clusters);
            return model(fit, samples, tree, clusters);
        }
    }

    private Dendrogram tree(ClassicalFit fit, List<float[]> samples) {
        int n = samples.size();
        String memory = "distances take %s MB".formatted(Agglomeration.megabytes(n, settings.linkage()));
        return Agglomeration.of(
                samples,
                fit.channels(),
                settings.comparison().metric(),
                settings.linkage(),
                fit.counter("measuring", n, memory),
                fit.counter("merging", n, memory));
    }

    private int clusters(Dendrogram tree) {
        return switch (settings.cut()) {
            case K -> settings.clusters();
            case DISTANCE -> tree.clustersAt(settings.height());
            case LIFETIME -> tree.longestLived();
        };
    }

    private Model model(ClassicalFit fit, List<float[]> samples, Dendrogram tree, Labels clusters) {
        SampleModel rule =
                SampleModel.of(samples, fit.channels(), settings.comparison().metric());
        boolean single = settings.linkage() == Linkage.SINGLE;
        Weights weights = single ? rule.bySamples(clusters) : rule.byCentroids(clusters);
        fit.keep(new FittedClusters(clusters));
        fit.keep(new MergeTree(tree, settings.linkage()));
        return fit.model(
                rule.backbone(),
                single ? new NearestSampleHead(samples.size()) : new NearestPrototypeHead(),
                clusters.count(),
                weights,
                fit.once("inertia", rule.inertia(clusters)));
    }
}
