package io.clade.partition.mixture;

import io.clade.partition.mixture.MixtureSettings.Covariance;
import io.clade.tensor.Ops;
import io.clade.tensor.runtime.Scope;
import java.util.Arrays;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * The maximisation: weights, means and covariances from sums over samples. A component that has shrunk to less than two
 * samples, or to no volume, starts anew as a ball at the sample of lowest likelihood, at most as often as there are
 * components; after that, components without volume stay as small balls.
 */
final class MaximisationStep {

    /**
     * The fewest samples of a component: one with fewer has shrunk to a single sample, where the likelihood has no
     * bound.
     */
    private static final double FEWEST = 1.5;

    /** Variance, as a share of all samples', of a component that shrinks again and again. */
    private static final double SMALL = 1e-6;

    private static final double EPSILON = 10 * Math.ulp(1.0);

    private final ExpectationStep pass;
    private final MixtureSettings settings;
    private final int k;
    private final int d;
    /** Mean variance of a feature over all samples: the size of a ball to start anew with. */
    private double variance;

    private int recovered;

    MaximisationStep(ExpectationStep pass, MixtureSettings settings) {
        this.pass = pass;
        this.settings = settings;
        this.k = pass.components();
        this.d = pass.features();
    }

    /** Components started anew so far. */
    int recovered() {
        return recovered;
    }

    /** The components that the sums make most likely. */
    Mixture.Components of(MixtureStatistics sums) {
        int square = settings.covariance().matrices() ? d * d : d;
        double[] counts = sums.counts().clone();
        double[] means = new double[k * d];
        double[] factors = new double[k * square];
        double[] logarithms = new double[k];
        if (variance == 0) {
            variance = overallVariance(sums);
        }
        Arrays.setAll(counts, j -> counts[j] + EPSILON);
        double[] shared = new double[square];
        double sharedDeterminant = settings.covariance() == Covariance.TIED ? tied(sums, counts, shared) : 0;
        for (int j = 0; j < k; j++) {
            double[] factor = new double[square];
            double determinant;
            switch (settings.covariance()) {
                case FULL -> determinant = factorise(covariance(sums, j, counts[j]), factor);
                case TIED -> {
                    System.arraycopy(shared, 0, factor, 0, square);
                    determinant = sharedDeterminant;
                }
                default -> determinant = diagonal(sums, j, counts[j], factor);
            }
            boolean shrunk = counts[j] < FEWEST && pass.samples() > k * FEWEST;
            boolean singular = !Double.isFinite(determinant);
            if ((shrunk || singular) && recovered < k) {
                recovered++;
                System.arraycopy(pass.sample(sums.leastLikely()), 0, means, j * d, d);
                counts[j] = (double) pass.samples() / k;
                determinant = ball(variance, factor);
            } else {
                for (int c = 0; c < d; c++) {
                    means[j * d + c] = sums.means()[j * d + c] + sums.shifts()[j * d + c] / counts[j];
                }
                determinant = singular ? ball(variance * SMALL, factor) : determinant;
            }
            System.arraycopy(factor, 0, factors, j * square, square);
            logarithms[j] = determinant;
        }
        double total = Arrays.stream(counts).sum();
        double[] weights = Arrays.stream(counts).map(count -> count / total).toArray();
        double[] offsets = new double[k];
        Arrays.setAll(offsets, j -> Math.log(weights[j]) + logarithms[j]);
        return new Mixture.Components(weights, means, factors, offsets);
    }

    /** Σ_j scatter of component j, with all means in one place, over n and d. */
    private double overallVariance(MixtureStatistics sums) {
        double squares = 0;
        double[] scatters = sums.scatters();
        // Of matrices, the diagonals alone.
        int step = settings.covariance().matrices() ? d + 1 : 1;
        int size = settings.covariance().matrices() ? d * d : d;
        for (int from = 0; from < scatters.length; from += size) {
            for (int c = from; c < from + size; c += step) {
                squares += scatters[c];
            }
        }
        double[] shift = new double[d];
        for (int c = 0; c < k * d; c++) {
            shift[c % d] += sums.shifts()[c];
        }
        int n = pass.samples();
        return Math.max(squares / n / d - Arrays.stream(shift).map(s -> s * s).sum() / n / n / d, settings.floor());
    }

    /** Σ_j of component j, d×d. */
    private double[] covariance(MixtureStatistics sums, int j, double count) {
        double[] covariance = new double[d * d];
        for (int a = 0; a < d; a++) {
            for (int b = 0; b < d; b++) {
                double drift = sums.shifts()[j * d + a] / count * (sums.shifts()[j * d + b] / count);
                covariance[a * d + b] = sums.scatters()[(j * d + a) * d + b] / count - drift;
            }
            covariance[a * d + a] += settings.floor();
        }
        return covariance;
    }

    /** Writes the factor of Σ = Σ_j n_j Σ_j / n, which all components share; returns as {@link #factorise}. */
    private double tied(MixtureStatistics sums, double[] counts, double... factor) {
        double total = Arrays.stream(counts).sum();
        double[] pooled = sums.scatters().clone();
        for (int j = 0; j < k; j++) {
            for (int a = 0; a < d; a++) {
                double drift = sums.shifts()[j * d + a] / counts[j];
                for (int b = 0; b < d; b++) {
                    pooled[a * d + b] -= drift * sums.shifts()[j * d + b];
                }
            }
        }
        for (int c = 0; c < pooled.length; c++) {
            pooled[c] = pooled[c] / total + (c % (d + 1) == 0 ? settings.floor() : 0);
        }
        return factorise(pooled, factor);
    }

    /** Writes F = L⁻ᵀ, Σ = L Lᵀ, to {@code factor}; returns ln |F|, not finite where Σ is singular. */
    private double factorise(double[] covariance, double... factor) {
        return Scope.run(() -> {
            var cholesky = torch.linalg_cholesky_ex(Ops.tensor(covariance, d, d));
            if (Ops.number(cholesky.get1()) != 0) {
                return Double.POSITIVE_INFINITY;
            }
            Tensor lower = cholesky.get0();
            Tensor inverse = torch.linalg_solve_triangular(lower, torch.eye(d).to(torch.ScalarType.Double), false);
            System.arraycopy(Ops.toDoubles(Ops.transposed(inverse)), 0, factor, 0, d * d);
            return -Ops.number(torch.log(lower.diagonal()).sum());
        });
    }

    /** Writes 1/σ of each feature to {@code factor}, the same for all where components are balls; returns ln Π 1/σ. */
    private double diagonal(MixtureStatistics sums, int j, double count, double... factor) {
        double[] variances = new double[d];
        for (int c = 0; c < d; c++) {
            double drift = sums.shifts()[j * d + c] / count;
            variances[c] = sums.scatters()[j * d + c] / count - drift * drift + settings.floor();
        }
        if (settings.covariance() == Covariance.SPHERICAL) {
            Arrays.fill(variances, Arrays.stream(variances).average().orElseThrow());
        }
        double logarithm = 0;
        for (int c = 0; c < d; c++) {
            factor[c] = 1 / Math.sqrt(variances[c]);
            logarithm += Math.log(factor[c]);
        }
        return logarithm;
    }

    /** Writes a ball with this variance of every feature to {@code factor}; returns ln |F|. */
    private double ball(double each, double... factor) {
        Arrays.fill(factor, 0);
        double scale = 1 / Math.sqrt(each);
        int step = settings.covariance().matrices() ? d + 1 : 1;
        for (int c = 0; c < factor.length; c += step) {
            factor[c] = scale;
        }
        return d * Math.log(scale);
    }
}
