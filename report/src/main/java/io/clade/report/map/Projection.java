package io.clade.report.map;

import io.clade.data.Dataset;
import io.clade.data.Kind;
import io.clade.data.Matrix;
import io.clade.distance.DistancesTo;
import io.clade.distance.Metric;
import io.clade.partition.Neighbourhoods;
import io.clade.partition.manifold.FuzzyGraph;
import io.clade.partition.manifold.UmapLayout;
import io.clade.partition.manifold.UmapSettings;
import io.clade.report.findings.Selection;
import io.clade.report.page.Numerals;
import io.clade.tensor.runtime.Workers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A projection of the embedding onto a plane.
 *
 * @param name for the button that chooses it
 * @param note on valid and invalid conclusions from it
 * @param axes names of x and y; empty where they mean nothing by themselves
 * @param sameScale whether units of x and y have equal length
 * @param points p×2
 */
public record Projection(String name, String note, List<String> axes, boolean sameScale, Matrix points) {

    private static final int LEAST_FOR_UMAP = 10;
    private static final int MOST_DIMENSIONS_FOR_UMAP = 50;
    private static final UmapSettings UMAP = new UmapSettings(15, 2, 300, 5);
    private static final long SEED = 1;

    /**
     * The projections of the samples on the map, the one to show first in front; none where the embedding has a number
     * that is not finite.
     *
     * @param embedding n×m
     */
    static List<Projection> of(Dataset data, Matrix embedding, Selection selection) {
        int[] mapped = selection.mapped();
        Matrix points = mapped.length == embedding.rows() ? embedding : embedding.selectRows(mapped);
        List<Projection> all = new ArrayList<>();
        if (data.kind() == Kind.TABLE && data.shape().size() == 2) {
            all.add(asRead(data, mapped));
        }
        if (!finite(points)) {
            return all;
        }
        if (points.columns() == 2) {
            all.add(new Projection(
                    "Embedding",
                    "The embedding has two dimensions and is drawn directly.",
                    List.of("dimension 1", "dimension 2"),
                    true,
                    points));
            return all;
        }
        var components = PrincipalAxes.of(points, MOST_DIMENSIONS_FOR_UMAP);
        if (points.rows() >= LEAST_FOR_UMAP && components.shares().get(0, 0) > 0) {
            int[] fitted = IntStream.of(selection.fitted())
                    .map(row -> Arrays.binarySearch(mapped, row))
                    .toArray();
            Projection umap = umap(components.scores(), fitted);
            if (finite(umap.points())) {
                all.add(umap);
            }
        }
        all.add(pca(components));
        return all;
    }

    private static boolean finite(Matrix points) {
        for (float value : points.toArray()) {
            if (!Float.isFinite(value)) {
                return false;
            }
        }
        return true;
    }

    private static Projection asRead(Dataset data, int... rows) {
        float[] points = new float[2 * rows.length];
        for (int i = 0; i < rows.length; i++) {
            data.copy(rows[i], points, 2 * i);
        }
        List<String> names = data.featureNames();
        return new Projection(
                "Data",
                "The two features of the data.",
                names.size() == 2 ? names : List.of("feature 1", "feature 2"),
                false,
                Matrix.wrap(rows.length, 2, points));
    }

    private static Projection pca(PrincipalAxes components) {
        Matrix scores = components.scores();
        boolean plane = scores.columns() > 1;
        float[] points = new float[2 * scores.rows()];
        for (int i = 0; i < scores.rows(); i++) {
            points[2 * i] = scores.get(i, 0);
            points[2 * i + 1] = plane ? scores.get(i, 1) : 0;
        }
        double first = components.shares().get(0, 0);
        double second = plane ? components.shares().get(0, 1) : 0;
        return new Projection(
                "PCA",
                "Principal components show the plane of largest variance of the embedding. It keeps "
                        + Numerals.percent(Math.min(1, first + second))
                        + " of the variance, and distances on it are never longer than the true distances.",
                List.of(
                        "component 1 (" + Numerals.percent(first) + ")",
                        "component 2 (" + Numerals.percent(second) + ")"),
                true,
                Matrix.wrap(scores.rows(), 2, points));
    }

    /**
     * McInnes, Healy and Melville, UMAP, arXiv:1802.03426, with its usual 15 neighbours, of the samples {@code fitted};
     * the others are placed amid them.
     */
    private static Projection umap(Matrix scores, int... fitted) {
        boolean whole = fitted.length == scores.rows();
        Matrix fittedScores = whole ? scores : scores.selectRows(fitted);
        Matrix fittedPlaces = umap(fittedScores);
        String note = "UMAP keeps neighbours together. The distance between two groups, and their width, mean little.";
        if (whole) {
            return new Projection("UMAP", note, List.of(), true, fittedPlaces);
        }
        float[] points = Placement.of(scores, fittedScores, fittedPlaces).toArray();
        for (int i = 0; i < fitted.length; i++) {
            points[2 * fitted[i]] = fittedPlaces.get(i, 0);
            points[2 * fitted[i] + 1] = fittedPlaces.get(i, 1);
        }
        String placed = " It was computed for " + Numerals.count(fitted.length)
                + " samples; each of the others is drawn " + "at the mean of its " + Placement.NEIGHBOURS
                + " nearest neighbours among these, which makes groups look tighter than they are.";
        return new Projection("UMAP", note + placed, List.of(), true, Matrix.wrap(scores.rows(), 2, points));
    }

    private static Matrix umap(Matrix scores) {
        List<float[]> samples =
                IntStream.range(0, scores.rows()).mapToObj(scores::row).toList();
        DistancesTo distances = Metric.EUCLIDEAN.distancesTo(samples, 1);
        Neighbourhoods near =
                Workers.run(workers -> Neighbourhoods.nearest(distances, UMAP.neighbours(), workers, measured -> {}));
        return UmapLayout.of(FuzzyGraph.of(near), UMAP, UmapLayout.Curve.WIDE, scores, SEED, epoch -> {});
    }
}
