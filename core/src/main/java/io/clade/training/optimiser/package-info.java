/** Optimisers: rules that update parameters from their gradients, and the updater of all parameters of a fit. */
package io.clade.training.optimiser;
