package io.clade.network.cluster;

import io.clade.network.weight.Weights;

/**
 * A cluster layer with its learned numbers, as a fit leaves it.
 *
 * @param head its configuration
 * @param clusters k
 * @param weights of the layer
 */
public record FittedHead(Head head, int clusters, Weights weights) {}
