/** Backbones, cluster layers and initialisation: what turns samples into activations, an embedding and memberships. */
package io.clade.network;
