package io.clade.partition.mixture;

import io.clade.data.Labels;
import io.clade.data.Require;
import io.clade.partition.kmeans.KMeansSettings;
import io.clade.partition.kmeans.Partition;
import io.clade.partition.kmeans.Restarts;
import io.clade.tensor.Scope;
import io.clade.tensor.Workers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Fits a mixture of normal distributions: compute how probable each component is for every sample (expectation), then give each
 * the mean and the covariance of the samples, weighted so (maximisation), until the likelihood hardly grows (A. P. Dempster,
 * N. M. Laird and D. B. Rubin, Maximum likelihood from incomplete data via the EM algorithm, Journal of the Royal Statistical
 * Society B 39(1), 1977).
 */
public final class ExpectationMaximisation {

    private static final double NANOS = 1e9;

    /** Hears of each iteration. */
    @FunctionalInterface
    public interface Listener {

        /** Iteration {@code iteration}, from 1, of restart {@code restart}, from 0, began at this mean log-likelihood. */
        void iterated(int restart, int iteration, double logLikelihood);
    }

    private ExpectationMaximisation() {}

    /**
     * The mixture of highest likelihood of several fits, each of which starts from the clusters of a k-means of its own.
     *
     * @param x n×d
     * @throws io.clade.data.InputException unless 2 ≤ k ≤ n
     */
    public static Mixture best(Tensor x, int k, MixtureSettings settings, long seed, Listener listener) {
        Require.clusters(k, (int) x.size(0));
        KMeansSettings once = KMeansSettings.RECOMMENDED.withRestarts(1);
        SplittableRandom random = new SplittableRandom(seed);
        Optional<Mixture> best = Optional.empty();
        for (int restart = 0; restart < settings.restarts(); restart++) {
            Labels start = Restarts.best(x, k, once, random.nextLong()).clusters();
            Mixture found = from(x, start, settings, restart, listener);
            if (best.isEmpty() || found.logLikelihood() > best.get().logLikelihood()) {
                best = Optional.of(found);
            }
        }
        return best.orElseThrow();
    }

    /** The fit that starts from these clusters, one a sample. */
    static Mixture from(Tensor x, Labels start, MixtureSettings settings, int restart, Listener listener) {
        return Scope.run(() -> Scope.withoutGradients(() -> Workers.run(workers -> {
            Tensor plain = x.detach().flatten(1, -1).to(torch.ScalarType.Float).contiguous();
            MixturePass pass = new MixturePass(plain, start.count(), settings.covariance(), workers);
            return run(pass, start, settings, restart, listener);
        })));
    }

    private static Mixture run(
            MixturePass pass, Labels start, MixtureSettings settings, int restart, Listener listener) {
        MixtureUpdate update = new MixtureUpdate(pass, settings);
        Mixture.Components components = update.of(pass.given(start));
        List<Partition.Iteration> iterations = new ArrayList<>();
        boolean converged = false;
        double before = Double.NEGATIVE_INFINITY;
        while (!converged && iterations.size() < settings.iterations()) {
            long started = System.nanoTime();
            MixturePass.Statistics found = pass.expect(components);
            int recovered = update.recovered();
            components = update.of(found);
            double now = found.logLikelihood();
            converged = Math.abs(now - before) < settings.tolerance() && update.recovered() == recovered;
            before = now;
            iterations.add(iteration(now, started));
            listener.iterated(restart, iterations.size(), now);
        }
        long started = System.nanoTime();
        MixturePass.Statistics last = pass.expect(components);
        iterations.add(iteration(last.logLikelihood(), started));
        return new Mixture(components, iterations, converged, update.recovered(), last.clusters());
    }

    private static Partition.Iteration iteration(double logLikelihood, long started) {
        return new Partition.Iteration(-logLikelihood, (System.nanoTime() - started) / NANOS);
    }
}
