package io.clade.method.competitive.soft;

import io.clade.method.clustering.HeadOutput;
import io.clade.objective.SoftCompetition;
import io.clade.tensor.Distances;
import io.clade.tensor.Ops;
import io.clade.tensor.runtime.Scope;
import io.clade.training.Loss;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * The soft assignment of the samples of a batch to prototypes.
 *
 * @param z embeddings, b×m
 * @param p prototypes, k×m
 * @param t temperature, a scalar
 * @param d squared distances, b×k
 * @param q memberships, b×k
 */
record SoftAssignment(Tensor z, Tensor p, Tensor t, Tensor d, Tensor q) implements HeadOutput {

    static SoftAssignment of(Tensor z, Tensor p, Tensor t) {
        Tensor d = Distances.squared(z, p);
        return new SoftAssignment(z, p, t, d, SoftCompetition.memberships(d, t));
    }

    @Override
    public Tensor memberships() {
        return q;
    }

    /**
     * Adds the paper's monitored quantities to {@code loss}, in double precision: the identity L_q = L_OLS + V is
     * exact, so that its residual is rounding only.
     */
    void watch(Loss loss) {
        Scope.withoutGradients(() -> {
            SoftAssignment exact = of(exactly(z), exactly(p), exactly(t));
            Tensor error = SoftCompetition.quantisation(exact.q, exact.d);
            Tensor leastSquares = SoftCompetition.leastSquares(exact.z, exact.p, exact.q);
            Tensor variance = SoftCompetition.variance(exact.p, exact.q);
            loss.watch(DdclMonitor.QUANTISATION.column(), error)
                    .watch(DdclMonitor.LEAST_SQUARES.column(), leastSquares)
                    .watch(DdclMonitor.VARIANCE.column(), variance)
                    .watch(
                            DdclMonitor.IDENTITY_RESIDUAL.column(),
                            error.sub(leastSquares).sub(variance).abs())
                    .watch(DdclMonitor.SEPARATION.column(), SoftCompetition.separation(exact.p))
                    .watch(DdclMonitor.CONCENTRATION.column(), SoftCompetition.concentration(exact.q))
                    .watch(DdclMonitor.TEMPERATURE.column(), exact.t)
                    .watch(DdclMonitor.DEAD_PROTOTYPES.column(), wins(exact.q), SoftAssignment::zeros)
                    .watch(DdclMonitor.EFFECTIVE_CLUSTERS.column(), exact.q.mean(0), SoftAssignment::perplexity);
        });
    }

    private static Tensor exactly(Tensor x) {
        return x.to(torch.ScalarType.Double);
    }

    /** Samples that each prototype is nearest to, k. */
    private static Tensor wins(Tensor q) {
        return Ops.sum(torch.one_hot(Ops.positionOfLargest(q, 1), q.size(1)), 0);
    }

    private static double zeros(double... means) {
        int zeros = 0;
        for (double mean : means) {
            zeros += mean == 0 ? 1 : 0;
        }
        return zeros;
    }

    /**
     * The exponential of the entropy of the mean memberships: the number of clusters of equal size with the same
     * entropy.
     */
    private static double perplexity(double... means) {
        double entropy = 0;
        for (double mean : means) {
            entropy -= mean > 0 ? mean * Math.log(mean) : 0;
        }
        return Math.exp(entropy);
    }
}
