package io.clade.partition.unimodality;

/**
 * The convex minorant of points from the first to any, or the concave majorant from any to the last: each point knows the
 * neighbouring vertex of the curve that it ends.
 */
final class Hull {

    private final int[] neighbour;
    private final boolean backwards;

    private Hull(int[] neighbour, boolean backwards) {
        this.neighbour = neighbour;
        this.backwards = backwards;
    }

    /** The minorants of points 0 … j for every j; {@code x} ascends. */
    static Hull convex(double[] x, int... y) {
        int[] before = new int[x.length];
        for (int j = 1; j < x.length; j++) {
            int i = j - 1;
            while (i > 0 && slope(x, y, before[i], i) >= slope(x, y, i, j)) {
                i = before[i];
            }
            before[j] = i;
        }
        return new Hull(before, true);
    }

    /** The majorants of points j … m − 1 for every j; {@code x} ascends. */
    static Hull concave(double[] x, int... y) {
        int last = x.length - 1;
        int[] next = new int[x.length];
        for (int j = last - 1; j >= 0; j--) {
            int i = j + 1;
            while (i < last && slope(x, y, j, i) <= slope(x, y, i, next[i])) {
                i = next[i];
            }
            next[j] = i;
        }
        return new Hull(next, false);
    }

    private static double slope(double[] x, int[] y, int from, int to) {
        return (y[to] - y[from]) / (x[to] - x[from]);
    }

    /** The vertices from {@code low} to {@code high}, ascending; both are vertices of the curve between them. */
    int[] vertices(int low, int high) {
        int count = 1;
        for (int at = start(low, high); at != end(low, high); at = neighbour[at]) {
            count++;
        }
        int[] vertices = new int[count];
        int at = start(low, high);
        for (int i = 0; i < count; i++) {
            vertices[backwards ? count - 1 - i : i] = at;
            at = neighbour[at];
        }
        return vertices;
    }

    private int start(int low, int high) {
        return backwards ? high : low;
    }

    private int end(int low, int high) {
        return backwards ? low : high;
    }
}
