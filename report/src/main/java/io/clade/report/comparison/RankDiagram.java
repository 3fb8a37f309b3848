package io.clade.report.comparison;

import io.clade.evaluation.ranking.Ranking;
import io.clade.report.page.Numerals;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A diagram of mean ranks on a line, with bars that join methods without a significant difference: Demšar, JMLR 7,
 * 2006, figure 1. Numbers are places in a frame of {@link #WIDTH}×{@link #height}.
 *
 * @param index that methods are ranked by
 * @param sentence on the finding
 * @param height of the frame
 * @param ticks of the axis
 * @param entries a method each
 * @param bars that join methods without a significant difference
 * @param critical a bar as long as the critical difference
 * @param criticalText its length
 */
record RankDiagram(
        String index,
        String sentence,
        int height,
        List<Tick> ticks,
        List<Entry> entries,
        List<Bar> bars,
        Bar critical,
        String criticalText) {

    static final int WIDTH = 900;
    static final int AXIS = 58;

    private static final int LEFT = 290;
    private static final int RIGHT = 610;
    private static final int GAP = 8;
    private static final int LINE = 24;
    private static final int BAR = 9;
    private static final int CRITICAL = 22;
    private static final int OVERLAP = 4;
    private static final int LONGEST = 30;

    /** A rank on the axis. */
    record Tick(String x, String text) {}

    /**
     * @param x of its rank on the axis
     * @param y of its name
     * @param edge end of the line to its name
     * @param textX of its name
     * @param anchor of its name
     * @param name of the method, shortened where it is long, with its mean rank
     * @param title full name of the method
     */
    record Entry(String x, String y, String edge, String textX, String anchor, String name, String title) {}

    /** A horizontal line. */
    record Bar(String from, String to, String y) {}

    int axisLeft() {
        return LEFT;
    }

    int axisRight() {
        return RIGHT;
    }

    int axisY() {
        return AXIS;
    }

    int width() {
        return WIDTH;
    }

    static RankDiagram of(String index, Ranking ranking, List<String> methods) {
        int k = methods.size();
        List<Tick> ticks = IntStream.rangeClosed(1, k)
                .mapToObj(rank -> new Tick(x(rank, k), Integer.toString(rank)))
                .toList();
        List<Bar> bars = new ArrayList<>();
        for (List<Integer> group : ranking.groups()) {
            String y = Numerals.place(AXIS + 12 + BAR * bars.size());
            double first = position(ranking.ranks().get(group.get(0)), k);
            double last = position(ranking.ranks().get(group.get(group.size() - 1)), k);
            bars.add(new Bar(Numerals.place(first - OVERLAP), Numerals.place(last + OVERLAP), y));
        }
        int names = AXIS + 24 + BAR * bars.size();
        double length = Math.min(ranking.criticalDifference(), k - 1);
        return new RankDiagram(
                index,
                sentence(index, ranking),
                names + LINE * ((k + 1) / 2),
                ticks,
                entries(ranking, methods, names),
                bars,
                new Bar(Numerals.place(LEFT), x(1 + length, k), Numerals.place(CRITICAL)),
                "critical difference " + Numerals.decimal(ranking.criticalDifference())
                        + (ranking.criticalDifference() > k - 1 ? ", more than the whole axis" : ""));
    }

    private static List<Entry> entries(Ranking ranking, List<String> methods, int top) {
        int k = methods.size();
        List<Entry> entries = new ArrayList<>();
        List<Integer> order = ranking.order();
        for (int i = 0; i < k; i++) {
            double rank = ranking.ranks().get(order.get(i));
            String method = methods.get(order.get(i));
            boolean left = i < (k + 1) / 2;
            String name = shortened(method) + " (" + Numerals.plain(rank, 2) + ")";
            entries.add(new Entry(
                    x(rank, k),
                    Numerals.place(top + LINE * (left ? i : k - 1 - i)),
                    Numerals.place(left ? LEFT - GAP : RIGHT + GAP),
                    Numerals.place(left ? LEFT - 2 * GAP : RIGHT + 2 * GAP),
                    left ? "end" : "start",
                    name,
                    method));
        }
        return entries;
    }

    /** The name without its middle where it is long, since names with the same beginning often differ at the end. */
    private static String shortened(String name) {
        int half = LONGEST / 2;
        return name.length() <= LONGEST
                ? name
                : name.substring(0, half).strip() + "…"
                        + name.substring(name.length() - half).strip();
    }

    private static String sentence(String index, Ranking ranking) {
        boolean told = ranking.p() < Ranking.LEVEL;
        String chance = told
                ? "this large by chance with p = " + p(ranking.p())
                        + ": the methods differ. Those joined by a bar are"
                        + " less than the critical difference apart (Nemenyi, 0.05) and cannot be distinguished."
                : "as large by chance with p = " + p(ranking.p())
                        + ": with so few datasets, or methods so similar, the differences may be chance.";
        return "Mean ranks by the mean " + index + " of the runs on " + ranking.sets()
                + " datasets, 1 for the best; a method that failed ranks last. Friedman's χ² is "
                + Numerals.decimal(ranking.statistic()) + ", " + chance;
    }

    private static String p(double p) {
        return p < 0.001 ? "0.001 or less" : Numerals.decimal(p);
    }

    private static double position(double rank, int k) {
        return LEFT + (RIGHT - LEFT) * (rank - 1) / (k - 1);
    }

    private static String x(double rank, int k) {
        return Numerals.place(position(rank, k));
    }
}
