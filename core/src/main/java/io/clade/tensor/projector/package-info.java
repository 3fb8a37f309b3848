/** Projection distances between the subspaces that the matricisations of tensors span. */
package io.clade.tensor.projector;
