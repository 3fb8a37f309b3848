package io.clade.method.autoencoder.stage;

/**
 * The one scale of the family's losses: the error of reconstruction is a mean over the samples and over the numbers of a
 * sample, and clustering terms are sums over clusters and over the embedding, and means over the samples.
 */
public final class LossScale {

    private LossScale() {}

    /**
     * The weight of a clustering term that was published beside an error of reconstruction that is a sum over the numbers of
     * a sample.
     *
     * @param published weight
     * @param features d, numbers of a sample
     */
    public static double ofSums(double published, int features) {
        return published / features;
    }
}
