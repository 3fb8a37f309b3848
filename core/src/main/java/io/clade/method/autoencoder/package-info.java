/** Methods that begin from an autoencoder: an encoder that learns to keep what a decoder needs, and clusters in its embedding. */
package io.clade.method.autoencoder;
