package io.clade.method.automatic;

import io.clade.data.Dataset;
import io.clade.data.FloatSamples;
import io.clade.data.Shape;
import io.clade.data.preprocessing.BatchReader;
import io.clade.network.NetworkConfig;
import io.clade.network.backbone.reduction.Reduced;
import io.clade.network.backbone.reduction.Resampled;
import io.clade.network.weight.Weights;
import io.clade.partition.NearestNeighbours;
import io.clade.partition.PrincipalComponents;
import io.clade.tensor.Interpolation;
import io.clade.tensor.Ops;
import io.clade.tensor.runtime.Scope;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * A linear map of prepared samples to principal components: to the first of them where there are many features; where there
 * are few, to all that vary, scaled to variance 1, so that features that say the same thing count once. Series of different
 * lengths are brought to one length first.
 *
 * @param weights of the map, as {@link Reduced} takes them
 * @param reduced the fitted samples, n×c
 * @param resampled whether series are brought to one length
 */
record Reduction(Weights weights, Dataset reduced, boolean resampled) {

    /** Share of the largest variance below which a component is noise of rounding. */
    private static final double LEAST_VARIANCE = 1e-6;

    /**
     * The map fitted to samples.
     *
     * @param most components that many features are reduced to
     */
    static Reduction of(Dataset data, BatchReader reader, int most, long seed) {
        return Scope.run(() -> {
            boolean resampled = !data.equallyLong();
            PrincipalComponents components = PrincipalComponents.of(
                    reader,
                    (x, kind) -> (resampled ? Interpolation.atOneLength(x, NearestNeighbours.STEPS) : x).flatten(1, -1),
                    most,
                    seed);
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
            Weights weights = Weights.builder()
                    .put(Reduced.MAP, new long[] {map.size(0), c}, Ops.toArray(map))
                    .put(Reduced.OFFSET, new long[] {c}, Ops.toArray(offset))
                    .build();
            return new Reduction(weights, samples, resampled);
        });
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
        Reduced linear = new Reduced(components(), network.backbone());
        return new NetworkConfig(
                prepared,
                resampled ? new Resampled(NearestNeighbours.STEPS, linear) : linear,
                network.head(),
                network.clusters());
    }

    /** The weights of the map and those of a model of the reduced samples. */
    Weights with(Weights network) {
        return network.with(weights);
    }
}
