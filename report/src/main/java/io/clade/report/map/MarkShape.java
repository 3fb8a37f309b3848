package io.clade.report.map;

import io.clade.report.page.Mark;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The symbols of marks as paths, the same as in {@code marks.html}. */
public final class MarkShape {

    /** The size of the symbols, in the units of their corners. */
    private static final double FULL = 10;

    /** The corners of each symbol around the middle, x and y in turn; none for a disc. */
    private static final double[][] CORNERS = {
        {},
        {0, -5, 5.2, 4.2, -5.2, 4.2},
        {-4.2, -4.2, 4.2, -4.2, 4.2, 4.2, -4.2, 4.2},
        {0, -5.6, 4.4, 0, 0, 5.6, -4.4, 0},
        {
            -1.6, -5, 1.6, -5, 1.6, -1.6, 5, -1.6, 5, 1.6, 1.6, 1.6, 1.6, 5, -1.6, 5, -1.6, 1.6, -5, 1.6, -5, -1.6,
            -1.6, -1.6
        },
        {0, 5, 5.2, -4.2, -5.2, -4.2}
    };

    private static final double RADIUS = 4.6;
    /** The number of samples above which one path holds all marks of a group. */
    private static final int ONE_BY_ONE = 20_000;

    private MarkShape() {}

    /** The mark of a group; samples in no group have a small cross. */
    public static Mark mark(int group) {
        return group < 0 ? new Mark(6, 4) : Mark.of(group);
    }

    /** The size of a mark on a map of {@code count} samples, which falls with their number. */
    static double size(int count) {
        return count > ONE_BY_ONE ? 3.4 : count > 2_000 ? 5 : count > 600 ? 7 : 10;
    }

    /** True if marks of this size are drawn without an edge, which would cover most of them. */
    static boolean small(double size) {
        return size < 5;
    }

    /** The marks of these samples: a path each, or one for all where marks are small. */
    static List<String> paths(int shape, double size, MapFrame frame, int... samples) {
        List<String> all = Arrays.stream(samples)
                .mapToObj(i -> path(shape, size, frame.x(i), frame.y(i)))
                .toList();
        return small(size) && !all.isEmpty() ? List.of(all.stream().collect(Collectors.joining())) : all;
    }

    /** The path of one mark. */
    public static String path(int shape, double size, double x, double y) {
        double unit = size / FULL;
        double[] corners = CORNERS[shape];
        if (corners.length == 0) {
            double r = unit * RADIUS;
            return String.format(
                    Locale.ROOT,
                    "M%.1f %.1fa%.2f %.2f 0 1 0 %.2f 0a%.2f %.2f 0 1 0 %.2f 0z",
                    x - r,
                    y,
                    r,
                    r,
                    2 * r,
                    r,
                    r,
                    -2 * r);
        }
        var path = new StringBuilder();
        for (int i = 0; i < corners.length; i += 2) {
            path.append(i == 0 ? 'M' : 'L')
                    .append(String.format(Locale.ROOT, "%.1f %.1f", x + unit * corners[i], y + unit * corners[i + 1]));
        }
        return path.append('z').toString();
    }
}
