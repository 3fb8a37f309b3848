/** Backbones, which compute activations and embeddings of samples, and their plans. */
package io.clade.network.backbone;
