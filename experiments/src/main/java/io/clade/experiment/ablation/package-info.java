/** Clade's own choices taken away one at a time, or crossed with each other: what each is worth. */
package io.clade.experiment.ablation;
