package io.clade.report.sample;

import io.clade.data.Shape;
import io.clade.report.findings.Importance;
import io.clade.report.findings.Selection;
import io.clade.report.thumbnail.ContrastTiles;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The pixels that set clusters of images apart: those important to the network, where this is known, else those in
 * which the mean image differs from that of all other images.
 */
final class ImageContrasts {

    private static final int PIXELS = 64;
    /**
     * The share of the numbers of a network's map that are drawn opaque, so that a single one does not make the rest
     * pale.
     */
    private static final double OPAQUE = 0.01;

    /** Places of an image, row by row. */
    private static final List<String> PLACES = List.of(
            "at the top left",
            "at the top",
            "at the top right",
            "on the left",
            "in the middle",
            "on the right",
            "at the bottom left",
            "at the bottom",
            "at the bottom right");

    private static final int ACROSS = 3;

    private final boolean learned;
    private final int height;
    private final int width;
    private final Map<Integer, float[]> maps = new HashMap<>();
    private final Map<Integer, Integer> numbers = new HashMap<>();
    private final ContrastTiles tiles;

    ImageContrasts(Shape shape, Averages averages, Optional<Importance> importance, Selection selection) {
        this.learned = importance.isPresent();
        Shape drawn = importance.map(Importance::shape).orElse(shape);
        this.height = drawn.extent(1);
        this.width = drawn.extent(2);
        List<float[]> pictures = new ArrayList<>();
        for (int cluster : selection.cards()) {
            Optional<float[]> map = importance
                    .map(known -> known.maps().row(cluster))
                    .or(() -> averages.clusterMean(cluster)
                            .map(mean -> difference(mean, averages.others(cluster), height * width)));
            map.filter(found -> strongest(found, 0) > 0).ifPresent(found -> {
                numbers.put(cluster, pictures.size());
                maps.put(cluster, found);
                pictures.add(found);
            });
        }
        double[] strongest = pictures.stream()
                .mapToDouble(map -> strongest(map, learned ? OPAQUE : 0))
                .toArray();
        if (!learned) {
            Arrays.fill(strongest, Arrays.stream(strongest).max().orElse(0));
        }
        this.tiles = new ContrastTiles(height, width, pictures, strongest);
    }

    /** One image less another, the mean over the channels. */
    private static float[] difference(float[] one, float[] other, int area) {
        float[] difference = new float[area];
        for (int p = 0; p < one.length; p++) {
            difference[p % area] += (one[p] - other[p]) * area / one.length;
        }
        return difference;
    }

    /** The magnitude that only the share {@code above} of the numbers exceeds. */
    private static double strongest(float[] map, double above) {
        double[] sizes = IntStream.range(0, map.length)
                .mapToDouble(p -> Math.abs(map[p]))
                .sorted()
                .toArray();
        return sizes[(int) Math.floor((1 - above) * (sizes.length - 1))];
    }

    Optional<Contrast> of(int cluster) {
        return Optional.ofNullable(numbers.get(cluster))
                .map(number -> new Contrast(
                        tiles.place(number, PIXELS),
                        null,
                        learned ? "what identifies it" : "against others",
                        words(learned ? own(maps.get(cluster)) : maps.get(cluster))));
    }

    private List<String> words(float... map) {
        String most = place(map);
        float[] inverse = new float[map.length];
        for (int p = 0; p < map.length; p++) {
            inverse[p] = -map[p];
        }
        String least = place(inverse);
        if (most.isEmpty() || least.isEmpty()) {
            return List.of();
        }
        return List.of(
                learned
                        ? "More than for other clusters, the network looks for bright pixels " + most + ", and least "
                                + least + "."
                        : "Compared with the others, its images are brightest " + most + ", and darkest " + least
                                + ".");
    }

    /** The name of the ninth of the image with the largest sum of the numbers; empty where no number is above zero. */
    private String place(float... map) {
        double[] sums = new double[PLACES.size()];
        for (int p = 0; p < map.length; p++) {
            int row = ACROSS * (p / width) / height;
            int column = ACROSS * (p % width) / width;
            sums[ACROSS * row + column] += map[p];
        }
        int most = IntStream.range(0, sums.length)
                .reduce((a, b) -> sums[b] > sums[a] ? b : a)
                .orElseThrow();
        return sums[most] > 0 ? PLACES.get(most) : "";
    }

    /** The part of a map above the mean of all maps. */
    private float[] own(float... map) {
        float[] own = map.clone();
        for (float[] other : maps.values()) {
            for (int p = 0; p < own.length; p++) {
                own[p] -= other[p] / maps.size();
            }
        }
        return own;
    }

    String style() {
        return numbers.isEmpty() ? "" : tiles.style(PIXELS);
    }

    /** A note on the colours. */
    String note() {
        if (numbers.isEmpty()) {
            return "";
        }
        return learned
                ? "The second image shows what the network recognises the cluster by: guided backpropagation from the cluster's"
                        + " score to the pixels, averaged over its most certain samples. Bright pixels count for the cluster where it is"
                        + " blue and against it where it is orange; each cluster has its own scale."
                : "The second image is the difference between the mean image and the mean of all other images: blue is brighter, orange is"
                        + " darker, on one scale for all clusters.";
    }
}
