package io.clade.evaluation;

import io.clade.data.Labels;
import io.clade.data.Matrix;
import java.util.Optional;

/**
 * All indices of one clustering. NaN stands for one that is not defined: the external ones without labels, the internal
 * ones with fewer than two clusters.
 *
 * @param accuracy {@link ExternalIndices#accuracy}, 0 to 1
 * @param nmi {@link ExternalIndices#nmi}, 0 to 1
 * @param ari {@link ExternalIndices#ari}, −0.5 to 1
 * @param purity {@link ExternalIndices#purity}, 0 to 1
 * @param silhouette {@link InternalIndices#silhouette}, −1 to 1
 * @param calinskiHarabasz {@link InternalIndices#calinskiHarabasz}, 0 or more
 * @param daviesBouldin {@link InternalIndices#daviesBouldin}, 0 or more, low is good
 */
public record ValidityIndices(
        double accuracy,
        double nmi,
        double ari,
        double purity,
        double silhouette,
        double calinskiHarabasz,
        double daviesBouldin) {

    /**
     * Computes the seven indices.
     *
     * @param truth the class of each sample, where classes are known
     * @param found the cluster of each sample, n codes
     * @param points n×d, the space in which the internal indices measure
     * @throws io.clade.input.InputException if the three are not of the same n samples
     */
    public static ValidityIndices of(Optional<Labels> truth, Labels found, Matrix points) {
        return new ValidityIndices(
                truth.map(classes -> ExternalIndices.accuracy(classes, found)).orElse(Double.NaN),
                truth.map(classes -> ExternalIndices.nmi(classes, found)).orElse(Double.NaN),
                truth.map(classes -> ExternalIndices.ari(classes, found)).orElse(Double.NaN),
                truth.map(classes -> ExternalIndices.purity(classes, found)).orElse(Double.NaN),
                InternalIndices.silhouette(points, found),
                InternalIndices.calinskiHarabasz(points, found),
                InternalIndices.daviesBouldin(points, found));
    }
}
