/** Competitive learning by gradients: prototypes compete for samples and their graph shows how many clusters there are. */
package io.clade.method.competitive;
