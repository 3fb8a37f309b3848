package io.clade.report.method;

import io.clade.partition.hierarchy.Dendrogram;
import io.clade.report.page.Numerals;
import java.util.ArrayList;
import java.util.List;

/**
 * The lifetimes of numbers of clusters in a tree of merges, as bars (Fred and Jain, 2005; see
 * {@link Dendrogram#longestLived}).
 *
 * @param height of the drawing
 * @param bars for two clusters and more
 * @param sentence on the number of clusters
 */
record Lifetimes(int height, List<Bar> bars, String sentence) {

    static final double LEFT = 44;
    static final double LONGEST = 220;
    static final int ROW = 18;

    private static final int TOP = 6;
    private static final int FEWEST = 11;
    private static final int MORE = 4;
    private static final int MOST = 30;

    /**
     * @param clusters k
     * @param y of its row
     * @param barY of the bar's start
     * @param width of the bar
     * @param textX of the number beside it
     * @param text its length
     * @param chosen whether the tree was cut there
     */
    record Bar(String clusters, String y, String barY, String width, String textX, String text, boolean chosen) {}

    static Lifetimes of(Dendrogram tree, int clusters) {
        int n = tree.samples();
        int last = Math.min(n - 1, Math.min(MOST, Math.max(FEWEST, clusters + MORE)));
        double longest = 0;
        for (int k = 2; k <= last; k++) {
            longest = Math.max(longest, tree.lifetime(k));
        }
        List<Bar> bars = new ArrayList<>();
        for (int k = 2; k <= last; k++) {
            double lifetime = tree.lifetime(k);
            double width = longest > 0 ? LONGEST * lifetime / longest : 0;
            double middle = TOP + ROW * (k - 2 + 0.5);
            bars.add(new Bar(
                    Integer.toString(k),
                    Numerals.place(middle),
                    Numerals.place(middle - 6),
                    Numerals.place(width),
                    Numerals.place(LEFT + width + 6),
                    Numerals.decimal(lifetime),
                    k == clusters));
        }
        return new Lifetimes(2 * TOP + ROW * bars.size(), bars, sentence(tree, clusters));
    }

    private static String sentence(Dendrogram tree, int clusters) {
        int longest = tree.longestLived();
        String lives = Numerals.count(longest, "cluster lives", "clusters live") + " longest";
        return longest == clusters
                ? lives + ", which is the number shown: the tree supports it."
                : lives + "; the tree was cut into " + clusters + ".";
    }
}
