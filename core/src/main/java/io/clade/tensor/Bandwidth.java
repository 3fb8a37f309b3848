package io.clade.tensor;

import org.bytedeco.pytorch.Tensor;

/**
 * How wide a Gaussian kernel is, relative to the median distance of the batch. No gradient flows through the median.
 *
 * @param rule what the width is measured from
 * @param relative σ̃, the factor before the median; 0.15 in the divergence methods
 */
public record Bandwidth(Rule rule, double relative) {

    /** What the width is measured from. */
    public enum Rule {
        /** σ = σ̃ · median distance, as the deep tensor kernel clustering thesis has it (section 15.3.1). */
        MEDIAN_DISTANCE,
        /** The exponent's divisor is σ̃ · median squared distance, as the same authors' code has it. */
        MEDIAN_SQUARED
    }

    /** The smallest divisor: a batch of equal samples has a median of zero. */
    private static final double EPSILON = 1e-12;

    /** s in exp(−d²/s) for squared Euclidean distances: 2σ² under {@link Rule#MEDIAN_DISTANCE}. */
    Tensor divisor(Tensor squaredDistances) {
        return divisor(squaredDistances, 2);
    }

    /** s in exp(−D/s) for tensor distances, which the thesis divides by σ² alone. */
    Tensor tensorDivisor(Tensor distances) {
        return divisor(distances, 1);
    }

    private Tensor divisor(Tensor distances, double times) {
        Tensor median = Distances.median(distances);
        double factor = rule == Rule.MEDIAN_DISTANCE ? times * relative * relative : relative;
        return Ops.atLeast(Ops.times(median, factor), EPSILON);
    }
}
