/** The pre-training of an autoencoder, which every method of the family begins with: layer by layer, and end to end. */
package io.clade.method.autoencoder.pretraining;
