package io.clade.method;

import io.clade.network.Network;
import java.util.Optional;
import org.bytedeco.pytorch.Tensor;

/**
 * What a network makes of a batch.
 *
 * @param x the b prepared samples themselves
 * @param samples its output for the b samples
 * @param partners its output for a partner of each, in the same order, where the method asked for partners
 * @param done share of the training that is over, 0…1
 */
public record Pass(Tensor x, Network.Output samples, Optional<Network.Output> partners, double done) {}
