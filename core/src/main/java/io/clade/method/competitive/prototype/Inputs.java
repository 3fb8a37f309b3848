package io.clade.method.competitive.prototype;

import java.util.Optional;
import org.bytedeco.pytorch.Tensor;

/**
 * The inputs that dual prototypes are computed from.
 *
 * @param rows embeddings of the anchors, with a row for the bias below them if there is one: (a + 1)×m or a×m
 * @param unit factor of the prototypes; empty for 1
 * @param gram inner products of the rows, where only distances from all anchors are needed and this is cheaper
 */
public record Inputs(Tensor rows, Optional<Tensor> unit, Optional<Gram> gram) {

    static Inputs of(Tensor rows) {
        return new Inputs(rows, Optional.empty(), Optional.empty());
    }
}
