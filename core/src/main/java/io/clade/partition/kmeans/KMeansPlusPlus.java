package io.clade.partition.kmeans;

import io.clade.input.Require;
import io.clade.tensor.Ops;
import io.clade.tensor.runtime.Scope;
import io.clade.tensor.runtime.Workers;
import java.util.SplittableRandom;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.StringViewOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/**
 * k-means++: chooses k samples far apart as a start. The first is drawn evenly; every other with a probability
 * proportional to D², its squared distance to the nearest chosen so far (Arthur and Vassilvitskii, k-means++: the
 * advantages of careful seeding, SODA 2007, section 2.2). With several candidates, the one that leaves the lowest Σ D²
 * is taken, as the paper suggests in its last section.
 */
public final class KMeansPlusPlus {

    private final Points points;
    private final SplittableRandom random;
    private final Blocks blocks;
    private final Blocks single;
    private final Tensor closest;
    private final Tensor within;
    private final int candidates;

    private KMeansPlusPlus(Points points, int candidates, SplittableRandom random, Workers workers) {
        this.points = points;
        this.random = random;
        this.candidates = candidates;
        this.blocks = new Blocks(points, candidates, workers);
        this.single = new Blocks(points, 1, workers);
        this.closest = points.norms().clone();
        this.within = points.rows().new_empty(points.size(), candidates);
    }

    /**
     * Chooses k rows of {@code x}: n×d.
     *
     * @param candidates for each row; 0 for 2 + ⌊ln k⌋
     * @return their numbers, for {@link Ops#indices}
     */
    public static long[] choose(Tensor x, int k, int candidates, long seed) {
        return Scope.run(() -> Scope.withoutGradients(() ->
                Workers.run(workers -> choose(Points.of(x), k, candidates, new SplittableRandom(seed), workers))));
    }

    /** The same of samples that are held already. */
    public static long[] choose(Points points, int k, int candidates, SplittableRandom random, Workers workers) {
        Require.clusters(k, points.size());
        int drawn = candidates == 0 ? 2 + (int) Math.floor(Math.log(k)) : candidates;
        return Scope.run(() -> new KMeansPlusPlus(points, drawn, random, workers).choose(k));
    }

    private long[] choose(int k) {
        long[] chosen = new long[k];
        chosen[0] = random.nextInt(points.size());
        closest.fill_(new Scalar(Double.POSITIVE_INFINITY));
        take(chosen[0], best(single, within.narrow(1, 0, 1), chosen[0]));
        for (int j = 1; j < k; j++) {
            int next = j;
            Scope.run((Runnable) () -> {
                long[] drawn = draw(closest, candidates, random);
                int best = best(blocks, within, drawn);
                take(drawn[best], best);
                chosen[next] = drawn[best];
            });
        }
        return chosen;
    }

    /** Positions drawn with a probability proportional to their D²; evenly where every D² is zero. */
    static long[] draw(Tensor squaredDistances, int count, SplittableRandom random) {
        Tensor cumulated = torch.cumsum(squaredDistances, 0, new ScalarTypeOptional(torch.ScalarType.Double));
        int n = Math.toIntExact(squaredDistances.size(0));
        double total = Ops.number(cumulated.select(0, n - 1L));
        long[] drawn = new long[count];
        for (int i = 0; i < count; i++) {
            double at = random.nextDouble() * total;
            drawn[i] = total > 0 ? Math.min(after(cumulated, at), n - 1L) : random.nextInt(n);
        }
        return drawn;
    }

    /** The first position whose cumulated D² exceeds {@code at}. */
    private static long after(Tensor cumulated, double at) {
        return torch.searchsorted(
                        cumulated, new Scalar(at), false, true, new StringViewOptional(), new TensorOptional())
                .item_long();
    }

    /** Computes the D² of each row with each candidate into {@code within}; returns the candidate of lowest sum. */
    private int best(Blocks blocks, Tensor within, long... drawn) {
        Tensor rows = points.select(drawn);
        Tensor sums = rows.new_empty(blocks.count(), drawn.length).to(torch.ScalarType.Double);
        blocks.forEach(block -> {
            Tensor distances = block.scores(block.of(points.rows()), rows)
                    .add_(block.of(points.norms()).unsqueeze(1))
                    .clamp_min_(new Scalar(0.0));
            Tensor after = block.of(within);
            torch.minimum_out(after, distances, block.of(closest).unsqueeze(1));
            sums.select(0, block.number())
                    .copy_(after.sum(new long[] {0}, false, new ScalarTypeOptional(torch.ScalarType.Double)));
        });
        return Ops.toInts(Ops.positionOfSmallest(Ops.sum(sums, 0), 0))[0];
    }

    private void take(long row, int candidate) {
        closest.copy_(within.select(1, candidate));
        // Rounding must not leave a chosen row a chance.
        closest.select(0, row).fill_(new Scalar(0.0));
    }
}
