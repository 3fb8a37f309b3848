package io.clade.evaluation.quality;

import io.clade.data.Labels;
import io.clade.evaluation.ContingencyTable;
import io.clade.evaluation.ExternalIndices;
import java.util.Arrays;
import java.util.List;

/**
 * Measures whether other runs on the same samples find the same clusters. Nothing here depends on how clusters are
 * numbered.
 */
public final class Stability {

    private Stability() {}

    /**
     * The stability of each cluster: the mean over the other runs of the largest Jaccard overlap |A ∩ B| / |A ∪ B| with
     * a cluster of that run. C. Hennig, Cluster-wise assessment of cluster stability, Computational Statistics and Data
     * Analysis 52(1), 2007, who resamples the data where the runs here differ in their seeds. By his account a cluster
     * at 0.75 or above is valid, and one below 0.6 is not to be trusted.
     *
     * @param clusters of this run, n codes; NONE marks an outlier
     * @param others clusters of the other runs, n codes each
     * @return one a cluster, from 0 to 1; NaN for an empty cluster, and all NaN without another run
     * @throws io.clade.input.InputException if runs differ in their number of samples
     */
    public static double[] of(Labels clusters, List<Labels> others) {
        double[] stability = new double[clusters.count()];
        int[] sizes = clusters.sizes();
        for (Labels other : others) {
            double[] largest = largestOverlaps(clusters, other);
            for (int q = 0; q < stability.length; q++) {
                stability[q] += largest[q] / others.size();
            }
        }
        for (int q = 0; q < stability.length; q++) {
            stability[q] = sizes[q] == 0 || others.isEmpty() ? Double.NaN : stability[q];
        }
        return stability;
    }

    private static double[] largestOverlaps(Labels clusters, Labels other) {
        ContingencyTable table = ContingencyTable.of(clusters, other);
        int[] sizes = clusters.sizes();
        int[] otherSizes = other.sizes();
        double[] largest = new double[sizes.length];
        for (int q = 0; q < sizes.length; q++) {
            for (int r = 0; r < otherSizes.length; r++) {
                double both = table.count(q, r);
                largest[q] = both == 0 ? largest[q] : Math.max(largest[q], both / (sizes[q] + otherSizes[r] - both));
            }
        }
        return largest;
    }

    /**
     * The adjusted Rand index between every two of R runs; outliers are one more cluster.
     *
     * @return R×R, symmetric, 1 on the diagonal
     * @throws io.clade.input.InputException if runs differ in their number of samples
     */
    public static double[][] agreement(List<Labels> runs) {
        int r = runs.size();
        double[][] agreement = new double[r][r];
        for (int a = 0; a < r; a++) {
            agreement[a][a] = 1;
            for (int b = 0; b < a; b++) {
                agreement[a][b] = ExternalIndices.ari(numbered(runs.get(a)), runs.get(b));
                agreement[b][a] = agreement[a][b];
            }
        }
        return agreement;
    }

    /**
     * The mean adjusted Rand index of each clustering with all others. An index below 0, which says no more than 0, counts
     * as 0. One clustering alone has 1: it agrees with all that there are.
     *
     * @return one number a clustering, from 0 to 1
     * @throws io.clade.input.InputException if they differ in their number of samples
     */
    public static double[] withOthers(List<Labels> clusterings) {
        return Arrays.stream(agreement(clusterings))
                .mapToDouble(row -> row.length == 1
                        ? 1
                        : (Arrays.stream(row).map(index -> Math.max(0, index)).sum() - 1) / (row.length - 1))
                .toArray();
    }

    /** The labels with outliers as a cluster of their own, since the index would leave them out. */
    private static Labels numbered(Labels clusters) {
        int count = clusters.count();
        int[] codes = Arrays.stream(clusters.codes())
                .map(code -> code == Labels.NONE ? count : code)
                .toArray();
        return Labels.ofCodes(codes, count + 1);
    }

    /** The mean of what is off the diagonal of {@code agreement}; NaN for fewer than two runs. */
    public static double mean(double[]... agreement) {
        double sum = 0;
        for (int a = 0; a < agreement.length; a++) {
            for (int b = 0; b < a; b++) {
                sum += agreement[a][b];
            }
        }
        return sum / (agreement.length * (agreement.length - 1) / 2.0);
    }
}
