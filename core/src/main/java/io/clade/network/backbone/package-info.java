/** Backbones and their plans: what turns samples into activations and an embedding. */
package io.clade.network.backbone;
