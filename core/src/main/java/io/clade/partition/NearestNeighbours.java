package io.clade.partition;

import io.clade.data.Kind;
import io.clade.data.Labels;
import io.clade.data.preprocessing.BatchReader;
import io.clade.input.Require;
import io.clade.random.RandomOrder;
import io.clade.tensor.Distances;
import io.clade.tensor.Interpolation;
import io.clade.tensor.Ops;
import io.clade.tensor.runtime.NativeRuntime;
import io.clade.tensor.runtime.Scope;
import io.clade.tensor.runtime.Workers;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * The nearest other samples of every sample, by Euclidean distance between prepared samples; immutable, off the native heap.
 *
 * <p>Distances are between the first 64 principal components, which makes the search among images as cheap as among
 * table rows; series are brought to one length first. Above 40,000 samples each is compared with a random group of that
 * many, so that time grows with n and not with n². The neighbours do not depend on the number of threads.
 */
public final class NearestNeighbours {

    /** The one length that series are brought to before they are compared. */
    public static final int STEPS = 64;

    /** Samples that are compared with each other. */
    private static final int GROUP = 40_000;

    private static final int COMPONENTS = 64;
    private static final int BLOCK = 256;

    private final int count;
    private final int[] table;

    private NearestNeighbours(int count, int... table) {
        this.count = count;
        this.table = table;
    }

    /**
     * @param count neighbours of each sample; fewer where there are fewer other samples
     * @param seed of the groups and the components
     */
    public static NearestNeighbours of(BatchReader batchReader, int count, long seed) {
        return of(batchReader, count, seed, GROUP);
    }

    /** @param group samples that are compared with each other, at most */
    static NearestNeighbours of(BatchReader batchReader, int count, long seed, int group) {
        return of(batchReader.size(), () -> points(batchReader, seed), count, seed, group);
    }

    /**
     * The neighbours among embeddings, by the distances of all their numbers.
     *
     * @param z n×m
     * @param count neighbours of each; fewer where there are fewer others
     * @param seed of the groups
     */
    public static NearestNeighbours of(Tensor z, int count, long seed) {
        return of(Math.toIntExact(z.size(0)), () -> z, count, seed, GROUP);
    }

    private static NearestNeighbours of(int n, Supplier<Tensor> read, int count, long seed, int group) {
        Require.atLeast("neighbours", count, 1);
        int groups = (n + group - 1) / group;
        int each = Math.min(count, n / groups - 1);
        if (each == 0) {
            return new NearestNeighbours(0);
        }
        int[] table = new int[Math.multiplyExact(n, each)];
        Scope.run(() -> Workers.run(workers -> {
            Tensor points = read.get();
            int[] order = groups == 1 ? IntStream.range(0, n).toArray() : RandomOrder.of(n, new SplittableRandom(seed));
            for (int g = 0; g < groups; g++) {
                int from = (int) ((long) n * g / groups);
                int to = (int) ((long) n * (g + 1) / groups);
                search(workers, points, Arrays.copyOfRange(order, from, to), each, table);
            }
            return null;
        }));
        return new NearestNeighbours(each, table);
    }

    /** The samples as they are compared: n×64, or as many columns as they have numbers where that is less. */
    public static Tensor points(BatchReader batchReader, long seed) {
        // On one thread wherever it is called, so that threads do not change its bits.
        return NativeRuntime.onOneThread(
                () -> PrincipalComponents.of(batchReader, NearestNeighbours::atOneLength, COMPONENTS, seed)
                        .reduced());
    }

    /** A block of samples as rows of equally many numbers, none of them absent: b×d. */
    private static Tensor atOneLength(Tensor x, Kind kind) {
        Tensor equal = kind == Kind.SERIES ? Interpolation.atOneLength(x, STEPS) : x;
        return equal.flatten(1, -1);
    }

    private static void search(Workers workers, Tensor points, int[] members, int count, int... table) {
        Tensor rows = points.index_select(0, Ops.indices(members));
        int blocks = (members.length + BLOCK - 1) / BLOCK;
        workers.forEach(blocks, (number, worker) -> {
            int from = number * BLOCK;
            int size = Math.min(BLOCK, members.length - from);
            int[] nearest = nearest(rows, from, size, count);
            for (int i = 0; i < nearest.length; i++) {
                table[members[from + i / count] * count + i % count] = members[nearest[i]];
            }
        });
    }

    private static int[] nearest(Tensor rows, int from, int size, int count) {
        Tensor distances = Distances.squared(rows.narrow(0, from, size), rows);
        // A sample is not its own neighbour.
        distances.narrow(1, from, size).fill_diagonal_(new Scalar(Double.POSITIVE_INFINITY), false);
        return Ops.toInts(torch.topk(distances, count, 1, false, true).get1());
    }

    /** Neighbours of each sample. */
    public int count() {
        return count;
    }

    /** The {@code rank}-th nearest neighbour of sample {@code row}, rank from 0. */
    public int of(int row, int rank) {
        return table[row * count + rank];
    }

    /** The share of the pairs of a sample and one of its neighbours that {@code clusters} separate; 0 without neighbours. */
    public double separated(Labels clusters) {
        long apart = 0;
        for (int i = 0; i < clusters.size(); i++) {
            for (int rank = 0; rank < count; rank++) {
                apart += clusters.get(i) == clusters.get(of(i, rank)) ? 0 : 1;
            }
        }
        return table.length == 0 ? 0 : (double) apart / table.length;
    }

    /**
     * The same over the share of pairs of any samples that are apart, which is what clusters without regard to neighbours
     * separate: 0 where no neighbours are separated, about 1 for random clusters, 1 for a single cluster.
     */
    public double separatedBeyondChance(Labels clusters) {
        double together = Arrays.stream(clusters.sizes())
                .mapToDouble(size -> Math.pow((double) size / clusters.size(), 2))
                .sum();
        return together == 1 ? 1 : separated(clusters) / (1 - together);
    }
}
