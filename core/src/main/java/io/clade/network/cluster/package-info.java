/** Cluster layers, which compute memberships from embeddings. */
package io.clade.network.cluster;
