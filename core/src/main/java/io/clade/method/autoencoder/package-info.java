/** Methods that start from an autoencoder and find clusters in its embedding. */
package io.clade.method.autoencoder;
