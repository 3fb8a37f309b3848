/**
 * The training of a stage: batches, the optimiser, the epoch loop, early stopping, checkpoints and progress. A method
 * supplies the loss.
 */
package io.clade.training;
