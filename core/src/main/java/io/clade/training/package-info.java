/**
 * Sessions, batches, the optimiser, the epoch loop, early stopping, checkpoints and progress. Is told a loss by a method
 * and does not know one.
 */
package io.clade.training;
