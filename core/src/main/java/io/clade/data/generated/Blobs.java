package io.clade.data.generated;

import io.clade.data.Dataset;
import io.clade.input.Require;

/** Round Gaussian clusters around centres drawn from a cube. */
public final class Blobs {

    private Blobs() {}

    /**
     * @param n samples, spread evenly over the clusters, at least {@code clusters}
     * @param d features, 1 or more
     * @param clusters number of clusters, 1 or more
     * @param deviation standard deviation of a cluster in every feature, 0 or more
     * @param box the centres are uniform over [−box, box]^d, above 0
     * @return n×d with the cluster as label, in random order
     */
    public static Dataset generate(int n, int d, int clusters, double deviation, double box, long seed) {
        Require.atLeast("clusters of blobs", clusters, 1);
        Require.atLeast("n of blobs", n, clusters);
        Require.atLeast("d of blobs", d, 1);
        Require.notNegative("deviation of blobs", deviation);
        Require.positive("box of blobs", box);
        Randomness.requireRoom("blobs", n, d);
        Randomness random = new Randomness(seed);
        double[][] centres = new double[clusters][d];
        for (double[] centre : centres) {
            for (int j = 0; j < d; j++) {
                centre[j] = random.uniform(-box, box);
            }
        }
        double[][] points = new double[n][d];
        int[] cluster = new int[n];
        for (int i = 0; i < n; i++) {
            cluster[i] = i % clusters;
            for (int j = 0; j < d; j++) {
                points[i][j] = centres[cluster[i]][j] + random.gaussian(deviation);
            }
        }
        return random.shuffled("blobs", points, cluster, clusters);
    }
}
