package io.clade.network.backbone;

import java.util.List;
import org.bytedeco.pytorch.Tensor;

/**
 * What a backbone put out for a batch of b samples.
 *
 * @param blocks one tensor a block, b×…, in order: what companion objectives attach to
 * @param embedding z, b×m
 */
public record Activations(List<Tensor> blocks, Tensor embedding) {

    public Activations {
        blocks = List.copyOf(blocks);
    }
}
