package io.clade.report.method;

import io.clade.report.page.AxisScale;
import io.clade.report.page.Mark;
import io.clade.report.page.Numerals;
import java.util.ArrayList;
import java.util.List;

/**
 * A dendrogram on its side, for the template: the root at the left, and a row for each leaf at the right. Numbers are
 * places in a frame of {@link #WIDTH}×{@code height}.
 *
 * @param height of the frame
 * @param bottom of the rows
 * @param axisText y of the axis's numbers
 * @param name of the axis
 * @param branches from the root to the leaves
 * @param leaves in rows
 * @param groups the rows of each cluster
 * @param x ticks of the heights
 * @param cut place at which the tree is cut; null where it is not
 * @param cutText number of clusters after the cut
 */
record Tree(
        int height,
        int bottom,
        int axisText,
        String name,
        List<Branch> branches,
        List<Row> leaves,
        List<Group> groups,
        List<AxisScale.Tick> x,
        String cut,
        String cutText) {

    static final int WIDTH = 680;

    static final double LEFT = 14;
    static final double RIGHT = 520;
    static final int TOP = 24;
    static final int ROW = 16;

    private static final int AXIS = 18;
    private static final int AXIS_NAME = 36;
    private static final int TICKS = 6;
    private static final double PADDING = 0.04;

    /**
     * @param colour of the cluster it lies in; null above the cut
     * @param path as SVG writes it
     */
    record Branch(Mark colour, String path) {}

    /**
     * @param y of its row
     * @param samples it stands for
     */
    record Row(String y, String samples) {}

    /**
     * @param colour of the cluster
     * @param from first row
     * @param to last row
     * @param middle between them
     * @param name of the cluster
     */
    record Group(Mark colour, String from, String to, String middle, String name) {}

    int width() {
        return WIDTH;
    }

    /**
     * @param top of the tree
     * @param name of the quantity that heights measure
     */
    static Tree of(TruncatedDendrogram top, String name) {
        return new Drawer(top).tree(name);
    }

    private static final class Drawer {

        private final TruncatedDendrogram top;
        private final int l;
        private final int[] order;
        private final AxisScale across;
        /** The y of every node: that of its row, or the middle of the nodes it joins. */
        private final double[] y;
        /** Cluster of every node, {@link TruncatedDendrogram#SEVERAL} above the cut. */
        private final int[] clusters;

        Drawer(TruncatedDendrogram top) {
            this.top = top;
            l = top.leaves().size();
            order = top.order();
            double highest = l > 1 ? top.merges().height(l - 2) : 1;
            across = new AxisScale(0, highest > 0 ? highest * (1 + PADDING) : 1, RIGHT, LEFT);
            y = new double[2 * l - 1];
            clusters = new int[2 * l - 1];
            for (int row = 0; row < l; row++) {
                y[order[row]] = TOP + ROW * (row + 0.5);
                clusters[order[row]] = top.leaves().get(order[row]).cluster();
            }
            for (int i = 0; i < l - 1; i++) {
                int left = top.merges().left(i);
                int right = top.merges().right(i);
                y[l + i] = (y[left] + y[right]) / 2;
                clusters[l + i] = i < l - top.clusters() && clusters[left] == clusters[right]
                        ? clusters[left]
                        : TruncatedDendrogram.SEVERAL;
            }
        }

        Tree tree(String name) {
            int bottom = TOP + ROW * l;
            boolean cut = top.clusters() > 1 && top.clusters() < l;
            return new Tree(
                    bottom + AXIS_NAME + 8,
                    bottom,
                    bottom + AXIS,
                    name,
                    branches(),
                    rows(),
                    groups(),
                    across.ticks(TICKS),
                    cut ? across.at(cutHeight()) : null,
                    Numerals.count(top.clusters(), "cluster", "clusters"));
        }

        private double cutHeight() {
            int first = l - top.clusters();
            return (top.merges().height(first) + top.merges().height(first - 1)) / 2;
        }

        /** The branches: each merge is a bracket that opens to the two nodes it joins. */
        private List<Branch> branches() {
            List<Branch> branches = new ArrayList<>();
            for (int i = 0; i < l - 1; i++) {
                String x = across.at(top.merges().height(i));
                int a = top.merges().left(i);
                int b = top.merges().right(i);
                branches.add(new Branch(mark(a), "M" + across.at(height(a)) + " " + Numerals.place(y[a]) + "H" + x));
                branches.add(new Branch(mark(b), "M" + across.at(height(b)) + " " + Numerals.place(y[b]) + "H" + x));
                branches.add(
                        new Branch(mark(l + i), "M" + x + " " + Numerals.place(y[a]) + "V" + Numerals.place(y[b])));
            }
            return branches;
        }

        private double height(int node) {
            return node < l ? 0 : top.merges().height(node - l);
        }

        private Mark mark(int node) {
            return clusters[node] == TruncatedDendrogram.SEVERAL ? null : Mark.of(clusters[node]);
        }

        private List<Row> rows() {
            List<Row> rows = new ArrayList<>();
            for (int leaf : order) {
                rows.add(new Row(
                        Numerals.place(y[leaf]),
                        Numerals.count(top.leaves().get(leaf).samples())));
            }
            return rows;
        }

        /** The groups of neighbouring rows of one cluster. */
        private List<Group> groups() {
            List<Group> groups = new ArrayList<>();
            for (int from = 0; from < l; ) {
                int cluster = clusters[order[from]];
                int to = from;
                while (to + 1 < l && clusters[order[to + 1]] == cluster) {
                    to++;
                }
                if (cluster != TruncatedDendrogram.SEVERAL) {
                    groups.add(group(cluster, y[order[from]], y[order[to]]));
                }
                from = to + 1;
            }
            return groups;
        }

        private static Group group(int cluster, double first, double last) {
            double half = ROW / 2.0 - 2;
            return new Group(
                    Mark.of(cluster),
                    Numerals.place(first - half),
                    Numerals.place(last + half),
                    Numerals.place((first + last) / 2),
                    "cluster " + cluster);
        }
    }
}
