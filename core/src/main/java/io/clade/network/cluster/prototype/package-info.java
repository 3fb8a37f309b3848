/** Cluster heads whose clusters are prototypes. */
package io.clade.network.cluster.prototype;
