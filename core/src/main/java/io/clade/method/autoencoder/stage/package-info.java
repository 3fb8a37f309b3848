/** The stages of methods that start from an autoencoder: its pre-training, and the refinements of its embedding. */
package io.clade.method.autoencoder.stage;
