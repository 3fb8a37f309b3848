package io.clade.partition.hierarchy;

/**
 * A distance between clusters, with the formula that gives the distance of cluster k from the union of i and j from
 * earlier distances (G. N. Lance and W. T. Williams, A general theory of classificatory sorting strategies, The
 * Computer Journal 9(4), 1967).
 */
public enum Linkage {
    /** the nearest two samples */
    SINGLE {
        @Override
        float joined(float i, float j, float ij, int ni, int nj, int nk) {
            return Math.min(i, j);
        }
    },
    /** the farthest two samples */
    COMPLETE {
        @Override
        float joined(float i, float j, float ij, int ni, int nj, int nk) {
            return Math.max(i, j);
        }
    },
    /** the mean over all pairs of samples */
    AVERAGE {
        @Override
        float joined(float i, float j, float ij, int ni, int nj, int nk) {
            return (float) (((double) ni * i + (double) nj * j) / (ni + nj));
        }
    },
    /** the square root of twice the increase of the squared distances from the centroids; computed as its square */
    WARD {
        @Override
        float joined(float i, float j, float ij, int ni, int nj, int nk) {
            return (float) (((double) (ni + nk) * i + (double) (nj + nk) * j - (double) nk * ij) / (ni + nj + nk));
        }
    };

    /**
     * The distance of cluster k from i ∪ j.
     *
     * @param i that of k from i
     * @param j that of k from j
     * @param ij that of i from j
     */
    abstract float joined(float i, float j, float ij, int ni, int nj, int nk);
}
