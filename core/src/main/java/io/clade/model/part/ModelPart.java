package io.clade.model.part;

import io.clade.network.weight.Weights;

/**
 * A method-specific part of a model: a tree, a graph, trajectories, a kernel; each may be absent. Parts are immutable. A class
 * of parts has a {@link PartFormat}, which {@link PartFormats} lists.
 */
public interface ModelPart {

    /** The arrays that the part is saved as, under names of its own, for {@link PartFormat#reader}. */
    Weights arrays();
}
