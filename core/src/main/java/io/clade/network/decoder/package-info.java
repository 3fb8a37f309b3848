/** Decoders: from embeddings back to samples. Each architecture chooses the one that mirrors it. */
package io.clade.network.decoder;
