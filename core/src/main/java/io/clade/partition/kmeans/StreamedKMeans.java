package io.clade.partition.kmeans;

import io.clade.data.Labels;
import io.clade.data.preprocessing.BatchReader;
import io.clade.partition.FiniteSamples;
import io.clade.partition.alternation.Alternation;
import io.clade.partition.alternation.Solved;
import io.clade.tensor.Ops;
import io.clade.tensor.runtime.Scope;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Tensor;

/**
 * k-means for data larger than memory: {@link MiniBatch} until the prototypes hardly move, then one pass over the data
 * that assigns every sample. Prototypes that get no sample start anew at samples far from their prototypes, and both
 * steps are repeated while the number of such prototypes falls.
 */
public final class StreamedKMeans implements Alternation<StreamedKMeans.State> {

    private final BatchReader batchReader;
    private final Points sample;
    private final MiniBatch batches;
    private final int windows;
    private final Observer<? super MiniBatch.State> observer;
    private final IntConsumer assigned;

    /**
     * @param sample of the data that {@code batches} starts from
     * @param windows of {@code batches}, at most, in all
     * @param observer hears of each
     * @param assigned hears how many samples a pass has assigned
     */
    public StreamedKMeans(
            BatchReader batchReader,
            Points sample,
            MiniBatch batches,
            int windows,
            Observer<? super MiniBatch.State> observer,
            IntConsumer assigned) {
        this.batchReader = batchReader;
        this.sample = sample;
        this.batches = batches;
        this.windows = windows;
        this.observer = observer;
        this.assigned = assigned;
    }

    /**
     * A pass over the data.
     *
     * @param learned prototypes
     * @param clusters of every sample
     * @param farthest of each block, the sample farthest from its prototype, the farthest of all first
     * @param inertia of every sample
     * @param mostEmpty prototypes without a sample that would not be fewer than after the pass before
     */
    public record State(
            Solved<MiniBatch.State> learned, Labels clusters, List<Far> farthest, double inertia, int mostEmpty) {

        private int[] empty() {
            int[] sizes = clusters.sizes();
            return IntStream.range(0, sizes.length).filter(j -> sizes[j] == 0).toArray();
        }
    }

    /** A sample with its squared distance to its prototype. */
    private record Far(int row, double squaredDistance) {}

    @Override
    public State start() {
        return assign(batches.run(windows, observer), Integer.MAX_VALUE);
    }

    @Override
    public State update(State state) {
        refill(state);
        Solved<MiniBatch.State> learned = state.learned();
        return assign(batches.resume(learned.state(), learned.iterations(), windows, observer), state.empty().length);
    }

    @Override
    public double objective(State state) {
        return state.inertia();
    }

    @Override
    public boolean converged(State state) {
        int empty = state.empty().length;
        boolean refillable = empty > 0 && empty < state.mostEmpty();
        return !refillable || state.learned().iterations().size() > windows;
    }

    /** The prototypes found, and whether they hardly moved in the end. */
    public KMeansResult partition(Solved<State> solved) {
        State state = solved.state();
        Tensor prototypes = state.learned().state().prototypes();
        return new KMeansResult(
                sample.restore(prototypes),
                state.clusters(),
                solved.iterations(),
                state.learned().converged());
    }

    private State assign(Solved<MiniBatch.State> learned, int mostEmpty) {
        Tensor prototypes = learned.state().prototypes();
        int n = batchReader.size();
        int[] clusters = new int[n];
        List<Far> farthest = new ArrayList<>();
        double inertia = 0;
        int block = Points.readBlock(sample.width());
        for (int start = 0; start < n; start += block) {
            int from = start;
            int to = Math.min(n, from + block);
            inertia += Scope.step(() -> {
                Tensor x = sample.centreInPlace(batchReader.block(from, to).flatten(1, -1));
                Tensor nearest = Ops.positionOfSmallest(MiniBatch.scores(x, prototypes), 1);
                int[] codes = Ops.toInts(nearest);
                System.arraycopy(codes, 0, clusters, from, codes.length);
                // From differences: what the fit is judged by must not suffer from cancellation.
                Tensor away =
                        Ops.sum(x.sub_(prototypes.index_select(0, nearest)).square_(), 1);
                int most = (int) Ops.positionOfLargest(away, 0).item_long();
                farthest.add(new Far(from + most, Ops.number(away.select(0, most))));
                return MiniBatch.sum(away);
            });
            assigned.accept(to);
        }
        FiniteSamples.require(inertia);
        farthest.sort(Comparator.comparingDouble(Far::squaredDistance).reversed());
        int k = Math.toIntExact(prototypes.size(0));
        return new State(learned, Labels.ofCodes(clusters, k), farthest, inertia, mostEmpty);
    }

    /** Starts the prototypes without a sample anew, at samples far from their prototypes. */
    private void refill(State state) {
        int[] empty = state.empty();
        for (int i = 0; i < Math.min(empty.length, state.farthest().size()); i++) {
            int j = empty[i];
            int row = state.farthest().get(i).row();
            Scope.run((Runnable) () -> state.learned()
                    .state()
                    .restart(j, sample.centreInPlace(batchReader.batch(row).flatten(1, -1))));
        }
    }
}
