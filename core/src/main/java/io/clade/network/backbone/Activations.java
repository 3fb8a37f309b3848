package io.clade.network.backbone;

import java.util.List;
import org.bytedeco.pytorch.Tensor;

/**
 * The outputs of a backbone for a batch of b samples.
 *
 * @param blocks one tensor a block, b×…, in order, to which companion objectives attach
 * @param embedding z, b×m
 */
public record Activations(List<Tensor> blocks, Tensor embedding) {

    public Activations {
        blocks = List.copyOf(blocks);
    }
}
