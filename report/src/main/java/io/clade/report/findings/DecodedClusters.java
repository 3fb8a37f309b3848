package io.clade.report.findings;

import io.clade.data.Dataset;
import io.clade.data.Labels;
import io.clade.data.Matrix;
import io.clade.data.preprocessing.Scaling;
import io.clade.model.Assignment;
import io.clade.model.Model;
import io.clade.model.Reconstructions;
import io.clade.partition.ClusterMeans;
import io.clade.tensor.runtime.Scope;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Clusters as the decoder of a model sees them.
 *
 * @param clusters the largest, by their numbers
 * @param left clusters with samples that are not among them
 * @param prototypes whether centres are the method's prototypes; otherwise they are means of embeddings
 * @param sameUnits whether reconstructions have the units of the samples; false where each sample was scaled by itself
 */
public record DecodedClusters(List<Cluster> clusters, int left, boolean prototypes, boolean sameUnits) {

    private static final int MOST_CLUSTERS = 20;
    private static final int MOST_SAMPLES = 3;

    public DecodedClusters {
        clusters = List.copyOf(clusters);
    }

    /**
     * One cluster.
     *
     * @param number from 0
     * @param certain rows of some of its samples, the most certain first
     * @param uncertain rows of others, the least certain first
     * @param centre its centre, decoded: one sample
     * @param reconstructions of the certain, then of the uncertain samples
     */
    public record Cluster(
            int number, List<Integer> certain, List<Integer> uncertain, Dataset centre, Dataset reconstructions) {

        public Cluster {
            certain = List.copyOf(certain);
            uncertain = List.copyOf(uncertain);
        }

        /** The rows of its samples, in the order of their reconstructions. */
        public List<Integer> rows() {
            return Stream.concat(certain.stream(), uncertain.stream()).toList();
        }
    }

    /** The clusters of {@code data}; empty where the model has no decoder. */
    static Optional<DecodedClusters> of(Model model, Dataset data, Assignment assignment) {
        return Reconstructions.of(model).map(decoder -> of(model, decoder, data, assignment));
    }

    private static DecodedClusters of(Model model, Reconstructions decoder, Dataset data, Assignment assignment) {
        Selection selection = Selection.of(data.kind(), assignment);
        int[] sizes = assignment.clusters().sizes();
        int[] drawn = IntStream.of(selection.cards())
                .boxed()
                .sorted(Comparator.comparing((Integer c) -> -sizes[c]))
                .limit(MOST_CLUSTERS)
                .sorted()
                .mapToInt(Integer::intValue)
                .toArray();
        Optional<Matrix> prototypes = decoder.decoder().behind()
                ? Optional.empty()
                : model.prototypes().filter(all -> all.rows() == sizes.length);
        Dataset centres =
                decoder.ofEmbeddings(prototypes.orElseGet(() -> means(decoder.encode(data), assignment.clusters())));
        List<Cluster> clusters = new ArrayList<>();
        for (int number : drawn) {
            Selection.Extremes extremes = selection.extremes(number);
            List<Integer> certain = first(extremes.certain());
            List<Integer> uncertain = first(extremes.uncertain());
            int[] rows = Stream.concat(certain.stream(), uncertain.stream())
                    .mapToInt(Integer::intValue)
                    .toArray();
            clusters.add(new Cluster(
                    number, certain, uncertain, centres.select(number), decoder.ofSamples(data.select(rows))));
        }
        long filled = IntStream.of(sizes).filter(size -> size > 0).count();
        Scaling scaling = model.preprocessing().scaling();
        return new DecodedClusters(
                clusters,
                (int) filled - drawn.length,
                prototypes.isPresent(),
                scaling != Scaling.PER_IMAGE && scaling != Scaling.ROWS);
    }

    private static List<Integer> first(List<Integer> rows) {
        return rows.subList(0, Math.min(MOST_SAMPLES, rows.size()));
    }

    /** The mean embedding of each cluster, k×m. */
    private static Matrix means(Matrix z, Labels clusters) {
        return Scope.run(() -> Matrix.of(ClusterMeans.of(z.tensor(), clusters, clusters.count())));
    }
}
