package io.clade.partition;

import io.clade.data.Labels;
import io.clade.partition.MixtureSettings.Covariance;
import io.clade.tensor.Ops;
import io.clade.tensor.Scope;
import io.clade.tensor.Workers;
import java.util.Arrays;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * One pass over the samples of a mixture: how probable every component is for each (the expectation), and at once the sums that
 * the next maximisation needs. Sums are of differences from the means that the components have, so that nothing cancels, and
 * are added up in an order that does not depend on the number of threads.
 */
final class MixturePass {

    private static final double LOG_TWO_PI = Math.log(2 * Math.PI);

    /** Parts of the samples that have sums of their own. */
    private static final int PARTS = 8;

    /** Numbers of a block's differences, 1 MB. */
    private static final int NUMBERS = 1 << 17;

    private static final int FEWEST_ROWS = 32;

    private final Tensor x;
    private final int n;
    private final int d;
    private final int k;
    private final Covariance covariance;
    private final Workers workers;
    private final int[] clusters;
    private final double[] densities;

    /** @param x n×d, single precision */
    MixturePass(Tensor x, int k, Covariance covariance, Workers workers) {
        this.x = x;
        this.n = Math.toIntExact(x.size(0));
        this.d = Math.toIntExact(x.size(1));
        this.k = k;
        this.covariance = covariance;
        this.workers = workers;
        this.clusters = new int[n];
        this.densities = new double[n];
    }

    /**
     * Sums over the samples, r_ij the responsibility of component j for sample i, e_ij = x_i − μ_j.
     */
    static final class Statistics {

        private final double logLikelihood;
        private final double[] means;
        private final double[] counts;
        private final double[] shifts;
        private final double[] scatters;
        private final Labels clusters;
        private final int leastLikely;

        Statistics(
                double logLikelihood,
                double[] means,
                double[] counts,
                double[] shifts,
                double[] scatters,
                Labels clusters,
                int leastLikely) {
            this.logLikelihood = logLikelihood;
            this.means = means;
            this.counts = counts;
            this.shifts = shifts;
            this.scatters = scatters;
            this.clusters = clusters;
            this.leastLikely = leastLikely;
        }

        /** Mean ln p(x_i). */
        double logLikelihood() {
            return logLikelihood;
        }

        /** μ, k×d. */
        double[] means() {
            return means;
        }

        /** Σ_i r_ij, k. */
        double[] counts() {
            return counts;
        }

        /** Σ_i r_ij e_ij, k×d. */
        double[] shifts() {
            return shifts;
        }

        /** Σ_i r_ij e_ij e_ijᵀ, k×d×d, or their diagonals, k×d. */
        double[] scatters() {
            return scatters;
        }

        /** The component of highest responsibility of each sample. */
        Labels clusters() {
            return clusters;
        }

        /** The sample of lowest ln p(x_i). */
        int leastLikely() {
            return leastLikely;
        }
    }

    int samples() {
        return n;
    }

    int features() {
        return d;
    }

    int components() {
        return k;
    }

    double[] sample(int i) {
        return Scope.run(() -> Ops.toDoubles(x.narrow(0, i, 1)));
    }

    /** The sums under these components. */
    Statistics expect(Mixture.Components components) {
        return Scope.run(() -> {
            Tensor means = Ops.tensor(components.means(), k, 1, d);
            Tensor factors = covariance == Covariance.FULL
                    ? Ops.tensor(components.factors(), k, d, d)
                    : Ops.tensor(components.factors(), k, 1, d);
            Tensor offsets = Ops.tensor(components.offsets(), k, 1);
            return sum(means, (apart, from) -> responsibilities(apart, factors, offsets, from));
        });
    }

    /** The sums where every sample is wholly of the component that {@code start} gives it. */
    Statistics given(Labels start) {
        return Scope.run(() -> {
            Tensor mean = Ops.sumKeeping(x.to(torch.ScalarType.Double), 0).div_(new Scalar((double) n));
            Tensor means = mean.unsqueeze(0).expand(k, 1, d).contiguous();
            long[] codes = Arrays.stream(start.codes()).asLongStream().toArray();
            Tensor hard = torch.one_hot(Ops.indices(codes), k).to(torch.ScalarType.Double);
            return sum(means, (apart, from) -> Ops.transposed(hard.narrow(0, from, apart.size(1))));
        });
    }

    private interface Expectation {
        /** k×b from e: k×b×d of the samples {@code from …}. */
        Tensor of(Tensor apart, int from);
    }

    /** r = exp(ln π_j N(x_i; μ_j, Σ_j) − ln p(x_i)), with ln p(x_i) and the likeliest component kept. */
    private Tensor responsibilities(Tensor apart, Tensor factors, Tensor offsets, int from) {
        Tensor scaled = covariance == Covariance.FULL ? torch.bmm(apart, factors) : apart.mul(factors);
        Tensor joint = offsets.sub(Ops.times(Ops.sum(scaled.square_(), 2), 0.5));
        Tensor density = torch.logsumexp(joint, new long[] {0}, true);
        double[] known = Ops.toDoubles(density);
        System.arraycopy(known, 0, densities, from, known.length);
        int[] likeliest = Ops.toInts(Ops.positionOfLargest(joint, 0));
        System.arraycopy(likeliest, 0, clusters, from, likeliest.length);
        return joint.sub_(density).exp_();
    }

    /** The sums, of k means, k×1×d. */
    private Statistics sum(Tensor means, Expectation expectation) {
        long[] scatterShape = covariance == Covariance.FULL ? new long[] {k, d, d} : new long[] {k, d};
        int parts = Math.min(PARTS, n);
        Tensor counts = means.new_zeros(parts, k);
        Tensor shifts = means.new_zeros(parts, k, d);
        Tensor[] scatters = new Tensor[parts];
        Arrays.setAll(scatters, part -> means.new_zeros(scatterShape));
        int rows = Math.max(FEWEST_ROWS, NUMBERS / (k * d));
        workers.forEach(parts, (part, worker) -> {
            int end = (int) ((long) n * (part + 1) / parts);
            for (int from = (int) ((long) n * part / parts); from < end; from += rows) {
                int start = from;
                int size = Math.min(rows, end - from);
                Scope.run((Runnable) () -> {
                    Tensor block = x.narrow(0, start, size).to(torch.ScalarType.Double);
                    Tensor apart = block.unsqueeze(0).sub(means);
                    Tensor r = expectation.of(apart, start).contiguous();
                    counts.select(0, part).add_(Ops.sum(r, 1));
                    add(apart, r.unsqueeze(2), shifts.select(0, part), scatters[part]);
                });
            }
        });
        Tensor scatter = scatters[0];
        for (int part = 1; part < parts; part++) {
            scatter.add_(scatters[part]);
        }
        return statistics(means, Ops.sum(counts, 0), Ops.sum(shifts, 0), scatter);
    }

    /** Adds r e to {@code shifts} and r e eᵀ to {@code scatters}; e is k×b×d, r k×b×1. */
    private void add(Tensor apart, Tensor r, Tensor shifts, Tensor scatters) {
        Tensor weighted = apart.mul(r);
        shifts.add_(Ops.sum(weighted, 1));
        if (covariance == Covariance.FULL) {
            scatters.add_(torch.bmm(Ops.transposed(weighted), apart));
        } else {
            scatters.add_(Ops.sum(weighted.mul_(apart), 1));
        }
    }

    private Statistics statistics(Tensor means, Tensor counts, Tensor shifts, Tensor scatters) {
        double total = 0;
        int leastLikely = 0;
        for (int i = 0; i < n; i++) {
            total += densities[i];
            if (densities[i] < densities[leastLikely]) {
                leastLikely = i;
            }
        }
        return new Statistics(
                total / n - d * LOG_TWO_PI / 2,
                Ops.toDoubles(means),
                Ops.toDoubles(counts),
                Ops.toDoubles(shifts),
                Ops.toDoubles(scatters),
                Labels.ofCodes(clusters, k),
                leastLikely);
    }
}
