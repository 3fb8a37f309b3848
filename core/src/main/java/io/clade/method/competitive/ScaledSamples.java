package io.clade.method.competitive;

import io.clade.data.Dataset;
import io.clade.data.Matrix;
import io.clade.data.Shape;
import io.clade.data.preprocessing.BatchReader;
import io.clade.input.Require;
import io.clade.method.competitive.topology.PrototypeClusters;
import io.clade.method.competitive.topology.Topology;
import io.clade.method.competitive.topology.Winners;
import io.clade.method.fitting.Fit;
import io.clade.model.Model;
import io.clade.network.backbone.Architecture;
import io.clade.partition.kmeans.KMeansPlusPlus;
import io.clade.random.Seeds;
import io.clade.tensor.Distances;
import io.clade.tensor.Ops;
import io.clade.tensor.PowerIteration;
import io.clade.tensor.runtime.Scope;
import java.util.HashSet;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/**
 * The samples in the space in which prototypes learn. With {@link Learning.Steps#DATA} its origin is the mean of the
 * samples and its unit is their largest standard deviation along a direction, σ₁/√n, so that the effect of a step does
 * not depend on the data.
 */
final class ScaledSamples {

    /** Random streams apart from the epochs', which are those from 1 on. */
    private static final long ANCHORS = -1;

    private static final long START = -2;

    private final Tensor samples;
    private final boolean whole;
    private final Tensor mean;
    private final double scale;
    private final double spread;

    /**
     * @param raw a×d
     * @param whole whether they are all samples
     * @param moved whether they are centred and scaled
     */
    ScaledSamples(Tensor raw, boolean whole, boolean moved) {
        this.whole = whole;
        mean = moved ? raw.mean(0) : raw.new_zeros(raw.size(1));
        Tensor centred = raw.sub(mean);
        double sigma = moved ? PowerIteration.largestSingularValue(centred) : 0;
        scale = sigma > 0 ? sigma / Math.sqrt(raw.size(0)) : 1;
        samples = centred.div_(new Scalar(scale));
        spread = moved ? Math.sqrt(Ops.number(Ops.square(samples).mean())) : 1;
    }

    /** @throws io.clade.input.InputException where there are series of different lengths */
    static void requireVectors(Dataset data) {
        Require.that(
                data.equallyLong(),
                "%s has series of different lengths, which prototypes cannot represent. Resample them"
                        + " to one length.",
                data.name());
    }

    /** All samples of {@code fit}, or as many as a step takes, drawn by its seed. */
    static ScaledSamples of(Fit fit, Learning learning) {
        BatchReader batchReader = fit.batchReader();
        boolean whole = learning.takesAll(batchReader.size());
        int[] rows = whole
                ? IntStream.range(0, batchReader.size()).toArray()
                : drawn(batchReader.size(), learning.batch(), Seeds.derive(fit.seed(), ANCHORS));
        Tensor raw = Scope.tidy(() -> batchReader.batch(rows).flatten(1, -1));
        return new ScaledSamples(raw, whole, learning.steps() == Learning.Steps.DATA);
    }

    /** The random stream by which prototypes of {@code fit} start. */
    static long stream(Fit fit) {
        return Seeds.derive(fit.seed(), START);
    }

    /** The backbone of prototypes that compete for the samples themselves. */
    Function<Shape, Architecture> identity() {
        return input -> new Architecture.Identity();
    }

    /** The model of learned prototypes, k×d: they are clusters, or the components of their graph are. */
    Model model(Fit fit, Matrix prototypes, Topology topology, TrajectoryRecorder trajectories) {
        Winners winners = Winners.of(fit.batchReader(), x -> x.flatten(1, -1), prototypes);
        PrototypeClusters found = PrototypeClusters.by(topology, winners, prototypes);
        found.warnings().forEach(fit::warn);
        found.graph().ifPresent(fit::keep);
        trajectories.until(prototypes, this).ifPresent(fit::keep);
        return fit.model(new Architecture.Identity(), found.head());
    }

    /** {@code count} of the numbers 0 … n − 1, ascending, drawn without replacement (Floyd's algorithm). */
    private static int[] drawn(int n, int count, long seed) {
        var random = new SplittableRandom(seed);
        var chosen = new HashSet<Integer>();
        for (int last = n - count; last < n; last++) {
            int one = random.nextInt(last + 1);
            if (!chosen.add(one)) {
                chosen.add(last);
            }
        }
        return chosen.stream().mapToInt(Integer::intValue).sorted().toArray();
    }

    /** The samples as prototypes see them: a×d. */
    Tensor samples() {
        return samples;
    }

    /** Dual weights of k prototypes that begin at {@code start}: k×(a + 1); empty where that is random. */
    Optional<Tensor> start(Learning.Start start, int k, long seed) {
        return start == Learning.Start.RANDOM
                ? Optional.empty()
                : Optional.of(weights(start, KMeansPlusPlus.choose(samples, k, 0, seed)));
    }

    /**
     * Dual weights, with zeros for the bias, whose prototypes begin at {@code start}, which is not random: k×(a + 1).
     *
     * @param chosen samples far apart, k of them
     */
    private Tensor weights(Learning.Start start, long... chosen) {
        return Scope.tidy(() -> {
            long a = samples.size(0);
            Tensor rows = Ops.indices(chosen).to(samples.device(), torch.ScalarType.Long);
            Tensor picks = torch.one_hot(rows, a + 1).to(samples.scalar_type());
            if (start == Learning.Start.SAMPLES) {
                return picks;
            }
            Tensor distances = Distances.squared(samples, samples.index_select(0, rows));
            Tensor nearest = Ops.transposed(torch.one_hot(Ops.positionOfSmallest(distances, 1), chosen.length))
                    .to(samples.scalar_type());
            Tensor padded = torch.cat(new TensorVector(nearest, nearest.new_zeros(chosen.length, 1)), 1);
            // Of equal samples only one is nearest to itself: the others' prototypes begin there all the same.
            Tensor counts = Ops.sumKeeping(padded, 1);
            Tensor none = counts.eq(new Scalar(0)).to(samples.scalar_type());
            return padded.add(picks.mul(none)).div(Ops.atLeast(counts, 1));
        });
    }

    /** True if {@link #samples} are all there are. */
    boolean whole() {
        return whole;
    }

    /** The root mean square of a feature of the samples; 1 where nothing is scaled. */
    double spread() {
        return spread;
    }

    /** A batch of prepared samples, b×…, in this space: b×d. */
    Tensor scaled(Tensor batch) {
        return Ops.over(batch.flatten(1, -1).sub(mean), scale);
    }

    /** Prototypes, k×d, brought back to the space of the prepared samples. */
    Matrix restored(Tensor prototypes) {
        return Scope.run(() -> Scope.withoutGradients(
                () -> Matrix.of(Ops.times(prototypes, scale).add(mean))));
    }
}
