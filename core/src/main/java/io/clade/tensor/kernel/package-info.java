/** Kernel matrices of a batch and their bandwidths. */
package io.clade.tensor.kernel;
