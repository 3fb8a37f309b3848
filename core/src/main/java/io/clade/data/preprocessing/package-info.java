/** The steps between a dataset and a network: scaling and resizing fitted to a dataset, and batches as tensors. */
package io.clade.data.preprocessing;
