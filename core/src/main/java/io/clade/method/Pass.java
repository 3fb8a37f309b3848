package io.clade.method;

import io.clade.network.Network;
import java.util.Optional;

/**
 * What a network makes of a batch.
 *
 * @param samples its output for the b samples
 * @param partners its output for a partner of each, in the same order, where the method asked for partners
 */
public record Pass(Network.Output samples, Optional<Network.Output> partners) {}
