package io.clade.report;

import io.clade.data.Labels;
import io.clade.report.cluster.Composition;
import io.clade.report.map.MarkShape;
import io.clade.report.page.Mark;
import io.clade.report.page.Numerals;
import java.util.ArrayList;
import java.util.List;

/**
 * The clusters' sizes as bars, for the template.
 *
 * @param height of the figure
 * @param bars a cluster each, and one of the samples in none
 */
record SizesDrawing(int height, List<Bar> bars) {

    private static final int ROW = 24;
    private static final int TOP = 40;
    private static final int LEFT = 84;
    private static final double LONGEST = 380;

    /**
     * @param classes of its mark in the style sheet
     * @param path of its mark
     * @param name of the cluster
     * @param y of the bar
     * @param textY of the texts
     * @param length of the bar
     * @param textX of the count
     * @param count samples, and their share
     */
    record Bar(String classes, String path, String name, int y, int textY, String length, String textX, String count) {}

    static SizesDrawing of(Composition composition) {
        List<Integer> clusters = new ArrayList<>();
        for (int cluster = 0; cluster < composition.clusters(); cluster++) {
            clusters.add(cluster);
        }
        if (composition.outliers() > 0) {
            clusters.add(Labels.NONE);
        }
        int most = clusters.stream()
                .mapToInt(cluster -> size(composition, cluster))
                .max()
                .orElse(0);
        int all = clusters.stream()
                .mapToInt(cluster -> size(composition, cluster))
                .sum();
        List<Bar> bars = new ArrayList<>();
        for (int cluster : clusters) {
            int y = TOP + ROW * bars.size();
            int size = size(composition, cluster);
            double length = LONGEST * size / Math.max(1, most);
            Mark mark = MarkShape.mark(cluster);
            bars.add(new Bar(
                    "mark c" + mark.colour() + " s" + mark.shape(),
                    MarkShape.path(mark.shape(), 11, LEFT - 16, y + 8),
                    cluster == Labels.NONE ? "none" : Integer.toString(cluster),
                    y,
                    y + 13,
                    Numerals.place(length),
                    Numerals.place(LEFT + length + 8),
                    Numerals.count(size) + " (" + Numerals.percent((double) size / Math.max(1, all)) + ")"));
        }
        return new SizesDrawing(TOP + ROW * bars.size() + 8, bars);
    }

    private static int size(Composition composition, int cluster) {
        return cluster == Labels.NONE ? composition.outliers() : composition.size(cluster);
    }
}
