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
import io.clade.network.cluster.NearestSampleHead;
import io.clade.partition.alternation.Solved;
import io.clade.partition.kmeans.KMeansResult;
import io.clade.partition.spectral.AffinityGraph;
import io.clade.partition.spectral.LassoSelfExpression;
import io.clade.partition.spectral.SelfExpression;
import io.clade.partition.spectral.SpectralEmbedding;
import io.clade.tensor.Distances;
import io.clade.tensor.runtime.Scope;
import io.clade.training.session.Session;
import java.util.List;

/**
 * Sparse subspace clustering: finds clusters that lie in subspaces of few dimensions through the origin, even where the
 * subspaces are near each other.
 *
 * <p>Steps: bring samples to length 1; write each as a sum of few others, X ≈ C X with a zero diagonal, by a lasso; cut the graph of
 * |C| + |C|ᵀ as spectral clustering does. New samples join the cluster of the fitted sample nearest in direction.
 *
 * <p>Departures: above 4,000 samples coefficients come from orthogonal matching pursuit (C. You, D. P. Robinson and R. Vidal,
 * Scalable sparse subspace clustering by orthogonal matching pursuit, CVPR 2016), which needs no n×n numbers; the paper's term for
 * outlying entries is left out.
 */
@Paper(
        title = "Sparse subspace clustering: algorithm, theory, and applications",
        authors = "Elhamifar, Vidal",
        venue = "IEEE Transactions on Pattern Analysis and Machine Intelligence 35(11)",
        year = 2013,
        url = "https://doi.org/10.1109/TPAMI.2013.57")
public final class SparseSubspace implements Method {

    /** Name under {@code -m}. */
    public static final String NAME = "ssc";

    /**
     * @param clusters k
     * @param preparation of the samples
     * @param solver that finds the coefficients
     * @param others that a sample is written with, at most
     * @param residual norm of a sample at which orthogonal matching pursuit stops
     */
    public record Hyperparameters(
            int clusters,
            Preprocessing preparation,

            @Hyperparameter(
                    "Solver for the coefficients: lasso, orthogonal matching pursuit (omp), or auto, which takes lasso up to 4,000"
                            + " samples.")
            SelfExpression.Solver solver,

            @Hyperparameter(
                    value =
                            "For solver=omp: maximum number of other samples in a combination; more than the dimension of a subspace does not help.",
                    least = 1)
            int others,

            @Hyperparameter(
                    value =
                            "For solver=omp: the search stops when the residual is below this share of the sample's norm.",
                    least = 0,
                    most = 1)
            double residual)
            implements Settings {

        @Override
        public boolean comparesDirections() {
            return true;
        }
    }

    private final Hyperparameters settings;

    public SparseSubspace(Hyperparameters settings) {
        this.settings = settings;
    }

    /** The published settings, without scaling, since scaling columns moves subspaces. */
    public static Hyperparameters paper(int clusters) {
        return new Hyperparameters(
                clusters, Preprocessing.scaled(Scaling.NONE, 0), SelfExpression.Solver.LASSO, 5, 1e-6);
    }

    /** The same with large images reduced. */
    public static Hyperparameters recommended(int clusters) {
        return new Hyperparameters(
                clusters, Preprocessing.scaled(Scaling.NONE, 64), SelfExpression.Solver.AUTO, 5, 1e-6);
    }

    @Override
    public Model fit(Dataset data, Session session) {
        ClassicalFit.requireVectors(data, "sparse subspace clustering");
        try (ClassicalFit fit = ClassicalFit.begin(NAME, settings, data, session)) {
            List<float[]> samples = fit.samples();
            fit.warnOfZeros(samples, "no other sample helps to write them");
            boolean lasso = settings.solver().usesLasso(samples.size());
            AffinityGraph graph = lasso ? lasso(fit, samples) : pursuit(fit, samples);
            SpectralEmbedding embedding =
                    SpectralEmbedding.of(graph, settings.clusters(), fit.seed(), fit.updates("eigenvectors, round"));
            KMeansResult found = embedding.cluster(true, fit.seed());
            if (graph.parts() > settings.clusters()) {
                fit.warn("The samples fall into %s unconnected parts, more than -k %s, so small parts count as"
                                .formatted(graph.parts(), settings.clusters())
                        + " clusters. Maybe solver=lasso, or omp with a larger --set others=N, connects them.");
            }
            Labels clusters = found.clusters();
            SampleModel rule = SampleModel.of(samples, 1, new Metric(Metric.Type.COSINE, 2, 1));
            fit.keep(new FittedClusters(clusters));
            return fit.model(
                    rule.backbone(),
                    new NearestSampleHead(samples.size()),
                    clusters.count(),
                    rule.bySamples(clusters),
                    fit.once("inertia", found.inertia()));
        }
    }

    private static AffinityGraph lasso(ClassicalFit fit, List<float[]> samples) {
        float[] coefficients = Scope.run(() -> {
            LassoSelfExpression lasso = new LassoSelfExpression(Distances.directions(SampleModel.tensor(samples)));
            Solved<LassoSelfExpression.State> solved =
                    lasso.run(LassoSelfExpression.MOST_UPDATES, fit.updates("writing samples by others, iteration"));
            if (!solved.converged()) {
                fit.warn("The lasso reached its limit of iterations before its coefficients converged, so clusters may"
                        + " be inaccurate. --set solver=omp does not iterate.");
            }
            return lasso.coefficients(solved);
        });
        return LassoSelfExpression.graph(samples.size(), coefficients);
    }

    private AffinityGraph pursuit(ClassicalFit fit, List<float[]> samples) {
        return Scope.run(() -> SelfExpression.pursued(
                Distances.directions(SampleModel.tensor(samples)),
                settings.others(),
                settings.residual(),
                fit.counter("expressing samples by others", samples.size(), "")));
    }
}
