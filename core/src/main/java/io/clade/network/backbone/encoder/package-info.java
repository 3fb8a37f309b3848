/** Encoders that autoencoders have beside the other backbones. */
package io.clade.network.backbone.encoder;
