/** Cluster layers: what turns an embedding into memberships. */
package io.clade.network.cluster;
