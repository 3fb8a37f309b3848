package io.clade.method.competitive.prototype;

import java.util.Optional;
import org.bytedeco.pytorch.Tensor;

/**
 * What dual prototypes are computed from.
 *
 * @param rows embeddings of the anchors, a row for the bias below them where there is one: (a + 1)×m or a×m
 * @param unit what prototypes are multiplied with; empty for 1
 * @param gram inner products of the rows, where distances are only asked for from all anchors and cost less so
 */
public record Inputs(Tensor rows, Optional<Tensor> unit, Optional<Gram> gram) {

    static Inputs of(Tensor rows) {
        return new Inputs(rows, Optional.empty(), Optional.empty());
    }
}
