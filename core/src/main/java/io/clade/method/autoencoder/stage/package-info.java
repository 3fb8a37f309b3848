/** The refinements of a pre-trained autoencoder's embedding. */
package io.clade.method.autoencoder.stage;
