/** The start of a fit from an autoencoder that an earlier fit saved. */
package io.clade.method.autoencoder.start;
