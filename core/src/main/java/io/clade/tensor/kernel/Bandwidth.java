package io.clade.tensor.kernel;

import io.clade.tensor.Distances;
import io.clade.tensor.Ops;
import org.bytedeco.pytorch.Tensor;

/**
 * The bandwidth of a Gaussian kernel, relative to the median distance of the batch. No gradient flows through the
 * median.
 *
 * @param rule quantity that the width is relative to
 * @param relative σ̃, the factor before the median; 0.15 in the divergence methods
 */
public record Bandwidth(Rule rule, double relative) {

    /** The quantity that the width is relative to. */
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
        Tensor median = Distances.median(squaredDistances);
        double factor = rule == Rule.MEDIAN_DISTANCE ? 2 * relative * relative : relative;
        return bounded(Ops.times(median, factor));
    }

    /**
     * s in exp(−D/s) for tensor distances D, which are sums of projection distances and not squares: σ² with σ = σ̃ ·
     * median D under {@link Rule#MEDIAN_DISTANCE}, σ̃ · median D under {@link Rule#MEDIAN_SQUARED}. The thesis's words
     * also allow σ from the median of √D, but then nearly all entries of the kernel are below e⁻²⁰, which is not what
     * its Figure 32 shows; see docs/decisions/005.
     */
    Tensor tensorDivisor(Tensor distances) {
        Tensor width = Ops.times(Distances.median(distances), relative);
        return bounded(rule == Rule.MEDIAN_DISTANCE ? Ops.square(width) : width);
    }

    private static Tensor bounded(Tensor divisor) {
        return Ops.atLeast(divisor, EPSILON);
    }
}
