/** Clusters of a fitted autoencoder's embedding by a classical method. */
package io.clade.method.autoencoder.finish;
