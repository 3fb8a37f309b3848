package io.clade.method.classical;

import io.clade.data.Dataset;
import io.clade.data.Labels;
import io.clade.data.preprocessing.Preprocessing;
import io.clade.data.preprocessing.Scaling;
import io.clade.method.Method;
import io.clade.method.Paper;
import io.clade.method.Settings;
import io.clade.model.Model;
import io.clade.network.backbone.Architecture;
import io.clade.network.cluster.FittedHead;
import io.clade.network.cluster.MixtureHead;
import io.clade.partition.kmeans.KMeansRestarts;
import io.clade.partition.kmeans.KMeansSettings;
import io.clade.partition.kmeans.Points;
import io.clade.partition.mixture.ExpectationMaximisation;
import io.clade.partition.mixture.Mixture;
import io.clade.partition.mixture.MixtureSettings;
import io.clade.tensor.runtime.Scope;
import io.clade.training.Alternations;
import io.clade.training.session.History;
import io.clade.training.session.Session;
import java.util.SplittableRandom;
import org.bytedeco.pytorch.Tensor;

/**
 * Gaussian mixture: finds the k normal distributions under whose weighted sum the samples are most probable. A sample's memberships
 * are the probabilities that it came from each.
 *
 * <p>Steps, for each of several restarts: find clusters by k-means; give every component the weight, the mean and the
 * covariance of its cluster; compute how probable each component is for every sample (E); give each component the
 * weighted mean and covariance of all samples (M); repeat both until the likelihood hardly grows.
 *
 * <p>Departures: a little is added to every variance ({@code floor}); a component that shrinks to a single sample,
 * where the likelihood has no bound, starts anew.
 */
@Paper(
        title = "Maximum likelihood from incomplete data via the EM algorithm",
        authors = "Dempster, Laird, Rubin",
        venue = "Journal of the Royal Statistical Society B 39(1)",
        year = 1977,
        url = "https://doi.org/10.1111/j.2517-6161.1977.tb01600.x")
public final class GaussianMixture implements Method {

    /** Name under {@code -m}. */
    public static final String NAME = "gmm";

    private static final String OBJECTIVE = "minus log-likelihood";

    /** The settings of the k-means that gives each start. */
    private static final KMeansSettings ONE_START = KMeansSettings.RECOMMENDED.withRestarts(1);

    /**
     * @param clusters k
     * @param preparation of the samples
     * @param search for the components
     */
    public record Hyperparameters(int clusters, Preprocessing preparation, MixtureSettings search)
            implements Settings {}

    private final Hyperparameters settings;

    public GaussianMixture(Hyperparameters settings) {
        this.settings = settings;
    }

    /** Iterations until nothing changes, and the least floor that keeps variances from zero. */
    public static Hyperparameters paper(int clusters) {
        return new Hyperparameters(
                clusters,
                Preprocessing.scaled(Scaling.AUTO, 0),
                MixtureSettings.RECOMMENDED
                        .withRestarts(1)
                        .withIterations(1000)
                        .withTolerance(1e-9)
                        .withFloor(1e-12));
    }

    /** The defaults of scikit-learn, and five starts. */
    public static Hyperparameters recommended(int clusters) {
        return new Hyperparameters(clusters, Preprocessing.automatic(), MixtureSettings.RECOMMENDED);
    }

    @Override
    public Model fit(Dataset data, Session session) {
        ClassicalFit.requireVectors(data, "a Gaussian mixture");
        try (ClassicalFit fit = ClassicalFit.begin(NAME, settings, data, session)) {
            Mixture found = Scope.run(
                    () -> search(fit, 1, settings.clusters(), settings.search(), SampleModel.tensor(fit.samples())));
            warnAbout(fit, settings.search(), found);
            return model(fit, found);
        }
    }

    /**
     * The likeliest of several mixtures of {@code k} components of {@code x}, n×d.
     *
     * @param number of the search among those of the fit, from 1
     */
    static Mixture search(ClassicalFit fit, int number, int k, MixtureSettings search, Tensor x) {
        Alternations alternations = fit.alternations(OBJECTIVE, number);
        Points points = Points.of(x);
        SplittableRandom random = new SplittableRandom(fit.seed());
        return alternations.best(search.restarts(), random::nextLong, Mixture.STORAGE, (own, workers) -> {
            Labels start = KMeansRestarts.best(points, k, ONE_START, own).clusters();
            var maximisation = new ExpectationMaximisation(x, start, search, workers);
            return maximisation.mixture(alternations.run(maximisation, search.iterations()));
        });
    }

    static void warnAbout(ClassicalFit fit, MixtureSettings search, Mixture found) {
        if (!found.converged()) {
            fit.warn("The mixture reached its limit of %s iterations before it converged: --set iterations=N continues"
                            .formatted(search.iterations())
                    + " longer.");
        }
        if (found.recovered() > 0) {
            fit.warn(
                    "%s components shrank to a single sample and were restarted. Maybe there are fewer clusters than -k, or"
                                    .formatted(found.recovered())
                            + " too few samples for covariance=full.");
        }
    }

    private Model model(ClassicalFit fit, Mixture found) {
        FittedHead head = head(found, settings.search());
        return fit.model(new Architecture.Identity(), head.head(), head.clusters(), head.weights(), history(found));
    }

    /** The head of a fitted mixture. */
    static FittedHead head(Mixture found, MixtureSettings search) {
        return new MixtureHead(search.covariance().matrices()).of(found.means(), found.factors(), found.offsets());
    }

    static History history(Mixture found) {
        return Alternations.history(OBJECTIVE, found.iterations());
    }
}
