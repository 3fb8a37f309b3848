package io.clade.report.findings;

import io.clade.data.Dataset;
import io.clade.data.Matrix;
import io.clade.input.Require;
import io.clade.model.Assignment;
import io.clade.model.Model;
import io.clade.model.part.PrototypeGraph;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Prototypes with the graph in which clusters were found.
 *
 * @param graph of p prototypes
 * @param places of the prototypes in the embedding, p×m
 */
public record PrototypeMap(PrototypeGraph graph, Matrix places) {

    public PrototypeMap {
        Require.that(
                graph.size() == places.rows(),
                "A graph of %d prototypes needs equally many positions. Got %d.",
                graph.size(),
                places.rows());
    }

    /** The prototypes of the {@link PrototypeGraph} of {@code model}; empty where it has none. */
    static Optional<PrototypeMap> of(Model model, Dataset data, Assignment assignment) {
        return model.find(PrototypeGraph.class)
                .map(graph -> new PrototypeMap(graph, model.prototypes().orElseThrow()));
    }

    /**
     * The numbers for every plane: the cluster of each prototype, and the edges as
     * {@code [a, b, samples, 1 where cut]}.
     */
    public Map<String, Object> edges() {
        List<int[]> edges = new ArrayList<>();
        for (int a = 0; a < graph.size(); a++) {
            for (int b = a + 1; b < graph.size(); b++) {
                int kept = graph.edge(a, b);
                int cut = graph.cut(a, b);
                if (kept + cut > 0) {
                    edges.add(new int[] {a, b, kept + cut, kept > 0 ? 0 : 1});
                }
            }
        }
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("samples", IntStream.range(0, graph.size()).map(graph::samples).toArray());
        all.put("clusters", IntStream.range(0, graph.size()).map(graph::cluster).toArray());
        all.put("edges", edges);
        return all;
    }

    /**
     * The place of each prototype on a plane: amid the samples it won, so that no mapping from the embedding to the
     * plane is needed. NaN where none of them is drawn.
     *
     * @param nearest prototype of each sample drawn
     * @param points the samples on the plane, 2 columns
     * @return p×2
     */
    public Matrix on(int[] nearest, Matrix points) {
        int p = graph.size();
        float[] sums = new float[2 * p];
        int[] counts = new int[p];
        for (int i = 0; i < nearest.length; i++) {
            counts[nearest[i]]++;
            sums[2 * nearest[i]] += points.get(i, 0);
            sums[2 * nearest[i] + 1] += points.get(i, 1);
        }
        for (int j = 0; j < sums.length; j++) {
            sums[j] = counts[j / 2] == 0 ? Float.NaN : sums[j] / counts[j / 2];
        }
        return Matrix.wrap(p, 2, sums);
    }

    /** The prototype nearest to each of the {@code rows} of {@code embedding}: n×m. */
    public int[] nearest(Matrix embedding, int... rows) {
        return Arrays.stream(rows)
                .parallel()
                .map(row -> nearest(embedding, row))
                .toArray();
    }

    private int nearest(Matrix embedding, int row) {
        int nearest = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int j = 0; j < places.rows(); j++) {
            double squared = 0;
            for (int c = 0; c < places.columns(); c++) {
                double difference = embedding.get(row, c) - places.get(j, c);
                squared += difference * difference;
            }
            if (squared < least) {
                least = squared;
                nearest = j;
            }
        }
        return nearest;
    }
}
