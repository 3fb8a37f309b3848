package io.clade.partition.hierarchy;

import io.clade.data.Labels;
import io.clade.network.weight.Weights;
import io.clade.partition.alternation.Iteration;
import io.clade.partition.alternation.Storage;
import io.clade.partition.alternation.StoredArrays;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * The clusters made by splitting one of all samples; immutable.
 *
 * @param clusters in the order they were made
 * @param splits that made them
 * @param attempts to split, failed ones included
 */
public record ClusterSplits(List<Cluster> clusters, List<Split> splits, int attempts) {

    /** Stores the whole state. */
    public static final Storage<ClusterSplits> STORAGE = new Stored();

    public ClusterSplits {
        clusters = List.copyOf(clusters);
        splits = List.copyOf(splits);
    }

    /** Samples, ascending, and their inertia. */
    static final class Cluster {

        private final int[] samples;
        private final double inertia;

        Cluster(int[] samples, double inertia) {
            this.samples = samples;
            this.inertia = inertia;
        }

        int[] samples() {
            return samples;
        }

        double inertia() {
            return inertia;
        }
    }

    /** A sample of each half, and the inertia of the whole. */
    record Split(int one, int other, double inertia) {}

    /** The number of clusters. */
    public int count() {
        return clusters.size();
    }

    /** Σ ‖x_i − centroid‖². */
    public double inertia() {
        return clusters.stream().mapToDouble(Cluster::inertia).sum();
    }

    /** The clusters of the samples, numbered by their first samples. */
    public Labels labels() {
        List<Cluster> ordered = clusters.stream()
                .sorted((a, b) -> Integer.compare(a.samples()[0], b.samples()[0]))
                .toList();
        return labels(ordered);
    }

    /** The tree whose leaves are the clusters; the height of a node is its Σ ‖x_i − centroid‖² when it was split. */
    public Dendrogram tree() {
        // The last split first: of equal heights, halves have to merge before what they are halves of.
        List<Split> back = new ArrayList<>(splits);
        Collections.reverse(back);
        Labels labels = labels();
        return Dendrogram.of(
                back.stream().mapToInt(split -> labels.get(split.one())).toArray(),
                back.stream().mapToInt(split -> labels.get(split.other())).toArray(),
                back.stream().mapToDouble(Split::inertia).toArray());
    }

    private static Labels labels(List<Cluster> clusters) {
        int[] codes =
                new int[clusters.stream().mapToInt(one -> one.samples().length).sum()];
        for (int j = 0; j < clusters.size(); j++) {
            for (int i : clusters.get(j).samples()) {
                codes[i] = j;
            }
        }
        return Labels.ofCodes(codes, clusters.size());
    }

    private static final class Stored implements Storage<ClusterSplits> {

        private static final String CLUSTERS = "clusters";
        private static final String INERTIA = "inertia";
        private static final String SPLITS = "splits";
        private static final String ATTEMPTS = "attempts";

        /** Numbers a split. */
        private static final int WIDTH = 3;

        @Override
        public Weights write(ClusterSplits state) {
            Weights.Builder arrays = Weights.builder().put(CLUSTERS, labels(state.clusters()));
            StoredArrays.put(
                    arrays,
                    INERTIA,
                    state.clusters().stream().mapToDouble(Cluster::inertia).toArray());
            StoredArrays.put(
                    arrays,
                    SPLITS,
                    state.splits().stream()
                            .flatMapToDouble(split -> DoubleStream.of(split.one(), split.other(), split.inertia()))
                            .toArray());
            StoredArrays.put(arrays, ATTEMPTS, state.attempts());
            return arrays.build();
        }

        @Override
        public ClusterSplits read(Weights arrays, List<Iteration> iterations) {
            double[] inertia = StoredArrays.doubles(arrays, INERTIA);
            Labels labels = StoredArrays.labels(arrays, CLUSTERS, inertia.length);
            List<Cluster> clusters = new ArrayList<>();
            for (int j = 0; j < inertia.length; j++) {
                clusters.add(new Cluster(Bisection.places(labels, j), inertia[j]));
            }
            double[] numbers = StoredArrays.doubles(arrays, SPLITS);
            List<Split> splits = new ArrayList<>();
            for (int i = 0; i < numbers.length; i += WIDTH) {
                splits.add(new Split((int) numbers[i], (int) numbers[i + 1], numbers[i + 2]));
            }
            return new ClusterSplits(clusters, splits, (int) StoredArrays.doubles(arrays, ATTEMPTS)[0]);
        }
    }
}
