package io.clade.partition.kmeans;

import io.clade.data.Feed;
import io.clade.data.Labels;
import io.clade.data.Require;
import io.clade.tensor.Distances;
import io.clade.tensor.Ops;
import io.clade.tensor.Scope;
import io.clade.tensor.Workers;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.T_TensorTensor_T;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/**
 * Mini-batch k-means for data larger than memory: draws a batch, assigns it, moves each prototype towards its samples by
 * 1/count for each, count being the samples it has had so far (D. Sculley, Web-scale k-means clustering, WWW 2010,
 * algorithm 1). One pass over the data then assigns every sample.
 *
 * <p>Departures: it starts not from random samples but from Lloyd's iteration on a sample of the data, with the counts
 * found there; it ends when the prototypes hardly move, not after a fixed number of batches; and where the last pass leaves a
 * prototype without a sample, it starts anew at one that is far from its own, and the search goes on.
 */
public final class MiniBatch {

    /** Batches between two looks at how far the prototypes have moved. */
    private static final int WINDOW = 10;

    /** Samples of the start for each prototype. */
    private static final int SAMPLED = 256;

    private static final double NANOS = 1e9;

    private final Feed feed;
    private final int k;
    private final KMeansSettings settings;
    private final int batch;
    private final SplittableRandom random;
    private final Points sample;
    private final Tensor prototypes;
    private final Tensor precise;
    private final Tensor counts;
    private final List<Partition.Iteration> iterations = new ArrayList<>();
    private int windows;
    private long since = System.nanoTime();

    private MiniBatch(
            Feed feed, KMeansSettings settings, int batch, SplittableRandom random, Points sample, Partition start) {
        this.feed = feed;
        this.k = start.prototypes().rows();
        this.settings = settings;
        this.batch = Math.min(batch, feed.size());
        this.random = random;
        this.sample = sample;
        Tensor found = Ops.tensor(start.prototypes().toArray(), k, sample.width());
        this.prototypes = sample.centre(found.to(sample.rows().device(), torch.ScalarType.Float));
        this.precise = prototypes.to(torch.ScalarType.Double);
        this.counts = precise.new_zeros(k);
        int[] sizes = start.clusters().sizes();
        counts.copy_(Ops.tensor(IntStream.of(sizes).asDoubleStream().toArray(), k));
    }

    /**
     * Finds k prototypes of the samples of {@code feed}.
     *
     * @param settings the restarts are those of the start; iterations are windows of ten batches
     * @param streaming how large a batch is, and the memory that samples of the start may take
     * @param before where an earlier search stood in its start, to go on from
     * @throws io.clade.data.InputException unless 2 ≤ k ≤ n and every number is finite
     */
    public static Partition fit(
            Feed feed,
            int k,
            KMeansSettings settings,
            Streaming streaming,
            long seed,
            Optional<Restarts.State> before,
            SearchListener listener) {
        Require.clusters(k, feed.size());
        SplittableRandom random = new SplittableRandom(seed);
        return Scope.run(() -> Scope.withoutGradients(() -> {
            int[] rows = rowsOfStart(feed, k, streaming, random);
            Points sample = Points.read(feed, rows);
            Partition start = Restarts.best(sample, k, settings, random.nextLong(), before, listener);
            return refine(feed, settings, streaming.batch(), random, sample, start, listener);
        }));
    }

    /** The same from {@code start}, found in {@code sample}. */
    static Partition refine(
            Feed feed,
            KMeansSettings settings,
            int batch,
            SplittableRandom random,
            Points sample,
            Partition start,
            SearchListener listener) {
        // Batches are small: threads inside their operations would only wait for each other.
        return Workers.run(workers -> new MiniBatch(feed, settings, batch, random, sample, start).run(listener));
    }

    private static int[] rowsOfStart(Feed feed, int k, Streaming streaming, SplittableRandom random) {
        int n = feed.size();
        long wished = Math.max((long) SAMPLED * k, (long) WINDOW * streaming.batch());
        long size = Math.min(wished, streaming.mostRows(feed.shape().size()));
        return size >= n
                ? IntStream.range(0, n).toArray()
                : random.ints(0, n).distinct().limit(Math.max(k, size)).sorted().toArray();
    }

    private Partition run(SearchListener listener) {
        boolean settled = learn(listener);
        Pass pass = assignAll(listener);
        int empty = Integer.MAX_VALUE;
        while (pass.empty().length > 0 && pass.empty().length < empty && windows < settings.iterations()) {
            empty = pass.empty().length;
            refill(pass);
            settled = learn(listener);
            pass = assignAll(listener);
        }
        return new Partition(sample.restore(prototypes), pass.clusters(), iterations, settled);
    }

    /** Learns window by window until the prototypes hardly move in one; whether they did. */
    private boolean learn(SearchListener listener) {
        while (windows < settings.iterations()) {
            windows++;
            double[] inertia = new double[1];
            double shift = Scope.step(() -> {
                Tensor before = precise.clone();
                for (int step = 0; step < WINDOW; step++) {
                    inertia[0] += Scope.step(this::learnBatch);
                }
                return Ops.number(Ops.square(precise.sub(before)).sum());
            });
            double estimate = inertia[0] / ((double) WINDOW * batch) * feed.size();
            listener.refined(windows, estimate);
            if (shift <= settings.tolerance() * sample.variance()) {
                return true;
            }
        }
        return false;
    }

    /** Learns from one batch; the sum of its squared distances before. */
    private double learnBatch() {
        int[] rows = random.ints(batch, 0, feed.size()).sorted().toArray();
        Tensor x = sample.centreInPlace(feed.batch(rows).flatten(1, -1));
        T_TensorTensor_T least = torch.min(scores(x), 1);
        Tensor nearest = least.get1();
        Tensor won = torch.bincount(nearest, new TensorOptional(), k).to(torch.ScalarType.Double);
        Tensor sums = torch.zeros_like(prototypes).index_add_(0, nearest, x);
        // Steps of 1/count, one sample after the other, make a prototype the mean of all it has had.
        Tensor all = precise.mul(counts.unsqueeze(1)).add(sums);
        counts.add_(won);
        Tensor means = all.div(Ops.atLeast(counts, 1).unsqueeze(1));
        precise.copy_(torch.where(won.gt(new Scalar(0)).unsqueeze(1), means, precise));
        prototypes.copy_(precise);
        Tensor flat = x.flatten();
        return Ops.number(torch.dot(flat, flat)) + sum(least.get0());
    }

    /** ‖p_j‖² − 2 x_i·p_j: b×k. */
    private Tensor scores(Tensor x) {
        Tensor scores = x.new_empty(x.size(0), k);
        Distances.relative(x, prototypes, Ops.sum(Ops.square(prototypes), 1), scores);
        return scores;
    }

    private static double sum(Tensor x) {
        return Ops.number(x.sum(new ScalarTypeOptional(torch.ScalarType.Double)));
    }

    /**
     * One pass over the data.
     *
     * @param clusters of every sample
     * @param farthest of each block, the row farthest from its prototype, the farthest of all first
     */
    private record Pass(Labels clusters, List<Far> farthest) {

        int[] empty() {
            int[] sizes = clusters.sizes();
            return IntStream.range(0, sizes.length).filter(j -> sizes[j] == 0).toArray();
        }
    }

    private record Far(int row, double squaredDistance) {}

    private Pass assignAll(SearchListener listener) {
        int n = feed.size();
        int[] clusters = new int[n];
        List<Far> farthest = new ArrayList<>();
        double inertia = 0;
        int block = Points.readBlock(sample.width());
        for (int start = 0; start < n; start += block) {
            int from = start;
            int to = Math.min(n, from + block);
            inertia += Scope.step(() -> {
                Tensor x = sample.centreInPlace(feed.block(from, to).flatten(1, -1));
                Tensor nearest = Ops.positionOfSmallest(scores(x), 1);
                int[] codes = Ops.toInts(nearest);
                System.arraycopy(codes, 0, clusters, from, codes.length);
                // From differences: what the fit is judged by must not suffer from cancellation.
                Tensor away =
                        Ops.sum(x.sub_(prototypes.index_select(0, nearest)).square_(), 1);
                int most = (int) Ops.positionOfLargest(away, 0).item_long();
                farthest.add(new Far(from + most, Ops.number(away.select(0, most))));
                return sum(away);
            });
            listener.assigned(to);
        }
        Restarts.requireFinite(inertia);
        farthest.sort(Comparator.comparingDouble(Far::squaredDistance).reversed());
        long now = System.nanoTime();
        iterations.add(new Partition.Iteration(inertia, (now - since) / NANOS));
        since = now;
        return new Pass(Labels.ofCodes(clusters, k), farthest);
    }

    /** Starts the prototypes that have no sample anew at samples far from their own. */
    private void refill(Pass pass) {
        int[] empty = pass.empty();
        for (int i = 0; i < Math.min(empty.length, pass.farthest().size()); i++) {
            int j = empty[i];
            int row = pass.farthest().get(i).row();
            Scope.run((Runnable) () -> {
                Tensor x = sample.centreInPlace(feed.batch(row).flatten(1, -1));
                prototypes.select(0, j).copy_(x.select(0, 0));
                precise.select(0, j).copy_(prototypes.select(0, j));
                counts.select(0, j).fill_(new Scalar(1.0));
            });
        }
    }
}
