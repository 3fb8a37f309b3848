/** Competitive learning by gradients: prototypes compete for samples, and their graph shows the number of clusters. */
package io.clade.method.competitive;
