/** Optimisers: rules that update parameters from their gradients, and what applies one to all parameters of a fit. */
package io.clade.training.optimiser;
