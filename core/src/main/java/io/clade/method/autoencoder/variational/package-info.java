/** Variational deep embedding: what a variational autoencoder has beside a plain one: a distribution of embeddings, their prior, and that of its outputs. */
package io.clade.method.autoencoder.variational;
