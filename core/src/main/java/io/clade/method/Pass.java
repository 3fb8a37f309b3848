package io.clade.method;

import io.clade.network.Network;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.bytedeco.pytorch.Tensor;

/**
 * What a network makes of a batch.
 *
 * @param x the b prepared samples themselves
 * @param samples its output for the b samples
 * @param partners its output for a partner of each, in the same order, where the method asked for partners
 * @param done share of the training that is over, 0…1
 */
public record Pass(Tensor x, Network.Output samples, Optional<Network.Output> partners, double done) {

    /**
     * The same with memberships that a method works out itself, for each cluster layer.
     *
     * @param own of the samples
     * @param others from the embeddings of the partners, b×m, to those of the partners
     */
    public Pass withAssignments(List<Tensor> own, Function<Tensor, List<Tensor>> others) {
        return new Pass(
                x,
                samples.withAssignments(own),
                partners.map(output -> output.withAssignments(others.apply(output.embedding()))),
                done);
    }
}
