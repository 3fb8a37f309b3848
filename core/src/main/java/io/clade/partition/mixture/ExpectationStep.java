package io.clade.partition.mixture;

import io.clade.data.Labels;
import io.clade.partition.Centring;
import io.clade.partition.mixture.MixtureSettings.Covariance;
import io.clade.tensor.Ops;
import io.clade.tensor.runtime.Scope;
import io.clade.tensor.runtime.Workers;
import java.util.Arrays;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * One pass over the samples of a mixture, which computes the probability of every component for each (the expectation)
 * and the sums that the next maximisation needs. Sums for full covariances are of differences from the components'
 * means, so that nothing cancels. Their order does not depend on the number of threads.
 */
final class ExpectationStep {

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
    ExpectationStep(Tensor x, int k, Covariance covariance, Workers workers) {
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
     * Sums over the samples, r_ij the responsibility of component j for sample i, e_ij = x_i − a_j, a_j the reference
     * point of component j.
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

        /** a, k×d. */
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
        return Scope.run(() -> covariance.matrices() ? expectFull(components) : expectIndependent(components));
    }

    private Statistics expectFull(Mixture.Components components) {
        Tensor means = Ops.tensor(components.means(), k, 1, d);
        Tensor factors = Ops.tensor(components.factors(), k, d, d);
        Tensor offsets = Ops.tensor(components.offsets(), k, 1);
        return sum(means, (block, from, sums) -> {
            Tensor apart = block.unsqueeze(0).sub(means);
            Tensor scaled = torch.bmm(apart, factors);
            Tensor r = responsibilities(offsets.sub(Ops.times(Ops.sum(scaled.square_(), 2), 0.5)), from);
            addFull(apart, r, sums);
        });
    }

    /**
     * The sums for independent features. Σ_c f_jc² (x_ic − μ_jc)² is computed by products of b×d and d×k numbers, with
     * the mean of all samples as reference point.
     */
    private Statistics expectIndependent(Mixture.Components components) {
        Tensor middle = Centring.mean(x);
        Tensor squares = Ops.square(Ops.tensor(components.factors(), k, d));
        Tensor means = Ops.tensor(components.means(), k, d).sub(middle);
        Tensor slopes = means.mul(squares);
        Tensor constants = Ops.tensor(components.offsets(), k)
                .sub(Ops.times(Ops.sum(slopes.mul(means), 1), 0.5))
                .unsqueeze(1);
        return sum(references(middle), (block, from, sums) -> {
            Tensor apart = block.sub(middle);
            Tensor squared = Ops.square(apart);
            Tensor joint = torch.mm(slopes, Ops.transposed(apart))
                    .sub_(Ops.times(torch.mm(squares, Ops.transposed(squared)), 0.5))
                    .add_(constants);
            addIndependent(apart, squared, responsibilities(joint, from), sums);
        });
    }

    /** The sums where every sample belongs wholly to the component that {@code start} gives it. */
    Statistics given(Labels start) {
        return Scope.run(() -> {
            Tensor middle = Centring.mean(x);
            Tensor hard = torch.one_hot(Ops.indices(start.codes()), k).to(torch.ScalarType.Double);
            return sum(references(middle), (block, from, sums) -> {
                Tensor apart = block.sub(middle);
                Tensor r = Ops.transposed(hard.narrow(0, from, block.size(0))).contiguous();
                if (covariance.matrices()) {
                    addFull(apart.unsqueeze(0).expand(k, apart.size(0), d).contiguous(), r, sums);
                } else {
                    addIndependent(apart, Ops.square(apart), r, sums);
                }
            });
        });
    }

    /** One reference point for all components: k×1×d. */
    private Tensor references(Tensor middle) {
        return middle.unsqueeze(0).expand(k, 1, d).contiguous();
    }

    /** Sums of a part of the samples: k, k×d, and k×d×d or k×d. */
    private record Sums(Tensor counts, Tensor shifts, Tensor scatters) {}

    private interface Visitor {
        /** Adds the samples {@code from …}, b×d in double precision, to the sums. */
        void visit(Tensor block, int from, Sums sums);
    }

    /** r = exp(ln π_j N(x_i; μ_j, Σ_j) − ln p(x_i)): k×b, with ln p(x_i) and the likeliest component kept. */
    private Tensor responsibilities(Tensor joint, int from) {
        Tensor density = torch.logsumexp(joint, new long[] {0}, true);
        double[] known = Ops.toDoubles(density);
        System.arraycopy(known, 0, densities, from, known.length);
        int[] likeliest = Ops.toInts(Ops.positionOfLargest(joint, 0));
        System.arraycopy(likeliest, 0, clusters, from, likeliest.length);
        return joint.sub_(density).exp_();
    }

    /** The sums with the reference points {@code references}, k×1×d. */
    private Statistics sum(Tensor references, Visitor visitor) {
        long[] scatterShape = covariance.matrices() ? new long[] {k, d, d} : new long[] {k, d};
        Sums[] parts = new Sums[Math.min(PARTS, n)];
        Arrays.setAll(
                parts,
                part -> new Sums(
                        references.new_zeros(k), references.new_zeros(k, d), references.new_zeros(scatterShape)));
        int rows = Math.max(FEWEST_ROWS, NUMBERS / (k * d));
        workers.forEach(parts.length, (part, worker) -> {
            int end = (int) ((long) n * (part + 1) / parts.length);
            for (int from = (int) ((long) n * part / parts.length); from < end; from += rows) {
                int start = from;
                int size = Math.min(rows, end - from);
                Scope.run((Runnable)
                        () -> visitor.visit(x.narrow(0, start, size).to(torch.ScalarType.Double), start, parts[part]));
            }
        });
        for (int part = 1; part < parts.length; part++) {
            parts[0].counts().add_(parts[part].counts());
            parts[0].shifts().add_(parts[part].shifts());
            parts[0].scatters().add_(parts[part].scatters());
        }
        return statistics(references, parts[0].counts(), parts[0].shifts(), parts[0].scatters());
    }

    /** e is k×b×d, r k×b. */
    private static void addFull(Tensor apart, Tensor r, Sums sums) {
        Tensor weighted = apart.mul(r.unsqueeze(2));
        sums.counts().add_(Ops.sum(r, 1));
        sums.shifts().add_(Ops.sum(weighted, 1));
        sums.scatters().add_(torch.bmm(Ops.transposed(weighted), apart));
    }

    /** e and its squares are b×d, r k×b. */
    private static void addIndependent(Tensor apart, Tensor squared, Tensor r, Sums sums) {
        sums.counts().add_(Ops.sum(r, 1));
        sums.shifts().add_(torch.mm(r, apart));
        sums.scatters().add_(torch.mm(r, squared));
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
