/** DDCL: prototypes that compete for every sample by differentiable assignments. */
package io.clade.method.competitive.soft;
