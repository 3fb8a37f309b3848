package io.clade.report.map;

import io.clade.report.page.Mark;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The symbols of marks as paths, as {@code marks.html} has them. */
public final class MarkShape {

    /** Of the symbols, in the units they are drawn in here. */
    private static final double FULL = 10;

    /** Corners around the middle, x and y in turn; none for a disc. */
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
    /** Beyond so many samples a path holds all of a group. */
    private static final int ONE_BY_ONE = 20_000;

    private MarkShape() {}

    /** The mark of a group; of samples in none it is a quiet cross. */
    public static Mark mark(int group) {
        return group < 0 ? new Mark(6, 4) : Mark.of(group);
    }

    /** Of a mark on a map of {@code count} samples: the more there are, the smaller. */
    static double size(int count) {
        return count > ONE_BY_ONE ? 3.4 : count > 2_000 ? 5 : count > 600 ? 7 : 10;
    }

    /** Small marks have no edge, which would be most of them. */
    static boolean small(double size) {
        return size < 5;
    }

    /** Marks of these samples: a path each, or where marks are small one of all. */
    static List<String> paths(int shape, double size, MapFrame frame, int... samples) {
        List<String> all = Arrays.stream(samples)
                .mapToObj(i -> path(shape, size, frame.x(i), frame.y(i)))
                .toList();
        return small(size) && !all.isEmpty() ? List.of(all.stream().collect(Collectors.joining())) : all;
    }

    /** One mark. */
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
