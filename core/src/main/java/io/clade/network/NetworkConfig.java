package io.clade.network;

import io.clade.data.Shape;
import io.clade.network.backbone.Architecture;
import io.clade.network.cluster.Head;

/**
 * The configuration of the network of a fitted model.
 *
 * @param input shape of a prepared sample
 * @param backbone from sample to embedding
 * @param head from embedding to memberships
 * @param clusters k
 */
public record NetworkConfig(Shape input, Architecture backbone, Head head, int clusters) {}
