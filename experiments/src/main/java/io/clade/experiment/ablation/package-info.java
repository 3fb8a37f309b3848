/** Ablations, which measure Clade's own choices by removing them one at a time or in combinations. */
package io.clade.experiment.ablation;
