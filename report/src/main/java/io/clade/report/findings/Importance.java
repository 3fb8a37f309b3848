package io.clade.report.findings;

import io.clade.data.Dataset;
import io.clade.data.Matrix;
import io.clade.data.Shape;
import io.clade.model.Assignment;
import io.clade.model.GuidedBackpropagation;
import io.clade.model.Model;
import java.util.List;
import java.util.Optional;

/**
 * Which pixels a network knows the images of each cluster by: the mean of the maps that {@link GuidedBackpropagation} gives of
 * the cluster's most certain samples, those on its card. Each map has been divided by its largest value, whatever its sign, so
 * that all count alike. Immutable.
 *
 * @param height of an image as the network sees it
 * @param width of an image as the network sees it
 * @param maps k×(height·width), channels summed; a row of zeros for a cluster without samples
 */
public record Importance(int height, int width, Matrix maps) {

    /** Empty where {@code model} cannot be asked. */
    public static Optional<Importance> of(Model model, Dataset data, Assignment assignment) {
        if (!GuidedBackpropagation.suits(model)) {
            return Optional.empty();
        }
        Shape shape = model.preparer().output();
        int area = shape.extent(1) * shape.extent(2);
        int clusters = assignment.clusters().count();
        float[] maps = new float[Math.multiplyExact(clusters, area)];
        Selection selection = Selection.of(data.kind(), assignment);
        for (int cluster : selection.cards()) {
            List<Integer> typical = selection.extremes(cluster).certain();
            Dataset shown =
                    data.select(typical.stream().mapToInt(Integer::intValue).toArray());
            Matrix each = GuidedBackpropagation.maps(model, shown);
            for (int i = 0; i < each.rows(); i++) {
                add(each.row(i), maps, cluster * area, area, each.rows());
            }
        }
        return Optional.of(new Importance(shape.extent(1), shape.extent(2), Matrix.wrap(clusters, area, maps)));
    }

    /** Adds one of {@code count} maps to the mean at {@code target[offset …]}. */
    private static void add(float[] map, float[] target, int offset, int area, int count) {
        float[] summed = new float[area];
        float largest = 0;
        for (int p = 0; p < map.length; p++) {
            summed[p % area] += map[p];
        }
        for (float value : summed) {
            largest = Math.max(largest, Math.abs(value));
        }
        for (int p = 0; p < area && largest > 0; p++) {
            target[offset + p] += summed[p] / largest / count;
        }
    }
}
