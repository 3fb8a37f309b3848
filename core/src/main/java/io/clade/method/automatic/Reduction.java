package io.clade.method.automatic;

import io.clade.data.Dataset;
import io.clade.data.FloatSamples;
import io.clade.data.Kind;
import io.clade.data.Shape;
import io.clade.data.preprocessing.BatchReader;
import io.clade.network.NetworkConfig;
import io.clade.network.backbone.Architecture;
import io.clade.network.backbone.reduction.MiniRocket;
import io.clade.network.backbone.reduction.Reduced;
import io.clade.network.backbone.reduction.Resampled;
import io.clade.network.backbone.reduction.SeriesKernels;
import io.clade.network.weight.Weights;
import io.clade.partition.NearestNeighbours;
import io.clade.partition.PrincipalComponents;
import io.clade.partition.RandomSubset;
import io.clade.tensor.Interpolation;
import io.clade.tensor.Ops;
import io.clade.tensor.runtime.Scope;
import io.clade.tensor.runtime.Workers;
import java.util.Arrays;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * A linear map of prepared samples to principal components: to the first of them where there are many features; where there
 * are few, to all that vary, scaled to variance 1, so that features that say the same thing count once. Series are
 * described by {@link SeriesKernels} first, unless they are very short.
 *
 * @param name of the reduced samples, in words
 * @param weights of the map and of what is before it
 * @param reduced the fitted samples, n×c
 * @param before puts what is before the map in front of it
 */
record Reduction(String name, Weights weights, Dataset reduced, UnaryOperator<Architecture> before) {

    /** Share of the largest variance below which a component is noise of rounding. */
    private static final double LEAST_VARIANCE = 1e-6;

    /** The most steps that kernels are shown of a series. */
    private static final int MOST_STEPS = 64;

    /** Thresholds of each kernel. */
    private static final int THRESHOLDS = 2;

    /** Series that thresholds are taken from. */
    private static final int SHOWN = 64;

    /** Weight of all levels together, where that of all features of kernels is 1. */
    private static final double LEVELS = 0.8;

    private static final int BLOCK = 128;

    /** Deviation of a feature, from 0 to 1, below which it is constant. */
    private static final double LEAST_DEVIATION = 1e-6;

    /**
     * The map fitted to samples.
     *
     * @param readers gives readers of the prepared samples, one a thread
     * @param most components that many features are reduced to
     */
    static Reduction of(Dataset data, Supplier<BatchReader> readers, int most, long seed) {
        return Scope.run(() -> {
            if (byKernels(data)) {
                return Workers.run(workers -> ofKernels(data, readers, most, seed, workers));
            }
            boolean resampled = !data.equallyLong();
            PrincipalComponents components = PrincipalComponents.of(
                    readers.get(),
                    (x, kind) -> (resampled ? Interpolation.atOneLength(x, NearestNeighbours.STEPS) : x).flatten(1, -1),
                    most,
                    seed);
            return of(
                    data,
                    components,
                    "",
                    Weights.builder(),
                    map -> resampled ? new Resampled(NearestNeighbours.STEPS, map) : map);
        });
    }

    /** True for series, unless they are very short: these are described by kernels. */
    static boolean byKernels(Dataset data) {
        return data.kind() == Kind.SERIES && data.shape().extent(0) >= SeriesKernels.FEWEST_STEPS;
    }

    private static Reduction ofKernels(
            Dataset data, Supplier<BatchReader> readers, int most, long seed, Workers workers) {
        BatchReader[] feeds = new BatchReader[workers.count()];
        Arrays.setAll(feeds, worker -> readers.get());
        int n = data.size();
        int d = data.shape().channels();
        int steps = Math.min(MOST_STEPS, data.shape().extent(0));
        int[] shown = RandomSubset.ascending(n, SHOWN, seed);
        SeriesKernels kernels = SeriesKernels.of(feeds[0].batch(shown), steps, THRESHOLDS, seed);
        int ofKernels = SeriesKernels.count(steps) * THRESHOLDS;
        int levels = SeriesKernels.LEVELS * d;
        Tensor features = torch.empty(n, ofKernels + levels);
        workers.forEach((n + BLOCK - 1) / BLOCK, (number, worker) -> {
            int from = number * BLOCK;
            int to = Math.min(n, from + BLOCK);
            features.narrow(0, from, to - from).copy_(kernels.features(feeds[worker].block(from, to)));
        });
        Tensor scales = scales(features, ofKernels, levels);
        Weights.Builder weights = Weights.builder()
                .put(MiniRocket.CHANNELS, kernels.channels().sizes().vec().get(), Ops.toArray(kernels.channels()))
                .put(MiniRocket.THRESHOLDS, kernels.thresholds().sizes().vec().get(), Ops.toArray(kernels.thresholds()))
                .put(MiniRocket.SCALES, new long[] {ofKernels + levels}, Ops.toArray(scales));
        return of(
                data,
                PrincipalComponents.of(features.mul_(scales), most, seed),
                " of kernel features",
                weights,
                map -> new MiniRocket(steps, THRESHOLDS, map));
    }

    /** Factors that give all features variance 1, and levels their weight; 0 for constant ones. */
    private static Tensor scales(Tensor features, int ofKernels, int levels) {
        Tensor x = features.to(torch.ScalarType.Double);
        Tensor deviations = Ops.square(x.sub(x.mean(0))).mean(0).sqrt();
        Tensor scales = torch.where(
                deviations.gt(new Scalar(LEAST_DEVIATION)), deviations.reciprocal(), torch.zeros_like(deviations));
        scales.narrow(0, ofKernels, levels).mul_(new Scalar(LEVELS * Math.sqrt((double) ofKernels / levels)));
        return scales.to(torch.ScalarType.Float);
    }

    private static Reduction of(
            Dataset data,
            PrincipalComponents components,
            String of,
            Weights.Builder weights,
            UnaryOperator<Architecture> before) {
        Tensor reduced = components.reduced().to(torch.ScalarType.Double);
        Tensor basis = components.basis().to(torch.ScalarType.Double);
        boolean few = basis.size(0) == basis.size(1);
        Tensor turn = few ? whitening(reduced) : torch.eye(basis.size(1)).to(torch.ScalarType.Double);
        Tensor map = torch.mm(basis, turn);
        Tensor offset = torch.mv(Ops.transposed(map), components.mean().to(torch.ScalarType.Double))
                .neg();
        int c = Math.toIntExact(map.size(1));
        Dataset samples =
                Dataset.of(data.name(), Shape.table(c), new FloatSamples(c, Ops.toArray(torch.mm(reduced, turn))));
        weights.put(Reduced.MAP, new long[] {map.size(0), c}, Ops.toArray(map))
                .put(Reduced.OFFSET, new long[] {c}, Ops.toArray(offset));
        return new Reduction(c + " principal components" + of, weights.build(), samples, before);
    }

    /** V Λ^(−1/2) of the covariance V Λ Vᵀ of centred samples, without components that do not vary: d×c. */
    private static Tensor whitening(Tensor centred) {
        Tensor covariance = Ops.over(torch.mm(Ops.transposed(centred), centred), centred.size(0));
        var decomposed = torch.linalg_eigh(covariance);
        double[] variances = Ops.toDoubles(decomposed.get0());
        double largest = Arrays.stream(variances).max().orElseThrow();
        long[] kept = IntStream.range(0, variances.length)
                .filter(i -> variances[i] > LEAST_VARIANCE * largest)
                .mapToLong(i -> i)
                .toArray();
        Tensor chosen = Ops.indices(kept);
        Tensor vectors = decomposed.get1().index_select(1, chosen);
        return vectors.mul(torch.rsqrt(decomposed.get0().index_select(0, chosen)));
    }

    /** c, numbers of a reduced sample. */
    int components() {
        return reduced.shape().size();
    }

    /** The network of a model of the reduced samples, behind the map. */
    NetworkConfig behind(Shape prepared, NetworkConfig network) {
        return new NetworkConfig(
                prepared,
                before.apply(new Reduced(components(), network.backbone())),
                network.head(),
                network.clusters());
    }

    /** The weights of the map and those of a model of the reduced samples. */
    Weights with(Weights network) {
        return network.with(weights);
    }
}
