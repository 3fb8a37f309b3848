package io.clade.partition.kmeans;

import io.clade.data.preprocessing.BatchReader;
import io.clade.partition.alternation.Alternation;
import io.clade.tensor.Distances;
import io.clade.tensor.Ops;
import io.clade.tensor.runtime.Scope;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.T_TensorTensor_T;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/**
 * Mini-batch k-means: draws a batch, assigns it, and moves each prototype towards each of its samples by 1/count, where
 * count is the number of samples it has had so far (D. Sculley, Web-scale k-means clustering, WWW 2010, algorithm 1).
 * One update is a window of ten batches.
 *
 * <p>Departures: it starts from clusters found in a part of the data, with their counts, not from random samples; it
 * ends when the prototypes hardly move in a window, not after a fixed number of batches.
 */
public final class MiniBatch implements Alternation<MiniBatch.State> {

    /** Batches between two measurements of the prototypes' movement. */
    private static final int WINDOW = 10;

    /** Samples of the start for each prototype. */
    private static final int SAMPLED = 256;

    private final BatchReader batchReader;
    private final Points sample;
    private final KMeansResult initial;
    private final int batch;
    private final double tolerance;
    private final SplittableRandom random;
    private final int k;

    /**
     * @param sample of the data, to start from
     * @param initial its clusters
     * @param batch samples a batch
     * @param tolerance it has converged when Σ ‖Δp_j‖² of a window is at most this share of the sample's mean variance by feature
     */
    public MiniBatch(
            BatchReader batchReader,
            Points sample,
            KMeansResult initial,
            int batch,
            double tolerance,
            SplittableRandom random) {
        this.batchReader = batchReader;
        this.sample = sample;
        this.initial = initial;
        this.batch = Math.min(batch, batchReader.size());
        this.tolerance = tolerance;
        this.random = random;
        this.k = initial.prototypes().rows();
    }

    /** The part of the data to start from, as large as the allowed memory takes but no larger than is useful. */
    public static Points sample(BatchReader batchReader, int k, Streaming streaming, SplittableRandom random) {
        int n = batchReader.size();
        long wished = Math.max((long) SAMPLED * k, (long) WINDOW * streaming.batch());
        long size = Math.min(wished, streaming.mostRows(batchReader.shape().size()));
        int[] rows = size >= n
                ? IntStream.range(0, n).toArray()
                : random.ints(0, n).distinct().limit(Math.max(k, size)).sorted().toArray();
        return Points.read(batchReader, rows);
    }

    /** The prototypes, with the number of samples each is the mean of. */
    public static final class State {

        private final Tensor prototypes;
        private final Tensor precise;
        private final Tensor counts;
        private double inertia;
        private boolean settled;

        private State(Tensor prototypes, double inertia) {
            this.prototypes = prototypes;
            this.precise = prototypes.to(torch.ScalarType.Double);
            this.counts = precise.new_zeros(prototypes.size(0));
            this.inertia = inertia;
        }

        /** Prototypes, centred as the sample is: k×d. */
        Tensor prototypes() {
            return prototypes;
        }

        /** Starts prototype {@code j} anew at {@code x}, 1×d. */
        void restart(int j, Tensor x) {
            prototypes.select(0, j).copy_(x.select(0, 0));
            precise.select(0, j).copy_(prototypes.select(0, j));
            counts.select(0, j).fill_(new Scalar(1.0));
            settled = false;
        }
    }

    @Override
    public State start() {
        Tensor found = Ops.tensor(initial.prototypes().toArray(), k, sample.width());
        Tensor centred = sample.centre(found.to(sample.rows().device(), torch.ScalarType.Float));
        State state = new State(centred, initial.inertia() / sample.size() * batchReader.size());
        int[] sizes = initial.clusters().sizes();
        state.counts.copy_(Ops.tensor(IntStream.of(sizes).asDoubleStream().toArray(), k));
        return state;
    }

    @Override
    public State update(State state) {
        Tensor before = state.precise.clone();
        double inertia = 0;
        for (int step = 0; step < WINDOW; step++) {
            inertia += Scope.step(() -> learn(state));
        }
        double shift = Ops.number(Ops.square(state.precise.sub(before)).sum());
        state.inertia = inertia / ((double) WINDOW * batch) * batchReader.size();
        state.settled = shift <= tolerance * sample.variance();
        return state;
    }

    /** The inertia of the whole data, estimated from the batches of the last update, each before its step. */
    @Override
    public double objective(State state) {
        return state.inertia;
    }

    @Override
    public boolean converged(State state) {
        return state.settled;
    }

    /** Learns from one batch; returns the sum of its squared distances before. */
    private double learn(State state) {
        int[] rows = random.ints(batch, 0, batchReader.size()).sorted().toArray();
        Tensor x = sample.centreInPlace(batchReader.batch(rows).flatten(1, -1));
        T_TensorTensor_T least = torch.min(scores(x, state.prototypes), 1);
        Tensor nearest = least.get1();
        Tensor won = torch.bincount(nearest, new TensorOptional(), k).to(torch.ScalarType.Double);
        Tensor sums = torch.zeros_like(state.prototypes).index_add_(0, nearest, x);
        // Steps of 1/count, one sample after the other, make a prototype the mean of all it has had.
        Tensor all = state.precise.mul(state.counts.unsqueeze(1)).add(sums);
        state.counts.add_(won);
        Tensor means = all.div(Ops.atLeast(state.counts, 1).unsqueeze(1));
        state.precise.copy_(torch.where(won.gt(new Scalar(0)).unsqueeze(1), means, state.precise));
        state.prototypes.copy_(state.precise);
        Tensor flat = x.flatten();
        return Ops.number(torch.dot(flat, flat)) + sum(least.get0());
    }

    /** ‖p_j‖² − 2 x_i·p_j: b×k. */
    static Tensor scores(Tensor x, Tensor prototypes) {
        Tensor scores = x.new_empty(x.size(0), prototypes.size(0));
        Distances.relative(x, prototypes, Ops.sum(Ops.square(prototypes), 1), scores);
        return scores;
    }

    static double sum(Tensor x) {
        return Ops.number(x.sum(new ScalarTypeOptional(torch.ScalarType.Double)));
    }
}
