package io.clade.partition.mixture;

import io.clade.data.Labels;
import io.clade.partition.Centring;
import io.clade.partition.mixture.MixtureSettings.Covariance;
import io.clade.tensor.Ops;
import io.clade.tensor.runtime.Scope;
import io.clade.tensor.runtime.Workers;
import java.util.Arrays;
import org.bytedeco.pytorch.LongOptional;
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

    /** The way of cdist that does not expand squares. */
    private static final long BY_DIFFERENCES = 2;

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
    MixtureStatistics expect(Mixture.Components components) {
        return Scope.run(() -> switch (covariance) {
            case FULL -> expectFull(components);
            case TIED -> expectTied(components);
            case DIAGONAL, SPHERICAL -> expectIndependent(components);
        });
    }

    private MixtureStatistics expectFull(Mixture.Components components) {
        Tensor means = Ops.tensor(components.means(), k, 1, d);
        Tensor factors = Ops.tensor(components.factors(), k, d, d);
        Tensor offsets = Ops.tensor(components.offsets(), k, 1);
        return sum(means, (block, from, sums) -> {
            Tensor apart = block.unsqueeze(0).sub(means);
            addFull(apart, responsibilities(joint(apart, factors, offsets), from), sums);
        });
    }

    /** ln π_j N(x_i; μ_j, Σ_j), k×b, of differences k×b×d. */
    private static Tensor joint(Tensor apart, Tensor factors, Tensor offsets) {
        Tensor scaled = torch.bmm(apart, factors);
        return offsets.sub(Ops.times(Ops.sum(scaled.square_(), 2), 0.5));
    }

    /**
     * The sums for components of one covariance. A sample differs from the mean ĉ_i of the components, weighted by r_i, and ĉ_i
     * differs from each of these: Σ_j r_ij e_ij e_ijᵀ = (x_i − ĉ_i)(x_i − ĉ_i)ᵀ + ½ Σ_jl r_ij r_il (a_j − a_l)(a_j − a_l)ᵀ. So
     * nothing cancels, and no product has k·n·d² operations.
     */
    private MixtureStatistics expectTied(Mixture.Components components) {
        Tensor middle = Centring.mean(x);
        Tensor means = Ops.tensor(components.means(), k, d);
        Tensor centred = means.sub(middle);
        Tensor factors = Ops.tensor(components.factors(), k, d, d);
        Tensor factor = factors.select(0, 0);
        // A component that starts anew has a factor of its own.
        boolean shared = Ops.number(factors.ne(factor).sum()) == 0;
        Tensor placed = torch.mm(centred, factor);
        Tensor offsets = Ops.tensor(components.offsets(), k, 1);
        return sum(means.unsqueeze(1), (block, from, sums) -> {
            Tensor apart = block.sub(middle);
            Tensor joint = shared
                    ? offsets.sub(Ops.times(squared(placed, torch.mm(apart, factor)), 0.5))
                    : joint(apart.unsqueeze(0).sub(centred.unsqueeze(1)), factors, offsets);
            addTied(apart, centred, responsibilities(joint, from), sums);
        });
    }

    /** Squared distances by differences, so that nothing cancels. */
    private static Tensor squared(Tensor a, Tensor b) {
        return Ops.square(torch.cdist(a, b, 2, new LongOptional(BY_DIFFERENCES)));
    }

    /**
     * The sums for independent features. Σ_c f_jc² (x_ic − μ_jc)² is computed by products of b×d and d×k numbers, with
     * the mean of all samples as reference point.
     */
    private MixtureStatistics expectIndependent(Mixture.Components components) {
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
    MixtureStatistics given(Labels start) {
        return Scope.run(() -> {
            Tensor middle = Centring.mean(x);
            Tensor hard = torch.one_hot(Ops.indices(start.codes()), k).to(torch.ScalarType.Double);
            return sum(references(middle), (block, from, sums) -> {
                Tensor apart = block.sub(middle);
                Tensor r = Ops.transposed(hard.narrow(0, from, block.size(0))).contiguous();
                switch (covariance) {
                    case FULL ->
                        addFull(apart.unsqueeze(0).expand(k, apart.size(0), d).contiguous(), r, sums);
                    case TIED -> addTied(apart, middle.new_zeros(k, d), r, sums);
                    case DIAGONAL, SPHERICAL -> addIndependent(apart, Ops.square(apart), r, sums);
                }
            });
        });
    }

    /** One reference point for all components: k×1×d. */
    private Tensor references(Tensor middle) {
        return middle.unsqueeze(0).expand(k, 1, d).contiguous();
    }

    /**
     * Sums of a part of the samples.
     *
     * @param counts k
     * @param shifts k×d
     * @param scatters k×d×d, d×d or k×d
     * @param overlaps Σ_i r_ij r_il, k×k, where components share a covariance
     */
    private record Sums(Tensor counts, Tensor shifts, Tensor scatters, Tensor overlaps) {

        void add(Sums others) {
            counts.add_(others.counts);
            shifts.add_(others.shifts);
            scatters.add_(others.scatters);
            overlaps.add_(others.overlaps);
        }
    }

    private interface Visitor {
        /** Adds the samples {@code from …}, b×d in double precision, to the sums. */
        void visit(Tensor block, int from, Sums sums);
    }

    /** r = exp(ln π_j N(x_i; μ_j, Σ_j) − ln p(x_i)): k×b, with ln p(x_i) and the likeliest component kept. */
    private Tensor responsibilities(Tensor joint, int from) {
        Tensor density = torch.logsumexp(joint, new long[] {0}, true);
        double[] known = Ops.toDoubles(density);
        System.arraycopy(known, 0, densities, from, known.length);
        keepLikeliest(Ops.toDoubles(joint), from, known.length);
        return joint.sub_(density).exp_();
    }

    /** Finds the largest of each column of {@code joint}, k×b: libtorch's argmax of columns takes a tenth of a fit. */
    private void keepLikeliest(double[] joint, int from, int b) {
        double[] most = Arrays.copyOf(joint, b);
        Arrays.fill(clusters, from, from + b, 0);
        for (int j = 1; j < k; j++) {
            for (int i = 0; i < b; i++) {
                if (joint[j * b + i] > most[i]) {
                    most[i] = joint[j * b + i];
                    clusters[from + i] = j;
                }
            }
        }
    }

    /** The sums with the reference points {@code references}, k×1×d. */
    private MixtureStatistics sum(Tensor references, Visitor visitor) {
        Sums[] parts = new Sums[Math.min(PARTS, n)];
        Arrays.setAll(parts, part -> zeros(references));
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
            parts[0].add(parts[part]);
        }
        if (covariance == Covariance.TIED) {
            addBetween(references.squeeze(1), parts[0]);
        }
        return statistics(references, parts[0]);
    }

    private Sums zeros(Tensor like) {
        long[] scatters = switch (covariance) {
            case FULL -> new long[] {k, d, d};
            case TIED -> new long[] {d, d};
            case DIAGONAL, SPHERICAL -> new long[] {k, d};
        };
        int overlaps = covariance == Covariance.TIED ? k : 0;
        return new Sums(
                like.new_zeros(k), like.new_zeros(k, d), like.new_zeros(scatters), like.new_zeros(overlaps, overlaps));
    }

    /** e is k×b×d, r k×b. */
    private static void addFull(Tensor apart, Tensor r, Sums sums) {
        Tensor weighted = apart.mul(r.unsqueeze(2));
        sums.counts().add_(Ops.sum(r, 1));
        sums.shifts().add_(Ops.sum(weighted, 1));
        sums.scatters().add_(torch.bmm(Ops.transposed(weighted), apart));
    }

    /** x and a from the mean of all samples, b×d and k×d; r is k×b. */
    private static void addTied(Tensor apart, Tensor references, Tensor r, Sums sums) {
        Tensor rest = apart.sub(torch.mm(Ops.transposed(r), references));
        Tensor counts = Ops.sum(r, 1);
        sums.counts().add_(counts);
        sums.shifts().add_(torch.mm(r, apart).sub_(references.mul(counts.unsqueeze(1))));
        sums.scatters().add_(torch.mm(Ops.transposed(rest), rest));
        sums.overlaps().add_(torch.mm(r, Ops.transposed(r)));
    }

    /** ½ Σ_jl w_jl (a_j − a_l)(a_j − a_l)ᵀ, w the overlaps. */
    private void addBetween(Tensor references, Sums sums) {
        for (int j = 0; j < k; j++) {
            Tensor apart = references.sub(references.narrow(0, j, 1));
            Tensor weighted = apart.mul(sums.overlaps().select(0, j).unsqueeze(1));
            sums.scatters().add_(Ops.times(torch.mm(Ops.transposed(weighted), apart), 0.5));
        }
    }

    /** e and its squares are b×d, r k×b. */
    private static void addIndependent(Tensor apart, Tensor squared, Tensor r, Sums sums) {
        sums.counts().add_(Ops.sum(r, 1));
        sums.shifts().add_(torch.mm(r, apart));
        sums.scatters().add_(torch.mm(r, squared));
    }

    private MixtureStatistics statistics(Tensor means, Sums sums) {
        double total = 0;
        int leastLikely = 0;
        for (int i = 0; i < n; i++) {
            total += densities[i];
            if (densities[i] < densities[leastLikely]) {
                leastLikely = i;
            }
        }
        return new MixtureStatistics(
                total / n - d * LOG_TWO_PI / 2,
                Ops.toDoubles(means),
                Ops.toDoubles(sums.counts()),
                Ops.toDoubles(sums.shifts()),
                Ops.toDoubles(sums.scatters()),
                Labels.ofCodes(clusters, k),
                leastLikely);
    }
}
