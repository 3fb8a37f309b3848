package io.clade.partition.alternation;

import java.util.List;

/** A result of an iterative search, with its iterations. */
public interface Solution {

    /** The start and every iteration after it, the last one that of the result. */
    List<Iteration> iterations();

    /** True if the search ended because it had converged, not at its limit of iterations. */
    boolean converged();

    /** The objective of the result. */
    default double objective() {
        return iterations().get(iterations().size() - 1).objective();
    }
}
