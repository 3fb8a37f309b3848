package io.clade.evaluation;

import io.clade.data.Labels;
import java.util.Arrays;

/**
 * The one-to-one matching of clusters to classes that puts the most samples into matched pairs.
 *
 * <p>The numbers of classes and clusters may differ: then some have no partner. A class and a cluster that share no
 * sample are not matched, and outliers never are. Where several matchings are equally good the choice is arbitrary but
 * always the same for the same table.
 *
 * <p>Found by shortest augmenting paths with dual variables (Jonker and Volgenant, A shortest augmenting path algorithm
 * for dense and sparse linear assignment problems, Computing 38, 1987; for unequal sides Crouse, On implementing 2D
 * rectangular assignment algorithms, IEEE Transactions on Aerospace and Electronic Systems 52, 2016), in integers, so
 * exactly. Time is O(r²c) at most for the r classes or clusters, whichever are fewer, and the c others; memory is O(n).
 */
public final class Matching {

    private final int[] clusterOf;
    private final int[] classOf;
    private final int matched;

    private Matching(int[] clusterOf, int[] classOf, int matched) {
        this.clusterOf = clusterOf;
        this.classOf = classOf;
        this.matched = matched;
    }

    public static Matching of(ContingencyTable table) {
        boolean swapped = table.classes() > table.clusters();
        var search = new Search(table, swapped);
        for (int row = 0; row < search.rows; row++) {
            search.match(row);
        }
        int[] clusterOf = filled(table.classes());
        int[] classOf = filled(table.clusters());
        int matched = 0;
        for (int row = 0; row < search.rows; row++) {
            int truth = swapped ? search.columnOf[row] : row;
            int found = swapped ? row : search.columnOf[row];
            int shared = table.count(truth, found);
            if (shared > 0) {
                clusterOf[truth] = found;
                classOf[found] = truth;
                matched += shared;
            }
        }
        return new Matching(clusterOf, classOf, matched);
    }

    /** The cluster that stands for class {@code truth}, or {@link Labels#NONE}. */
    public int clusterOf(int truth) {
        return clusterOf[truth];
    }

    /** The class that cluster {@code found} stands for, or {@link Labels#NONE}. */
    public int classOf(int found) {
        return classOf[found];
    }

    /** Samples that are in the cluster matched to their class. */
    public int matched() {
        return matched;
    }

    private static int[] filled(int size) {
        int[] partners = new int[size];
        Arrays.fill(partners, Labels.NONE);
        return partners;
    }

    /**
     * The state of one search; rows are the side with fewer members. The cost of a pair is minus the samples it shares.
     * Between any two {@link #match} calls {@code cost − u − v} is zero on matched pairs and not negative elsewhere
     * among the rows matched so far: the matching is the cheapest one for these rows.
     */
    private static final class Search {

        private final int rows;
        private final int[] start;
        private final int[] column;
        private final int[] shared;
        private final int[] columnOf;
        private final int[] rowOf;
        private final long[] u;
        private final long[] v;
        private final long[] distance;
        private final int[] previous;
        private final boolean[] reached;
        private final long[] cost;

        Search(ContingencyTable table, boolean swapped) {
            rows = swapped ? table.clusters() : table.classes();
            int columns = swapped ? table.classes() : table.clusters();
            start = new int[rows + 1];
            column = new int[table.cells()];
            shared = new int[table.cells()];
            fillRows(table, swapped);
            columnOf = filled(rows);
            rowOf = filled(columns);
            u = new long[rows];
            v = new long[columns];
            distance = new long[columns];
            previous = new int[columns];
            reached = new boolean[columns];
            cost = new long[columns];
        }

        private void fillRows(ContingencyTable table, boolean swapped) {
            for (int cell = 0; cell < table.cells(); cell++) {
                if (table.clusterOf(cell) != Labels.NONE) {
                    start[(swapped ? table.clusterOf(cell) : table.classOf(cell)) + 1]++;
                }
            }
            Arrays.parallelPrefix(start, Integer::sum);
            int[] next = start.clone();
            for (int cell = 0; cell < table.cells(); cell++) {
                if (table.clusterOf(cell) != Labels.NONE) {
                    int row = swapped ? table.clusterOf(cell) : table.classOf(cell);
                    column[next[row]] = swapped ? table.classOf(cell) : table.clusterOf(cell);
                    shared[next[row]++] = table.countOf(cell);
                }
            }
        }

        /** Adds one row to the matching, moving others along the shortest path to a free column. */
        void match(int added) {
            Arrays.fill(distance, Long.MAX_VALUE);
            Arrays.fill(reached, false);
            long length = 0;
            int free = -1;
            for (int row = added; free < 0; ) {
                int nearest = nearest(row, length);
                length = distance[nearest];
                reached[nearest] = true;
                row = rowOf[nearest];
                free = row < 0 ? nearest : -1;
            }
            raiseDuals(added, length);
            for (int row = -1, at = free; row != added; ) {
                row = previous[at];
                rowOf[at] = row;
                int left = columnOf[row];
                columnOf[row] = at;
                at = left;
            }
        }

        /**
         * Extends the paths that end in {@code row}, of length {@code length}; returns the nearest column, a free one
         * first.
         */
        private int nearest(int row, long length) {
            setCosts(row);
            int nearest = -1;
            for (int j = 0; j < cost.length; j++) {
                if (!reached[j]) {
                    long through = length + cost[j] - u[row] - v[j];
                    if (through < distance[j]) {
                        distance[j] = through;
                        previous[j] = row;
                    }
                    if (nearest < 0
                            || distance[j] < distance[nearest]
                            || (distance[j] == distance[nearest] && rowOf[j] < 0)) {
                        nearest = j;
                    }
                }
            }
            return nearest;
        }

        private void setCosts(int row) {
            Arrays.fill(cost, 0);
            for (int cell = start[row]; cell < start[row + 1]; cell++) {
                cost[column[cell]] = -shared[cell];
            }
        }

        private void raiseDuals(int added, long length) {
            u[added] += length;
            for (int j = 0; j < v.length; j++) {
                if (reached[j]) {
                    v[j] -= length - distance[j];
                    if (rowOf[j] >= 0) {
                        u[rowOf[j]] += length - distance[j];
                    }
                }
            }
        }
    }
}
